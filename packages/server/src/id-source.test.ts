import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, parseId } from "@kelisim/core";
import { createIdSource } from "./id-source.ts";

const AT = 1_800_000_000_000;
const ids = createIdSource({ now: () => instantOf(AT) });

test("an id has its kind and 32 hex digits", () => {
  const id = ids.next("con");
  assert.equal(parseId("con", id), id);
});

test("a record's id is a UUID of version 7 with the clock's time in front", () => {
  const id = ids.next("req");
  assert.equal(id.slice(4, 16), AT.toString(16).padStart(12, "0"));
  assert.match(id.slice(4), /^.{12}7.{3}[89ab].{15}$/);
});

test("ids made later sort later", () => {
  const later = createIdSource({ now: () => instantOf(AT + 1) });
  assert.ok(later.next("con") > ids.next("con"));
});

test("a data subject's id is random and tells no time", () => {
  const id = ids.next("sub");
  assert.match(id.slice(4), /^.{12}4.{3}[89ab].{15}$/);
  assert.notEqual(id.slice(4, 12), ids.next("sub").slice(4, 12));
});

test("no two ids are alike", () => {
  const made = Array.from({ length: 1000 }, () => ids.next("evt"));
  assert.equal(new Set(made).size, made.length);
});

test("a pick is below its bound and reaches every number", () => {
  const picks = new Set(Array.from({ length: 500 }, () => ids.pick(5)));
  assert.deepEqual(
    [...picks].toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4],
  );
});
