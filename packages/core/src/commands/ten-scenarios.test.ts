import assert from "node:assert/strict";
import { test } from "node:test";
import { decideAccess, type AccessDecision } from "../access/decide.ts";
import type { AccessQuestion } from "../access/question.ts";
import { dutyStatus } from "../duty/duty.ts";
import type { RefusalGround } from "../duty/duty.ts";
import type { DutyOutcome } from "../duty/kinds.ts";
import type { DutyId } from "../ids.ts";
import { EMPTY_SUBJECT, newestAnswer, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  AT_BANK,
  MONDAY,
  achieving,
  answeredState,
  answering,
  askedState,
  asking,
  consentIn,
  consentedState,
  done,
  dutyIn,
  dutyOfParty,
  withdrawnState,
  worldAt,
  written,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import {
  AUTO_SCORING,
  BANK,
  BUREAU,
  DELIVERY,
  HOST,
  KEEPER,
  LOANS,
  REGISTER,
  SCORING,
} from "../testing/registry.test-support.ts";
import { day, type Instant } from "../time.ts";
import { answerRequest } from "./answer-request.ts";
import { askConsent, coverageToAsk } from "./ask-consent.ts";
import { dischargeDuty } from "./discharge-duty.ts";
import { fileRightsCall } from "./file-rights-call.ts";

/** What the bank is told about the person, who is known by her state. */
function decided(state: SubjectState, more: Partial<AccessQuestion> = {}): AccessDecision {
  const asked: AccessQuestion = {
    service: "non-state",
    at: MONDAY,
    requester: BANK,
    action: "process",
    object: LOANS,
    purpose: SCORING,
    recipient: undefined,
    country: undefined,
    recipientRoles: [],
    biometric: [],
    categories: ["iin", "income"],
    ...more,
  };
  const objectId = (asked.object ?? LOANS).id;
  const purposeId = (asked.purpose ?? SCORING).id;
  return decideAccess(asked, {
    newest: newestAnswer(state, { partyId: BANK.id, objectId, purposeId }),
    blocked: false,
    retentions: state.retentions.filter(
      (r) => r.objectId === objectId && r.purposeId === purposeId,
    ),
    lastEventAt: state.lastEventAt,
  });
}

function discharged(
  state: SubjectState,
  dutyId: DutyId,
  now: Instant,
  outcome: DutyOutcome,
  ground: RefusalGround | null = null,
): SubjectState {
  const said = { dutyId, outcome, ground, evidenceSha256: null, retain: {}, sealed: {} };
  const named = { hasText: true, hasReviewer: true };
  return done(state, dischargeDuty(state, { ...said, ...named }, worldAt(now)), now);
}

test("1: a paper given to a bank opens a state register until 11 July 2026 and not from the next midnight", () => {
  const before = at("2026-07-10T12:00:00+05:00");
  const asked = askedState({ object: REGISTER }, before);
  const paper = { confirmation: written("2026-07-10"), by: AT_BANK };
  const state = answeredState(asked, paper, before, { object: REGISTER });
  const last = { object: REGISTER, at: at("2026-07-11T23:59:59+05:00") };
  assert.equal(decided(state, last).reason, "consent");
  const first = { object: REGISTER, at: at("2026-07-12T00:00:00+05:00") };
  const denied = decided(state, first);
  assert.deepEqual(
    [denied.reason, denied.rule],
    ["state-object-needs-state-service", "state-object-through-state-service"],
  );
});

test("2: a consent given through the state service can be withdrawn on paper, and the clock runs", () => {
  const question = asking({ object: REGISTER });
  const asked = done(EMPTY_SUBJECT, askConsent(EMPTY_SUBJECT, question, "state", MONDAY), MONDAY);
  const answer = answerRequest(asked, answering(), SCORING, REGISTER, MONDAY);
  const granted = done(asked, answer, MONDAY);
  const through = { object: REGISTER, service: "state" } as const;
  assert.equal(decided(granted, through).reason, "consent");
  const paper = { confirmation: written(), provenance: AT_BANK.provenance };
  const withdrawn = withdrawnState(granted, paper, MONDAY, { object: REGISTER });
  assert.equal(decided(withdrawn, through).reason, "consent-withdrawn");
  assert.equal(dutyOfParty(withdrawn, BANK).dueOn, "2026-08-03");
});

test("3: the owner stopped on day 4, the third party is silent: after day 15 only its duty is overdue", () => {
  const withdrawn = withdrawnState(consentedState(), { received: [BUREAU.id] });
  const keepers = dutyOfParty(withdrawn, KEEPER).id;
  const state = discharged(withdrawn, keepers, at("2026-07-17T15:00:00+05:00"), "ceased");
  const statusAt = (text: string) => ({
    owner: dutyStatus(dutyIn(state, keepers), at(text)),
    third: dutyStatus(dutyOfParty(state, BUREAU), at(text)),
  });
  assert.deepEqual(statusAt("2026-08-03T23:59:59+05:00"), { owner: "discharged", third: "open" });
  assert.deepEqual(statusAt("2026-08-04T00:00:00+05:00"), {
    owner: "discharged",
    third: "overdue",
  });
});

for (const [name, when, late] of [
  ["on working day 15 answers the duty in time", "2026-08-03T18:00:00+05:00", false],
  ["on working day 16 is late", "2026-08-04T09:00:00+05:00", true],
] as const) {
  test(`4: a refusal for a reason outside article 8(2) ${name}`, () => {
    const withdrawn = withdrawnState(consentedState());
    const banks = dutyOfParty(withdrawn, BANK).id;
    const refusal = ["reasoned-refusal", { kind: "other" }] as const;
    const state = discharged(withdrawn, banks, at(when), ...refusal);
    const { outcome } = dutyIn(state, banks);
    assert.ok(outcome.state === "discharged");
    assert.equal(outcome.late, late);
    assert.equal(decided(state).reason, "consent-withdrawn");
  });
}

test("5: where an order requires storing only, storage is answered for and every use stays closed", () => {
  const withdrawn = withdrawnState(consentedState());
  assert.equal(decided(withdrawn, { action: "collect" }).reason, "consent-withdrawn");
  const banks = dutyOfParty(withdrawn, BANK).id;
  const order = { kind: "storage-required", act: "Бұйрық", article: "3", level: "bylaw" } as const;
  const state = discharged(withdrawn, banks, MONDAY, "reasoned-refusal", order);
  assert.equal(state.retentions.length, 1);
  for (const action of ["process", "collect"] as const) {
    assert.equal(decided(state, { action }).reason, "consent-withdrawn");
  }
});

test("5: where an order requires processing, exactly that goes on, and new collection is denied at once", () => {
  const withdrawn = withdrawnState(consentedState());
  const banks = dutyOfParty(withdrawn, BANK).id;
  const order = {
    kind: "processing-required",
    act: "Бұйрық",
    article: "3",
    level: "bylaw",
  } as const;
  const state = discharged(withdrawn, banks, MONDAY, "reasoned-refusal", order);
  assert.equal(decided(state).reason, "retention");
  assert.equal(decided(state, { action: "collect" }).reason, "consent-withdrawn");
  assert.equal(decided(state, { requester: KEEPER }).reason, "consent-withdrawn");
});

test("6: an automatic decision, an approval too, is denied where she consented to the rest only", () => {
  const coverage = coverageToAsk(AUTO_SCORING, {});
  const state = consentedState({ purpose: AUTO_SCORING, coverage });
  assert.equal(decided(state, { purpose: AUTO_SCORING }).reason, "consent");
  const approval = decided(state, { purpose: AUTO_SCORING, action: "automated-decision" });
  assert.deepEqual(
    [approval.permitted, approval.rule],
    [false, "automated-decision-has-consent-or-law"],
  );
});

test("7: an objection of 13 July reviewed on the 15th and told on the 17th is a breach by either count", () => {
  const call = {
    id: idOf("rgt", 1),
    kind: "objection",
    partyId: HOST.id,
    purposeId: null,
  } as const;
  const filed = fileRightsCall({ ...call, sealed: {} }, worldAt(MONDAY));
  const state = done(EMPTY_SUBJECT, filed, MONDAY);
  const { id, dueOn, warnOn } = dutyOfParty(state, HOST);
  assert.deepEqual([warnOn, dueOn], ["2026-07-15", "2026-07-16"]);
  const told = discharged(state, id, at("2026-07-17T09:00:00+05:00"), "upheld");
  const { outcome } = dutyIn(told, id);
  assert.equal(outcome.state === "discharged" && outcome.late, true);
});

test("8: a consent for ten years lasts as long as the purpose needs", () => {
  const state = consentedState({ validUntil: day("2036-07-12") });
  assert.deepEqual(consentIn(state).term, { kind: "date", lastDay: "2027-07-12" });
  assert.equal(decided(state, { at: at("2027-07-12T12:00:00+05:00") }).reason, "consent");
  assert.equal(decided(state, { at: at("2028-07-12T12:00:00+05:00") }).reason, "consent-expired");
});

test("8: a consent for ten years and a purpose reached in the first: denied in the second", () => {
  const purpose = { ...SCORING, maxTerm: null };
  const state = consentedState({ purpose, validUntil: day("2036-07-12") });
  const second = { purpose, at: at("2027-09-01T12:00:00+05:00") };
  assert.equal(decided(state, second).reason, "consent");
  const reached = done(state, achieving(state, purpose), at("2026-12-01T12:00:00+05:00"));
  assert.equal(decided(reached, second).reason, "purpose-achieved");
  const forAll = { ...second, purpose: { ...purpose, achievedCount: 1 } };
  assert.equal(decided(state, forAll).reason, "purpose-achieved");
});

test("8: a consent without a term permits until the purpose is reached, and not after", () => {
  const state = consentedState({ purpose: DELIVERY });
  const years = { purpose: DELIVERY, categories: ["full-name"], at: at("2031-01-01T00:00:00Z") };
  assert.equal(decided(state, years).reason, "consent");
  const reached = done(state, achieving(state, DELIVERY), MONDAY);
  assert.equal(decided(reached, years).reason, "purpose-achieved");
  const forAll = { ...years, purpose: { ...DELIVERY, achievedCount: 1 } };
  assert.equal(decided(state, forAll).reason, "purpose-achieved");
});
