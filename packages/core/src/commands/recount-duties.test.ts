import assert from "node:assert/strict";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { test } from "node:test";
import { BUILT_IN_CALENDAR, calendarFrom } from "../calendar/working-day-calendar.ts";
import type { Duty } from "../duty/duty.ts";
import type { SubjectState } from "../subject/state.ts";
import { consentedState, done, withdrawing, worldAt } from "../testing/person.test-support.ts";
import { countingIds } from "../testing/ids.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { LOANS, SCORING } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { dischargeDuty, type DischargeDuty } from "./discharge-duty.ts";
import { recountDuties } from "./recount-duties.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const NOTHING_KNOWN = calendarFrom([]);
/** The fifteen working days hold 16 December, which a calendar of weekends alone does not know. */
const DECEMBER = at("2026-12-01T10:00:00+05:00");

function owing(calendar = NOTHING_KNOWN, signedOn?: string): SubjectState {
  const state = consentedState();
  const confirmation =
    signedOn === undefined
      ? withdrawing().confirmation
      : ({ kind: "written", documentSha256: "a".repeat(64), signedOn: day(signedOn) } as const);
  const world = { now: DECEMBER, calendar, ids: countingIds(), readings: DEFAULT_READINGS };
  const registry = { purpose: SCORING, object: LOANS };
  const given = withdrawing({ confirmation });
  return done(state, withdrawConsent(state, given, registry, world), DECEMBER);
}

const daysOf = ({ duties }: SubjectState): readonly string[] =>
  [...duties.values()].map(
    ({ dueOn, warnOn, remindOn }) => `${dueOn} ${warnOn} ${remindOn ?? "never"}`,
  );

const recounted = (state: SubjectState, calendar = BUILT_IN_CALENDAR): SubjectState =>
  done(state, recountDuties(state, calendar), DECEMBER);

/** The same person as an older release would have left her. */
const asOlder = (state: SubjectState, more: Partial<Duty> = {}): SubjectState => ({
  ...state,
  duties: new Map(
    [...state.duties].map(([id, duty]) => {
      const { remindOn: _remindOn, sentAt: _sentAt, ...older } = duty;
      return [id, { ...older, ...more }];
    }),
  ),
});

test("a calendar that knows the year better moves the days of every provisional duty", () => {
  const before = owing();
  assert.equal(new Set(daysOf(before)).size, 1);
  assert.deepEqual(daysOf(before)[0], "2026-12-22 2026-12-21 2026-12-16");
  const after = recounted(before);
  assert.deepEqual([...new Set(daysOf(after))], ["2026-12-23 2026-12-22 2026-12-17"]);
  for (const { provisional, calendarVersion } of after.duties.values()) {
    assert.deepEqual([provisional, calendarVersion], [false, BUILT_IN_CALENDAR.version]);
  }
});

test("a recount of what is known changes nothing", () => {
  const settled = owing(BUILT_IN_CALENDAR);
  for (const state of [settled, recounted(owing())]) {
    for (const calendar of [BUILT_IN_CALENDAR, NOTHING_KNOWN]) {
      const result = recountDuties(state, calendar);
      assert.deepEqual(result, { ok: true, drafts: [], result: [] });
    }
  }
});

test("what was discharged keeps the days it was judged by", () => {
  const state = owing();
  const [dutyId] = state.duties.keys();
  assert.ok(dutyId !== undefined);
  const given: DischargeDuty = {
    ...({ dutyId, outcome: "ceased", ground: null, evidenceSha256: null, retain: {} } as const),
    ...{ hasText: false, hasReviewer: false, sealed: {} },
  };
  const discharged = done(state, dischargeDuty(state, given, worldAt(DECEMBER)), DECEMBER);
  const after = recounted(discharged);
  assert.equal(after.duties.get(dutyId), discharged.duties.get(dutyId));
  assert.equal([...after.duties.values()].filter(({ provisional }) => provisional).length, 1);
});

test("a paper that was signed earlier warns earlier, before and after", () => {
  const before = owing(NOTHING_KNOWN, "2026-11-24");
  assert.deepEqual(daysOf(before)[0], "2026-12-22 2026-12-14 2026-12-09");
  assert.deepEqual(daysOf(recounted(before))[0], "2026-12-23 2026-12-14 2026-12-09");
});

test("a duty of an older release is warned of no later than it was to be, and reminded of", () => {
  const before = asOlder(owing(), { warnOn: day("2026-12-14") });
  assert.deepEqual(daysOf(recounted(before))[0], "2026-12-23 2026-12-14 2026-12-09");
});

test("nobody who owes nothing is counted anew", () => {
  const state = consentedState();
  assert.deepEqual(recountDuties(state, BUILT_IN_CALENDAR), { ok: true, drafts: [], result: [] });
});
