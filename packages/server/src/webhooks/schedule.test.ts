import assert from "node:assert/strict";
import { test } from "node:test";
import { retryDelayMs } from "./schedule.ts";

const SECONDS = [5, 30, 300, 1800, 7200, 28_800, 86_400];

test("a chain has seven retries: after 5 s, 30 s, 5 and 30 min, 2, 8 and 24 h", () => {
  for (const [index, seconds] of SECONDS.entries()) {
    assert.equal(
      retryDelayMs(index + 1, () => 0),
      seconds * 1000,
    );
  }
  assert.equal(
    retryDelayMs(SECONDS.length + 1, () => 0),
    undefined,
  );
});

test("jitter only adds, and at most a tenth", () => {
  for (const [index, seconds] of SECONDS.entries()) {
    assert.equal(
      retryDelayMs(index + 1, (bound) => bound - 1),
      seconds * 1100,
    );
  }
});
