import assert from "node:assert/strict";
import { test } from "node:test";
import { statusOf } from "../consent/consent.ts";
import { EMPTY_SUBJECT, newestAnswer, type SubjectState } from "../subject/state.ts";
import { countingIds, idOf } from "../testing/ids.test-support.ts";
import {
  MONDAY,
  answeredState,
  askedState,
  consentIn,
  consentedState,
  done,
  faultsIn,
  numbered,
  refused,
  withdrawing,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BANK, BUREAU, LOANS, SCORING } from "../testing/registry.test-support.ts";
import type { Instant } from "../time.ts";
import { achievePurpose } from "./achieve-purpose.ts";
import { dischargeDuty, type DischargeDuty } from "./discharge-duty.ts";
import { disputeConsent } from "./dispute-consent.ts";
import { afterLapse } from "./proof-outcome.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const CONSENTED = consentedState();
const EVIDENCE = "e".repeat(64);
const ID = idOf("con", 1);
/** The proof of a dispute of Monday the 13th is due on Thursday. */
const LAST = at("2026-07-16T23:59:59.999+05:00");
const OVER = at("2026-07-17T00:00:00+05:00");
const HOLDERS = [BANK.id, BUREAU.id];

/** One source for all, so that no two duties of a person share an id. */
const ids = countingIds();
const world = (now: Instant) => ({ ...worldAt(now), ids });

const dispute = (state: SubjectState, now = MONDAY) =>
  disputeConsent(state, { consentId: ID, evidenceSha256: EVIDENCE }, world(now));
const disputed = (state = CONSENTED) => done(state, dispute(state), MONDAY);
const DISPUTED = disputed();

const dutyToProve = (state: SubjectState) => {
  const duty = [...state.duties.values()].find(({ kind }) => kind === "prove-consent");
  assert.ok(duty !== undefined);
  return duty;
};
const answer = (
  state: SubjectState,
  outcome: DischargeDuty["outcome"],
  now: Instant = MONDAY,
  evidenceSha256: string | null = EVIDENCE,
) =>
  dischargeDuty(
    state,
    {
      ...{ dutyId: dutyToProve(state).id, outcome, evidenceSha256, holders: HOLDERS },
      ...{ ground: null, retain: {}, hasText: false, hasReviewer: false, sealed: {} },
    },
    world(now),
  );
const answered = (...[state, outcome, now = MONDAY]: Parameters<typeof answer>) =>
  done(state, answer(state, outcome, now), now);

const status = (state: SubjectState, now: Instant = MONDAY) => {
  const consent = consentIn(state);
  return statusOf(consent, newestAnswer(state, consent) ?? consent, 0, now);
};
const destructions = (state: SubjectState) =>
  [...state.duties.values()]
    .filter(({ kind }) => kind === "destroy")
    .map(({ partyId, cause, dueOn }) => ({ partyId, cause, dueOn }));
const destroyBy = (dueOn: string) =>
  HOLDERS.map((partyId) => ({ partyId, cause: { kind: "dispute", id: ID }, dueOn }));

test("'this was not me' voids the consent at once; its party has three working days to prove it", () => {
  const result = dispute(CONSENTED);
  assert.ok(result.ok);
  assert.deepEqual(
    result.drafts.map(({ body }) => body.type),
    ["consent.disputed", "duty.opened"],
  );
  assert.equal(status(DISPUTED), "disputed");
  const { partyId, dueOn, cause } = dutyToProve(DISPUTED);
  assert.deepEqual([partyId, dueOn, cause], [BANK.id, "2026-07-16", { kind: "dispute", id: ID }]);
});

test("a proof in time lets it stand again", () => {
  const state = answered(DISPUTED, "proved", LAST);
  assert.deepEqual(plain(consentIn(state)), plain(consentIn(CONSENTED)));
  assert.deepEqual(destructions(state), []);
});

test("a proof is a document", () => {
  assert.deepEqual(faultsIn(answer(DISPUTED, "proved", MONDAY, null)), [
    "/evidence_sha256 evidence-required",
  ]);
});

test("what cannot be proved never was: every holder destroys the data", () => {
  const state = answered(DISPUTED, "rejected");
  assert.equal(status(state), "annulled");
  assert.deepEqual(destructions(state), destroyBy("2026-07-14"));
});

