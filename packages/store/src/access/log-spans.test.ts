import assert from "node:assert/strict";
import { test } from "node:test";
import { at } from "../../../core/src/testing/plain.test-support.ts";
import { spansBack, type LogBounds } from "./log-spans.ts";

const NOW = at("2026-07-13T09:00:00+05:00");
const OPEN: LogBounds = { from: undefined, to: undefined, after: undefined };

test("the log is looked through in three spans without a gap, whole months first", () => {
  assert.deepEqual(spansBack(NOW, OPEN), [
    { from: "2026-06-01T00:00:00.000000Z", to: "infinity" },
    { from: "2025-06-01T00:00:00.000000Z", to: "2026-06-01T00:00:00.000000Z" },
    { from: "-infinity", to: "2025-06-01T00:00:00.000000Z" },
  ]);
});

test("a page after a row begins at that row, with the rows of the same instant", () => {
  const after = { recordedAt: at("2024-01-05T00:00:00.123456Z") };
  assert.deepEqual(spansBack(NOW, { ...OPEN, after }), [
    { from: "2023-12-01T00:00:00.000000Z", to: "2024-01-05T00:00:00.123457Z" },
    { from: "2022-12-01T00:00:00.000000Z", to: "2023-12-01T00:00:00.000000Z" },
    { from: "-infinity", to: "2022-12-01T00:00:00.000000Z" },
  ]);
});

test("spans that lie outside of the bounds are left out", () => {
  const from = at("2026-06-20T00:00:00Z");
  assert.deepEqual(spansBack(NOW, { ...OPEN, from }), [
    { from: "2026-06-20T00:00:00.000000Z", to: "infinity" },
  ]);
  const to = at("2026-06-20T00:00:00Z");
  assert.deepEqual(spansBack(NOW, { ...OPEN, from, to }), []);
  const [first, ...others] = spansBack(NOW, { ...OPEN, from: at("2025-12-31T23:59:59Z"), to });
  assert.deepEqual(first, {
    from: "2026-05-01T00:00:00.000000Z",
    to: "2026-06-20T00:00:00.000000Z",
  });
  assert.deepEqual(others, [
    { from: "2025-12-31T23:59:59.000000Z", to: "2026-05-01T00:00:00.000000Z" },
  ]);
});

test("an end in the future does not move the first span", () => {
  const [first] = spansBack(NOW, { ...OPEN, to: at("2030-01-01T00:00:00Z") });
  assert.deepEqual(first, {
    from: "2026-06-01T00:00:00.000000Z",
    to: "2030-01-01T00:00:00.000000Z",
  });
});
