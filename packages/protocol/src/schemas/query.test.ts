import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../testing/compile.ts";
import { DeadlineQuery } from "./calendar.ts";
import { PageQuery } from "./common.ts";
import { EventQuery } from "./event.ts";

const page = compile(PageQuery, { coerceTypes: true });
const deadline = compile(DeadlineQuery, { coerceTypes: true });
const events = compile(EventQuery, { coerceTypes: true });

test("a page has 1 to 200 items", () => {
  for (const limit of ["1", "200"]) assert.equal(page({ limit }).length, 0);
  for (const limit of ["0", "201", "1.5", "many", ""]) assert.notEqual(page({ limit }).length, 0);
});

test("a cursor is short and plain", () => {
  assert.equal(page({ cursor: "AbC-_9.x" }).length, 0);
  for (const cursor of ["", "a b", "x".repeat(1025), "<script>"]) {
    assert.notEqual(page({ cursor }).length, 0);
  }
});

test("a query takes nothing that it does not know, so no person's number by mistake", () => {
  assert.notEqual(page({ iin: "900101300811" }).length, 0);
});

test("a deadline is counted from a day or an instant over 1 to 366 working days", () => {
  for (const received_at of ["2026-07-13", "2026-07-13T09:00:00+05:00"]) {
    assert.equal(deadline({ received_at, working_days: "15" }).length, 0);
  }
  for (const working_days of ["0", "367", "x"]) {
    assert.notEqual(deadline({ received_at: "2026-07-13", working_days }).length, 0);
  }
  assert.notEqual(deadline({ working_days: "3" }).length, 0);
});

test("events are read after a number", () => {
  assert.equal(events({ after: "0" }).length, 0);
  assert.equal(events({}).length, 0);
  for (const after of ["-1", "1e400", "last"]) assert.notEqual(events({ after }).length, 0);
});
