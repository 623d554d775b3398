import assert from "node:assert/strict";
import { test } from "node:test";
import { pickLanguage } from "./language.ts";

test("answers are in Kazakh where nothing is said", () => {
  assert.equal(pickLanguage(undefined), "kk");
  assert.equal(pickLanguage(""), "kk");
  assert.equal(pickLanguage("*"), "kk");
});

test("answers are in Russian or English where the first tag is one of them", () => {
  assert.equal(pickLanguage("ru"), "ru");
  assert.equal(pickLanguage("ru-KZ,ru;q=0.9,kk;q=0.8"), "ru");
  assert.equal(pickLanguage("EN-gb;q=0.5"), "en");
  assert.equal(pickLanguage(" en , kk"), "en");
});

test("only the first tag counts, and it must be the whole language", () => {
  for (const header of ["kk,ru", "de,ru;q=0.9", "run", "english", ",ru", ";,ru"]) {
    assert.equal(pickLanguage(header), "kk", header);
  }
});
