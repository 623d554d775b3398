import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { dischargeDuty } from "../commands/discharge-duty.ts";
import {
  consentedState,
  done,
  dutyIn,
  dutyOfParty,
  MONDAY,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { countingIds, idOf } from "../testing/ids.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { BANK, DELIVERY } from "../testing/registry.test-support.ts";
import { day, formatInstant, type Instant } from "../time.ts";
import { noticesOf } from "./notices.ts";
import { timersOf } from "./timer.ts";

const OPEN = consentedState({ purpose: DELIVERY });

/** The looks that are to come, by their kind and day. */
const looksOf = (state: SubjectState): readonly string[] =>
  timersOf(state)
    .filter(({ kind }) => kind.endsWith("-review"))
    .map(({ kind, dueAt }) => `${kind} ${formatInstant(dueAt)}`);

const goOff = (state: SubjectState, now: Instant): SubjectState => {
  const looks = timersOf(state).filter(({ kind }) => kind.endsWith("-review"));
  const drafts: readonly EventDraft[] = noticesOf(state, looks, {
    ...worldAt(now),
    ids: countingIds(500),
  });
  return done(state, { ok: true, drafts, result: null }, now);
};

test("a consent without a date is looked at a year later, and every year from the last look", () => {
  assert.deepEqual(looksOf(OPEN), ["consent-review 2027-07-13T00:00:00.000+05:00"]);
  const looked = goOff(OPEN, at("2027-07-13T00:00:01+05:00"));
  assert.deepEqual(looksOf(looked), ["consent-review 2028-07-13T00:00:00.000+05:00"]);
  // After a standstill of years there is one reminder, not one for each.
  const late = goOff(OPEN, at("2031-02-28T08:00:00+05:00"));
  assert.deepEqual(looksOf(late), ["consent-review 2032-02-28T00:00:00.000+05:00"]);
  const [consent] = [...late.consents.values()];
  assert.deepEqual([consent?.reviews, consent?.end.state], [1, "standing"]);
});

test("what has an end of its own is not looked at, nor what ends before the look", () => {
  assert.deepEqual(looksOf(consentedState()), []);
  const short = { ...DELIVERY, maxTerm: "P1Y" };
  assert.deepEqual(looksOf(consentedState({ purpose: short })), []);
  const long = { ...DELIVERY, maxTerm: "P18M" };
  const years = consentedState({ purpose: long });
  assert.deepEqual(looksOf(years), ["consent-review 2027-07-13T00:00:00.000+05:00"]);
  assert.deepEqual(looksOf(goOff(years, at("2027-07-13T00:00:00+05:00"))), []);
  assert.deepEqual(looksOf(withdrawnState(OPEN, {}, MONDAY, { purpose: DELIVERY })), []);
});

const REFUSAL = {
  outcome: "reasoned-refusal",
  ground: { kind: "storage-required", act: "94-V", article: "12", level: "law" },
  evidenceSha256: null,
  retain: {},
  hasText: false,
  hasReviewer: false,
  sealed: {},
} as const;

/** The bank keeps by a law what was withdrawn. */
function keptState(until: string | undefined): SubjectState {
  const withdrawn = withdrawnState(OPEN, {}, MONDAY, { purpose: DELIVERY });
  const { id: dutyId } = dutyOfParty(withdrawn, BANK);
  const retain = until === undefined ? {} : { until: day(until) };
  const refusal = { ...REFUSAL, dutyId, retain };
  return done(withdrawn, dischargeDuty(withdrawn, refusal, worldAt(MONDAY)), MONDAY);
}

test("what is kept without an end is looked at a year later, by a duty of its holder", () => {
  assert.deepEqual(looksOf(keptState("2030-01-01")), []);
  const kept = keptState(undefined);
  assert.deepEqual(looksOf(kept), ["retention-review 2027-07-13T00:00:00.000+05:00"]);
  const now = at("2027-07-13T00:00:01+05:00");
  const owing = goOff(kept, now);
  const duty = dutyIn(owing, idOf("dty", 501));
  const { kind, partyId, cause, dueOn } = duty;
  assert.deepEqual([kind, partyId, dueOn], ["review-retention", BANK.id, "2027-07-27"]);
  assert.deepEqual(cause, { kind: "retention", id: kept.retentions[0]?.id });
  // Not again while it is owed; then a year after the answer.
  assert.deepEqual(looksOf(owing), []);
  const answer = { ...REFUSAL, dutyId: duty.id, outcome: "answered", ground: null } as const;
  const late = at("2027-08-10T10:00:00+05:00");
  const answered = done(owing, dischargeDuty(owing, answer, worldAt(late)), late);
  assert.deepEqual(looksOf(answered), ["retention-review 2028-08-10T00:00:00.000+05:00"]);
});