test("the last day of the proof decides, whatever has told of it", () => {
  assert.equal(status(DISPUTED, LAST), "disputed");
  assert.equal(status(DISPUTED, OVER), "annulled");
  const told = numbered(
    DISPUTED,
    afterLapse(DISPUTED, dutyToProve(DISPUTED), HOLDERS, world(OVER)),
    OVER,
  );
  assert.deepEqual(
    told.map(({ body }) => body.type),
    ["consent.annulled", "duty.opened", "duty.opened"],
  );
});

test("a proof after the last day brings nothing back", () => {
  const late = answered(DISPUTED, "proved", OVER);
  assert.equal(consentIn(late).end.state, "annulled");
  assert.deepEqual(destructions(late), destroyBy("2026-07-20"));
  const duty = dutyToProve(late);
  assert.ok(duty.outcome.state === "discharged" && duty.outcome.late);
});

test("what was told as lapsed is told once", () => {
  const events = afterLapse(DISPUTED, dutyToProve(DISPUTED), HOLDERS, world(OVER));
  const told = done(DISPUTED, { ok: true, drafts: events, result: null }, OVER);
  assert.deepEqual(afterLapse(told, dutyToProve(told), HOLDERS, world(OVER)), []);
  const discharged = answer(told, "proved", OVER);
  assert.deepEqual(discharged.ok && discharged.drafts.length, 1);
});

test("it is disputed once, whatever came of it", () => {
  for (const state of [DISPUTED, answered(DISPUTED, "proved"), answered(DISPUTED, "rejected")]) {
    assert.equal(refused(dispute(state)).code, "consent-already-disputed");
  }
});

test("what was withdrawn or replaced is not disputed", () => {
  assert.equal(refused(dispute(withdrawnState(CONSENTED))).code, "consent-not-active");
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, CONSENTED);
  const again = answeredState(asked, { requestId: idOf("req", 2), consentId: idOf("con", 2) });
  assert.equal(refused(dispute(again)).code, "consent-not-active");
  assert.throws(() => dispute(EMPTY_SUBJECT), /not this person's/);
});

test("a newer yes takes its place: a proof changes nothing, and without one nothing is destroyed", () => {
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, DISPUTED);
  const again = answeredState(asked, { requestId: idOf("req", 2), consentId: idOf("con", 2) });
  for (const outcome of ["proved", "rejected"] as const) {
    const state = answered(again, outcome);
    assert.equal(status(state), "superseded");
    assert.equal(consentIn(state, idOf("con", 2)).end.state, "standing");
    assert.deepEqual(destructions(state), []);
  }
});

test("a disputed consent can be withdrawn; if it was not given, the data are destroyed all the same", () => {
  const result = withdrawConsent(
    DISPUTED,
    withdrawing(),
    { purpose: SCORING, object: LOANS },
    world(MONDAY),
  );
  const state = done(DISPUTED, result, MONDAY);
  assert.equal(status(state), "withdrawn");
  assert.equal(status(answered(state, "proved")), "withdrawn");
  const unproved = answered(state, "rejected");
  assert.equal(status(unproved), "withdrawn");
  assert.deepEqual(destructions(unproved), destroyBy("2026-07-14"));
});

test("a purpose that was reached before or since stays reached when the consent is proved", () => {
  const reached = { purpose: SCORING, objects: [LOANS], received: [] };
  const achieve = (state: SubjectState) =>
    done(state, achievePurpose(state, reached, world(MONDAY)), MONDAY);
  for (const state of [disputed(achieve(CONSENTED)), achieve(DISPUTED)]) {
    assert.equal(status(state), "disputed");
    assert.equal(status(answered(state, "proved")), "fulfilled");
    assert.equal(status(answered(state, "rejected")), "annulled");
  }
});

test("a duty that is counted anew moves the day of the proof", () => {
  const { id, dueOn: _, ...duty } = dutyToProve(DISPUTED);
  const { warnOn, provisional, calendarVersion } = duty;
  const dueOn = dutyToProve(disputed()).warnOn;
  const days = { dueOn, warnOn, provisional, calendarVersion };
  const recounted = { type: "duty.recounted", dutyId: id, ...days } as const;
  const state = done(DISPUTED, { ok: true, drafts: [{ body: recounted }], result: null }, MONDAY);
  const { end } = consentIn(state);
  assert.deepEqual(end.state === "disputed" && end.proveBy, dueOn);
});
