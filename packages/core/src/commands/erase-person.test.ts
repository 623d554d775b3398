import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusalGround } from "../duty/duty.ts";
import { keptFor, mayNamePerson, withReturn } from "../subject/erasure.ts";
import type { SubjectEventBody } from "../subject/events.ts";
import { applyEvent } from "../subject/fold.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  askedState,
  asking,
  consentedState,
  done,
  dutyOfParty,
  MONDAY,
  numbered,
  refused,
  requestIn,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BANK, HOST } from "../testing/registry.test-support.ts";
import { addDays, day, legalDayOf, type Instant, type LegalDay } from "../time.ts";
import { askConsent } from "./ask-consent.ts";
import { dischargeDuty } from "./discharge-duty.ts";
import { erasePerson } from "./erase-person.ts";
import { fileRightsCall } from "./file-rights-call.ts";

const OBLIGATION: RefusalGround = { kind: "obligation", reference: "№ 15 шарт" };
const LATER = at("2026-09-01T10:00:00+05:00");

const erase = (state: SubjectState, now: Instant = LATER, achieved = 0, isRepeated = false) =>
  erasePerson(state, { reason: "person-asked", isRepeated }, () => achieved, now);

const typesOf = (result: ReturnType<typeof erase>): string[] =>
  result.ok ? result.drafts.map(({ body }) => body.type) : [result.code];

/** Everybody stops but the bank, which keeps what its ground allows. */
function settled(ground: RefusalGround | null, until?: LegalDay): SubjectState {
  const withdrawn = withdrawnState(consentedState());
  return [...withdrawn.duties.values()].reduce((state, duty) => {
    const keeps = ground !== null && duty.partyId === BANK.id;
    const given = {
      dutyId: duty.id,
      outcome: keeps ? ("reasoned-refusal" as const) : ("ceased" as const),
      ground: keeps ? ground : null,
      evidenceSha256: null,
      retain: until === undefined ? {} : { until },
      hasText: true,
      hasReviewer: false,
      sealed: {},
    };
    return done(state, dischargeDuty(state, given, worldAt(MONDAY)), MONDAY);
  }, withdrawn);
}

const next = (state: SubjectState, body: SubjectEventBody): SubjectState =>
  numbered(state, [{ body }], LATER).reduce(applyEvent, state);

const LOCKED = done(settled(OBLIGATION), erase(settled(OBLIGATION)), LATER);
const ERASED = done(settled(null), erase(settled(null)), LATER);

test("a person about whom nothing is known is erased, and again changes nothing", () => {
  const first = erase(EMPTY_SUBJECT);
  assert.deepEqual(typesOf(first), ["person.erased"]);
  const state = done(EMPTY_SUBJECT, first, LATER);
  assert.deepEqual(plain(state.erasure), plain({ state: "erased", at: LATER }));
  assert.deepEqual(erase(state), { ok: true, drafts: [], result: { status: "erased" } });
});

test("a consent that can be withdrawn stands in the way, one overruled by a newer no too", () => {
  const consented = consentedState();
  assert.deepEqual(typesOf(erase(consented)), ["consent-still-active"]);
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, consented);
  const overruled = answeredState(asked, { requestId: idOf("req", 2), answer: "refuse" });
  assert.deepEqual(typesOf(erase(overruled)), ["consent-still-active"]);
});

test("a consent that has ended by its term or by its purpose does not", () => {
  const consented = consentedState({ validUntil: day("2026-08-01") });
  assert.deepEqual(typesOf(erase(consented, MONDAY)), ["consent-still-active"]);
  assert.deepEqual(typesOf(erase(consented)), ["person.erased"]);
  assert.deepEqual(typesOf(erase(consentedState(), MONDAY, 1)), ["person.erased"]);
});

test("a duty whose answer she waits for stands in the way, overdue or not", () => {
  const withdrawn = withdrawnState(consentedState());
  assert.deepEqual(typesOf(erase(withdrawn, MONDAY)), ["duty-still-open"]);
  assert.deepEqual(typesOf(erase(withdrawn, at("2027-01-01T00:00:00Z"))), ["duty-still-open"]);
  assert.deepEqual(typesOf(erase(settled(null))), ["person.erased"]);
});

test("a question that nobody has answered is taken back, one that has expired is left as it is", () => {
  const asked = askedState();
  const result = erase(asked, MONDAY);
  assert.deepEqual(typesOf(result), ["consent.request-cancelled", "person.erased"]);
  assert.equal(requestIn(done(asked, result, MONDAY)).outcome.state, "cancelled");
  assert.deepEqual(typesOf(erase(asked)), ["person.erased"]);
});

