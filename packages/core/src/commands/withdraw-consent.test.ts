import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFrom } from "../calendar/working-day-calendar.ts";
import { EMPTY_SUBJECT, newestAnswer, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  AT_BANK,
  AT_DESK,
  MONDAY,
  achieving,
  answeredState,
  askedState,
  consentIn,
  consentedState,
  done,
  dutyOfParty,
  faultsIn,
  refused,
  withdrawing,
  withdrawnState,
  worldAt,
  written,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import {
  BANK,
  BUREAU,
  DELIVERY,
  HOST,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
  SCORING,
} from "../testing/registry.test-support.ts";
import { formatInstant, type Instant } from "../time.ts";
import { dutiesOf, holdersOf, withdrawConsent } from "./withdraw-consent.ts";

const CONSENTED = consentedState();
const REGISTRY = { purpose: SCORING, object: LOANS };

const withdraw = (
  state: SubjectState,
  more: Parameters<typeof withdrawing>[0] = {},
  now: Instant = MONDAY,
  registry = REGISTRY,
) => withdrawConsent(state, withdrawing(more), registry, worldAt(now));

/** A second request in the same line, answered. */
function answeredAgain(state: SubjectState, answer: "grant" | "refuse"): SubjectState {
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, state);
  return answeredState(asked, { requestId: idOf("req", 2), consentId: idOf("con", 2), answer });
}

test("a withdrawal ends the consent at once and keeps its text", () => {
  const state = withdrawnState(CONSENTED);
  const { end, ...rest } = consentIn(state);
  assert.ok(end.state === "withdrawn");
  assert.equal(formatInstant(end.at), formatInstant(MONDAY));
  const { end: _, ...before } = consentIn(CONSENTED);
  assert.deepEqual(rest, before);
});

test("each holder gets a duty of its own: who asked, owner, operator and who received", () => {
  const state = withdrawnState(CONSENTED, { received: [BUREAU.id] });
  const parties = [...state.duties.values()].map(({ partyId }) => partyId);
  assert.deepEqual(parties, [BANK.id, KEEPER.id, HOST.id, BUREAU.id]);
  for (const duty of state.duties.values()) {
    assert.equal(duty.kind, "cease-processing");
    assert.deepEqual(duty.cause, { kind: "consent", id: idOf("con", 1) });
    assert.deepEqual([duty.dueOn, duty.warnOn], ["2026-08-03", "2026-07-31"]);
  }
});

test("a recipient that received nothing owes nothing", () => {
  assert.equal(withdrawnState(CONSENTED).duties.size, 3);
});

test("a party with several roles is one holder", () => {
  const consent = consentIn(CONSENTED);
  const all = { ...LOANS, ownerId: BANK.id, operatorId: BANK.id };
  assert.deepEqual(holdersOf(consent, all, [BANK.id, BUREAU.id, BUREAU.id]), [BANK.id, BUREAU.id]);
  assert.deepEqual(holdersOf(consent, REGISTER, []), [BANK.id, MINISTRY.id]);
});

test("an earlier day on the paper warns earlier but is due by the day of receipt", () => {
  const received = at("2026-07-23T10:00:00+05:00");
  const state = withdrawnState(CONSENTED, { confirmation: written("2026-07-14") }, received);
  const { dueOn, warnOn } = dutyOfParty(state, BANK);
  assert.deepEqual([dueOn, warnOn], ["2026-08-13", "2026-08-03"]);
});

test("a paper that is older than the consent does not withdraw it", () => {
  assert.deepEqual(faultsIn(withdraw(CONSENTED, { confirmation: written("2026-07-12") })), [
    "/confirmation/signed_on newer-answer-stands",
  ]);
});

test("a paper of today counts from its recording", () => {
  const { dueOn, warnOn } = dutyOfParty(
    withdrawnState(CONSENTED, { confirmation: written() }),
    BANK,
  );
  assert.deepEqual([dueOn, warnOn], ["2026-08-03", "2026-07-31"]);
});

test("a paper signed tomorrow withdraws nothing", () => {
  assert.deepEqual(faultsIn(withdraw(CONSENTED, { confirmation: written("2026-07-14") })), [
    "/confirmation/signed_on signed-in-the-future",
  ]);
});

test("what was given at a desk can be withdrawn on the holder's paper", () => {
  const provenance = AT_BANK.provenance;
  const result = withdraw(CONSENTED, { confirmation: written(), provenance });
  assert.ok(result.ok);
  const [withdrawn] = result.drafts;
  assert.ok(withdrawn?.body.type === "consent.withdrawn");
  assert.deepEqual(
    [withdrawn.body.confirmation, withdrawn.body.provenance],
    ["written", provenance],
  );
});

test("a second withdrawal changes nothing and finds the same duties", () => {
  const state = withdrawnState(CONSENTED, { received: [BUREAU.id] });
  const again = withdraw(state, { received: [] }, at("2026-09-01T10:00:00+05:00"));
  assert.deepEqual(again, { ok: true, drafts: [], result: idOf("con", 1) });
  assert.equal(dutiesOf(state, idOf("con", 1)).length, 4);
});

