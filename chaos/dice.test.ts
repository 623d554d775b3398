import assert from "node:assert/strict";
import { test } from "node:test";
import { Dice } from "./dice.ts";

const throws = (dice: Dice): readonly number[] =>
  Array.from({ length: 500 }, () => dice.between(1, 6));

test("a seed repeats its throws, and another one throws others", () => {
  assert.deepEqual(throws(new Dice(3)), throws(new Dice(3)));
  assert.notDeepEqual(throws(new Dice(3)), throws(new Dice(4)));
  assert.notDeepEqual(throws(new Dice(3).fork(0)), throws(new Dice(3).fork(1)));
});

test("every side falls, and no other", () => {
  const fallen = new Set(throws(new Dice(1)));
  assert.deepEqual(fallen, new Set([1, 2, 3, 4, 5, 6]));
  assert.throws(() => new Dice(1).pick([]), RangeError);
});
