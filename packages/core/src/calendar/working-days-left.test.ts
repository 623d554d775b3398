import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../time.ts";
import { BUILT_IN_CALENDAR } from "./working-day-calendar.ts";
import { workingDaysLeft } from "./working-days-left.ts";

test("working days left are those after today, none on the last day, fewer than none once it is over", () => {
  const left = (today: string, dueOn: string) =>
    workingDaysLeft(BUILT_IN_CALENDAR, day(today), day(dueOn));
  // Friday, and the Monday after it.
  assert.equal(left("2026-07-10", "2026-07-13"), 1);
  assert.equal(left("2026-07-11", "2026-07-13"), 1);
  assert.equal(left("2026-07-13", "2026-07-13"), 0);
  assert.equal(left("2026-07-14", "2026-07-13"), -1);
  // Over, though nobody has worked since.
  assert.equal(left("2026-07-11", "2026-07-10"), -1);
  assert.equal(left("2026-07-20", "2026-07-13"), -5);
});
