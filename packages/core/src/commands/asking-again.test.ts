import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DEFAULT_READINGS, type Readings } from "../law/readings.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  askedState,
  asking,
  done,
  MONDAY,
  refused,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { DELIVERY, SCORING } from "../testing/registry.test-support.ts";
import { addDays, day, startOfDay, type Instant } from "../time.ts";
import { askConsent, coverageToAsk } from "./ask-consent.ts";

const READINGS: Readings = DEFAULT_READINGS;

/** The nth question, asked and answered "no" at once. */
const refusedTimes = (state: SubjectState, n: number, now: Instant): SubjectState =>
  answeredState(
    askedState({ id: idOf("req", n) }, now, state),
    { requestId: idOf("req", n), answer: "refuse" },
    now,
  );

const askAgain = (state: SubjectState, now: Instant, readings = READINGS) =>
  askConsent(state, asking({ id: idOf("req", 90) }), "non-state", now, readings);

test("after a no its party waits for fourteen days, and is told until when", () => {
  const state = refusedTimes(EMPTY_SUBJECT, 1, MONDAY);
  const early = refused(askAgain(state, at("2026-07-26T23:59:59.999+05:00")));
  assert.deepEqual([early.code, early.from], ["cooling-down", "2026-07-27"]);
  assert.ok(askAgain(state, at("2026-07-27T00:00:00+05:00")).ok);
});

test("a no in one line cools down no other", () => {
  const state = refusedTimes(EMPTY_SUBJECT, 1, MONDAY);
  const other = { id: idOf("req", 2), purpose: DELIVERY, coverage: coverageToAsk(DELIVERY, {}) };
  assert.ok(askConsent(state, asking(other), "non-state", MONDAY).ok);
});

test("a yes cools nothing down, a withdrawal neither", () => {
  const state = answeredState(askedState());
  assert.ok(askAgain(state, MONDAY).ok);
});

test("three times no in a year are enough for that year", () => {
  let state = refusedTimes(EMPTY_SUBJECT, 1, at("2026-01-20T10:00:00+05:00"));
  state = refusedTimes(state, 2, at("2026-03-02T10:00:00+05:00"));
  state = refusedTimes(state, 3, MONDAY);
  const early = refused(askAgain(state, at("2027-01-19T23:59:59+05:00")));
  assert.deepEqual([early.code, early.from], ["too-many-refusals", "2027-01-20"]);
  assert.ok(askAgain(state, at("2027-01-20T00:00:00+05:00")).ok);
});

test("an installation may wait longer, or not at all", () => {
  const state = refusedTimes(EMPTY_SUBJECT, 1, MONDAY);
  assert.ok(askAgain(state, MONDAY, { ...READINGS, coolDownDays: 0 }).ok);
  const once = { ...READINGS, refusalsAYear: 1 };
  assert.equal(refused(askAgain(state, MONDAY, once)).from, "2027-07-13");
  const months = { ...READINGS, coolDownDays: 90 };
  assert.equal(refused(askAgain(state, MONDAY, months)).from, "2026-10-11");
});

test("in any year nobody says no more often than the ceiling, nor twice within a cool-down", () => {
  const first = day("2026-07-13");
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 25 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (gaps, coolDownDays, refusalsAYear) => {
        const readings = { ...READINGS, coolDownDays, refusalsAYear };
        let state = EMPTY_SUBJECT;
        let today = first;
        const said: number[] = [];
        let passed = 0;
        for (const [index, gap] of gaps.entries()) {
          passed += gap;
          today = addDays(first, passed);
          const now = startOfDay(today);
          const id = idOf("req", index + 1);
          const asked = askConsent(state, asking({ id }), "non-state", now, readings);
          const latest = said.at(-1);
          const isCool = latest === undefined || passed - latest >= coolDownDays;
          const lately = said.filter((on) => passed - on < 365);
          assert.equal(asked.ok, isCool && lately.length < refusalsAYear);
          if (!asked.ok) {
            assert.ok(asked.from !== undefined && asked.from > today);
            continue;
          }
          state = done(state, asked, now);
          state = answeredState(state, { requestId: id, answer: "refuse" }, now, {
            purpose: SCORING,
          });
          said.push(passed);
        }
      },
    ),
    { numRuns: 60 },
  );
});
