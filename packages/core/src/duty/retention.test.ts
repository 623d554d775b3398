import assert from "node:assert/strict";
import { test } from "node:test";
import { at } from "../testing/plain.test-support.ts";
import { ACTIONS } from "../registry/purpose.ts";
import { day } from "../time.ts";
import { actionsUnder, isRetentionOpen } from "./retention.ts";

for (const [kind, actions] of [
  ["law", ["process"]],
  ["obligation", ["process"]],
  ["processing-required", ["process"]],
  ["storage-required", []],
  ["other", []],
] as const) {
  test(`the ground ${kind} leaves ${actions.length === 0 ? "nothing" : "processing"} open, and never collection`, () => {
    assert.deepEqual(actionsUnder({ kind }, ACTIONS), actions);
    assert.deepEqual(actionsUnder({ kind }, ["collect", "disclose"]), []);
  });
}

for (const [level, actions] of [
  ["law", ["process"]],
  ["bylaw", []],
] as const) {
  test(`a ground called law with an act of the level ${level} leaves ${actions.length === 0 ? "nothing" : "processing"} open`, () => {
    assert.deepEqual(actionsUnder({ kind: "law", level }, ACTIONS), actions);
  });

  test(`processing that legislation requires is kept open by an act of the level ${level}`, () => {
    assert.deepEqual(actionsUnder({ kind: "processing-required", level }, ACTIONS), ["process"]);
  });
}

test("a retention holds to the end of its last day, or without end", () => {
  const until = day("2026-12-31");
  assert.equal(isRetentionOpen({ until }, at("2026-12-31T23:59:59.999+05:00")), true);
  assert.equal(isRetentionOpen({ until }, at("2027-01-01T00:00:00+05:00")), false);
  assert.equal(isRetentionOpen({ until: null }, at("2999-01-01T00:00:00Z")), true);
});
