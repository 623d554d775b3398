import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, day } from "@kelisim/core";
import { everyDay, spikesIn } from "./spikes.ts";

const FIRST = day("2026-09-01");
const row = (...counts: readonly number[]) =>
  counts.map((count, n) => ({ day: addDays(FIRST, n), count }));
const quiet = Array.from({ length: 14 }, () => 10);

test("three times the usual is a spike, and one day of it makes the next no less of one", () => {
  assert.deepEqual(spikesIn(row(...quiet, 30, 29, 31)), [
    { day: addDays(FIRST, 14), count: 30, usual: 10 },
    { day: addDays(FIRST, 16), count: 31, usual: 10 },
  ]);
});

test("little is no spike, nor are the first days, of which nothing is usual yet", () => {
  assert.deepEqual(spikesIn(row(0, 0, 0, 0, 0, 0, 0, 19)), []);
  assert.deepEqual(spikesIn(row(0, 0, 0, 0, 0, 0, 500)), []);
  assert.equal(spikesIn(row(0, 0, 0, 0, 0, 0, 0, 20)).length, 1);
});

test("every day is there, also one on which nothing happened", () => {
  const counts = new Map([[addDays(FIRST, 1), 4]]);
  assert.deepEqual(everyDay(counts, { from: FIRST, to: addDays(FIRST, 2) }), row(0, 4, 0));
});
