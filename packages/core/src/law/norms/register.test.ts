import assert from "node:assert/strict";
import { test } from "node:test";
import { NORMS, normById } from "./register.ts";

test("every norm has an id of its own", () => {
  const ids = NORMS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const norm of NORMS) assert.equal(normById(norm.id), norm);
  assert.equal(normById("L231-0"), undefined);
});

test("an id that was split names nobody alone, and no new norm takes it", () => {
  const former = NORMS.flatMap(({ formerIds = [] }) => formerIds);
  assert.ok(former.length > 10);
  for (const id of former) assert.equal(normById(id), undefined, id);
});

test("every norm says its place and words in three languages", () => {
  for (const { id, place, text } of NORMS) {
    for (const each of [place, text]) {
      for (const words of [each.kk, each.ru, each.en]) {
        assert.ok(words.trim().length > 3, id);
        assert.equal(words, words.trim(), id);
      }
      assert.match(each.kk, /[А-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ]/u, id);
      assert.doesNotMatch(each.en, /[а-яәіңғүұқөһ]{2}/u, id);
    }
  }
});

test("a norm that asks nothing says why", () => {
  for (const { id, status, reason } of NORMS) {
    if (status === "informational") assert.ok(reason !== undefined, id);
  }
});