test("the duties of a consent are listed in one order, those of others left out", () => {
  const state = withdrawnState(CONSENTED);
  const ids = dutiesOf(state, idOf("con", 1));
  assert.deepEqual(ids, ids.toSorted());
  assert.deepEqual(new Set(ids), new Set(state.duties.keys()));
  assert.deepEqual(dutiesOf(state, idOf("con", 9)), []);
});

test("an expired consent can be withdrawn: that tells its holders to stop", () => {
  const over = at("2027-07-13T00:00:00+05:00");
  const state = withdrawnState(CONSENTED, {}, over);
  assert.equal(consentIn(state).end.state, "withdrawn");
  assert.equal(state.duties.size, 3);
});

test("a superseded consent cannot be withdrawn: the newest one is named as the one to withdraw", () => {
  const second = answeredAgain(CONSENTED, "grant");
  const asked = askedState({ id: idOf("req", 3) }, MONDAY, second);
  const third = { requestId: idOf("req", 3), consentId: idOf("con", 3) };
  const state = answeredState(asked, third);
  const { code, supersededBy } = refused(withdraw(state));
  assert.deepEqual([code, supersededBy], ["consent-not-active", idOf("con", 3)]);
  assert.ok(withdraw(state, { consentId: idOf("con", 3) }).ok);
});

test("a consent whose purpose was reached can be withdrawn, for one person or for everyone", () => {
  const state = consentedState({ purpose: DELIVERY });
  const registry = { purpose: DELIVERY, object: LOANS };
  const reached = done(state, achieving(state, DELIVERY), MONDAY);
  const forAll = { ...registry, purpose: { ...DELIVERY, achievedCount: 1 } };
  for (const result of [
    withdraw(reached, {}, MONDAY, registry),
    withdraw(state, {}, MONDAY, forAll),
  ]) {
    assert.deepEqual(result.ok && result.drafts.map(({ body }) => body.type), [
      "consent.withdrawn",
      "duty.opened",
      "duty.opened",
      "duty.opened",
    ]);
  }
});

test("a consent overruled by a newer no can still be withdrawn, so that the holders must stop", () => {
  const state = answeredAgain(CONSENTED, "refuse");
  assert.equal(newestAnswer(state, consentIn(state))?.kind, "refused");
  const after = withdrawnState(state);
  assert.equal(consentIn(after).end.state, "withdrawn");
  assert.equal(after.duties.size, 3);
});

test("a withdrawal never fails for want of a calendar", () => {
  const world = { ...worldAt(MONDAY), calendar: calendarFrom([]) };
  const result = withdrawConsent(CONSENTED, withdrawing(), REGISTRY, world);
  const duty = dutyOfParty(done(CONSENTED, result, MONDAY), BANK);
  assert.deepEqual([duty.provisional, duty.dueOn], [true, "2026-08-03"]);
});

test("a withdrawal of another person's consent is a bug of the caller", () => {
  assert.throws(() => withdraw(EMPTY_SUBJECT), /not this person's/);
});

test("the words of a withdrawal stay in its sealed part", () => {
  const result = withdraw(CONSENTED, {
    sealed: { reason: "private words" },
    provenance: AT_DESK.provenance,
  });
  assert.ok(result.ok);
  assert.deepEqual(result.drafts[0]?.sealed, { reason: "private words" });
  assert.ok(!JSON.stringify(result.drafts.map(({ body }) => body)).includes("private words"));
});

test("a purpose reached for one person ends her consents for it, and for no other purpose", () => {
  const dated = consentedState();
  const asked = askedState({ id: idOf("req", 2), purpose: DELIVERY }, MONDAY, dated);
  const both = answeredState(
    asked,
    { requestId: idOf("req", 2), consentId: idOf("con", 2) },
    MONDAY,
    { purpose: DELIVERY },
  );
  const result = achieving(both, DELIVERY);
  assert.deepEqual(result.ok && result.result, [idOf("con", 2)]);
  const state = done(both, result, MONDAY);
  assert.equal(consentIn(state, idOf("con", 2)).end.state, "fulfilled");
  assert.equal(consentIn(state).end.state, "standing");
  assert.deepEqual(achieving(state, DELIVERY), { ok: true, drafts: [], result: [] });
});

test("a purpose reached for one person ends a dated consent too", () => {
  const state = done(CONSENTED, achieving(CONSENTED, SCORING), MONDAY);
  assert.equal(consentIn(state).end.state, "fulfilled");
});

test("a withdrawn consent is not fulfilled afterwards", () => {
  const state = consentedState({ purpose: DELIVERY });
  const withdrawn = withdrawnState(state, {}, MONDAY, { purpose: DELIVERY });
  assert.deepEqual(achieving(withdrawn, DELIVERY), { ok: true, drafts: [], result: [] });
});