for (const [ground, type] of [
  [OBLIGATION, "person.locked"],
  [{ kind: "law", act: "Заң", article: "5", level: "law" }, "person.locked"],
  [{ kind: "processing-required", act: "Бұйрық", article: "5" }, "person.locked"],
  [{ kind: "storage-required", act: "Бұйрық", article: "5" }, "person.locked"],
  [{ kind: "other" }, "person.erased"],
] as const) {
  test(`after a refusal by ${ground.kind} it comes to ${type}`, () => {
    assert.deepEqual(typesOf(erase(settled(ground))), [type]);
  });
}

test("a locked person is erased when the last basis that keeps her data has ended", () => {
  const until = day("2026-09-30");
  const state = settled(OBLIGATION, until);
  const first = erase(state);
  assert.ok(first.ok && first.result.status === "locked");
  assert.deepEqual(
    first.result.kept.map(({ holderId }) => holderId),
    [BANK.id],
  );
  const locked = done(state, first, LATER);
  assert.deepEqual(typesOf(erase(locked, at("2026-09-30T23:59:59+05:00"))), []);
  assert.deepEqual(typesOf(erase(locked, at("2026-10-01T00:00:00+05:00"))), ["person.erased"]);
});

test("a clock behind the person's last event ends no basis later and no consent earlier", () => {
  const until = addDays(legalDayOf(MONDAY), 1);
  const state = next(settled(OBLIGATION, until), { type: "person.locked", reason: null });
  assert.equal(keptFor(state, MONDAY).length, 0);
  assert.deepEqual(typesOf(erase(state, MONDAY)), ["person.erased"]);
});

test("what was carried out before is carried out again, whatever runs", () => {
  const requested = askedState({ id: idOf("req", 2) }, MONDAY, withdrawnState(consentedState()));
  for (const state of [consentedState(), requested, settled(OBLIGATION), LOCKED]) {
    assert.equal(typesOf(erase(state, MONDAY, 0, true)).at(-1), "person.erased");
  }
});

test("a locked person who is asked again, or uses a right, is a person again", () => {
  const ask = askConsent(LOCKED, asking({ id: idOf("req", 2) }), "non-state", LATER);
  const call = { id: idOf("rgt", 1), kind: "inquiry", partyId: HOST.id, purposeId: null } as const;
  const called = fileRightsCall({ ...call, sealed: {} }, worldAt(LATER));
  for (const result of [ask, called]) {
    assert.ok(result.ok);
    const drafts = withReturn(LOCKED, result.drafts);
    assert.deepEqual(drafts[0]?.body, { type: "person.returned" });
    const state = numbered(LOCKED, drafts, LATER).reduce(applyEvent, LOCKED);
    assert.deepEqual(state.erasure, { state: "none" });
    assert.deepEqual(withReturn(state, result.drafts), result.drafts);
  }
  const discharged = [{ body: { type: "consent.fulfilled", consentId: idOf("con", 1) } }] as const;
  assert.equal(withReturn(LOCKED, discharged), discharged);
});

test("of a locked person only the holder of what is kept is told whom its duty is about", () => {
  const banks = dutyOfParty(LOCKED, BANK);
  assert.equal(mayNamePerson(settled(OBLIGATION), banks, LATER), true);
  assert.equal(mayNamePerson(LOCKED, banks, LATER), true);
  assert.equal(mayNamePerson(LOCKED, dutyOfParty(LOCKED, HOST), LATER), false);
  assert.equal(mayNamePerson(ERASED, dutyOfParty(ERASED, BANK), LATER), false);
});

test("from an erasure nothing leads back, and nobody is locked twice", () => {
  for (const type of ["person.locked", "person.erased"] as const) {
    assert.throws(() => next(ERASED, { type, reason: null }), /erased person/);
  }
  assert.throws(() => next(ERASED, { type: "person.returned" }), /erased person/);
  assert.throws(() => next(LOCKED, { type: "person.locked", reason: null }), /cannot become/);
  assert.throws(() => next(EMPTY_SUBJECT, { type: "person.returned" }), /cannot become/);
});

test("a refusal says why and makes nothing", () => {
  assert.deepEqual(refused(erase(consentedState())), {
    ok: false,
    code: "consent-still-active",
    faults: [],
  });
});
