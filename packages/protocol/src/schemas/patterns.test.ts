import assert from "node:assert/strict";
import { test } from "node:test";
import { takes } from "../testing/compile.ts";
import { Block, Code, IdOf, isIdempotencyKey, Line } from "./common.ts";

test("a line takes every script and punctuation, and no second line", () => {
  for (const text of ["«Қазына» АҚ", "ТОО «Щит & Ко»", "𝔘 👩🏽‍⚕️", "a"]) {
    assert.ok(takes(Line(300), text), text);
  }
  for (const text of ["", "  ", "a\nb", "a\u2028b"]) assert.ok(!takes(Line(300), text));
});

test("a block takes several lines", () => {
  assert.ok(takes(Block(300), "Бірінші.\n\n– екінші\n"));
  for (const text of ["", "\n \n", "a\rb", "a\tb"]) assert.ok(!takes(Block(300), text));
});

test("controls, overrides of direction and halves of characters are refused everywhere", () => {
  for (const bad of ["\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u202e", "\u2066"]) {
    assert.ok(!takes(Line(300), `a${bad}b`));
    assert.ok(!takes(Block(300), `a${bad}b`));
  }
  assert.ok(!takes(Line(300), "a\ud800b"));
  assert.ok(!takes(Block(300), "a\udc00b"));
});

test("the length of a text is counted in characters", () => {
  assert.ok(takes(Line(2), "𝔘𝔘"));
  assert.ok(!takes(Line(2), "үш ә"));
});

test("a code is Latin letters and digits with single joints", () => {
  for (const text of ["iin", "full-name", "credit_scoring", "KDP.7", "a"]) {
    assert.ok(takes(Code, text), text);
  }
  for (const text of ["", "-a", "a-", "a--b", "a b", "a;b", "табыс", "a".repeat(65)]) {
    assert.ok(!takes(Code, text), text);
  }
});

test("an id says its kind and holds 32 lowercase hex digits", () => {
  const hex = "0123456789abcdef".repeat(2);
  assert.ok(takes(IdOf("pty"), `pty_${hex}`));
  for (const text of [`obj_${hex}`, `pty_${hex.toUpperCase()}`, `pty_${hex}0`, hex, "pty_"]) {
    assert.ok(!takes(IdOf("pty"), text), text);
  }
});

test("an idempotency key is 1 to 255 printable ASCII characters", () => {
  for (const key of ["a", "x".repeat(255), "7f 1b"]) assert.ok(isIdempotencyKey(key));
  for (const key of ["", " ", "x".repeat(256), "кілт", "a\nb"]) assert.ok(!isIdempotencyKey(key));
});
