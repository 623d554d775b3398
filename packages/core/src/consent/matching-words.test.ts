import assert from "node:assert/strict";
import { test } from "node:test";
import { countingIds } from "../testing/ids.test-support.ts";
import { MATCHING_WORDS, pickMatchingWord } from "./matching-words.ts";

test("matching words are Kazakh words of their own, none twice", () => {
  assert.equal(new Set(MATCHING_WORDS).size, MATCHING_WORDS.length);
  for (const word of MATCHING_WORDS) assert.match(word, /^[а-яәғқңөұүһі]{3,12}$/);
});

test("every word can be picked, with the bound that the list has", () => {
  const bounds = new Set<number>();
  const picked = MATCHING_WORDS.map((_, n) =>
    pickMatchingWord({ ...countingIds(), pick: (bound) => (bounds.add(bound), n) }),
  );
  assert.deepEqual(picked, MATCHING_WORDS);
  assert.deepEqual([...bounds], [MATCHING_WORDS.length]);
});

test("a pick outside the bound is a bug", () => {
  const ids = { ...countingIds(), pick: (bound: number) => bound };
  assert.throws(() => pickMatchingWord(ids), /outside the bound/);
});
