import assert from "node:assert/strict";
import { test } from "node:test";
import { parseReceivedOn } from "./received-on.ts";

test("an instant falls on its day in Kazakhstan", () => {
  assert.equal(parseReceivedOn("2026-07-12T18:59:59Z"), "2026-07-12");
  assert.equal(parseReceivedOn("2026-07-12T19:00:00Z"), "2026-07-13");
});

test("a day is that day", () => {
  assert.equal(parseReceivedOn("2026-07-12"), "2026-07-12");
});

test("an offset whose plus became a space on the way is read as meant", () => {
  assert.equal(parseReceivedOn("2026-07-12T23:00:00 05:00"), "2026-07-12");
});

test("everything else is no day", () => {
  for (const text of ["", "yesterday", "2026-02-30", "2026-07-12T10:00"]) {
    assert.equal(parseReceivedOn(text), undefined);
  }
});
