import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { askedState, consentedState, MONDAY } from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { facts, questions } from "../testing/questions.test-support.ts";
import {
  BANK,
  BUREAU,
  HOST,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
  SCORING,
  STRANGER,
} from "../testing/registry.test-support.ts";
import { naiveReason as naive } from "../testing/naive-reason.test-support.ts";
import { newestAnswer } from "../subject/state.ts";
import { decideAccess, planAccess } from "./decide.ts";
import type { AccessQuestion, PersonFacts } from "./question.ts";
import { REASON_CODES, type ReasonCode } from "./reason.ts";
import { ruleById } from "./rule-set.ts";
import { PERSON_RULES } from "./rules/person-rules.ts";

const RUNS = { numRuns: 1500 };

test("every question gets the reason that the contract's order gives", () => {
  fc.assert(
    fc.property(questions, facts, (asked, known) => {
      assert.equal(decideAccess(asked, known).reason, naive(asked, known));
    }),
    RUNS,
  );
});

test("a decision is whole: one rule decides, it is the last one tried, and only a permit has a basis", () => {
  fc.assert(
    fc.property(questions, facts, (asked, known) => {
      const decision = decideAccess(asked, known);
      const { permitted, reason, basis, tried } = decision;
      assert.ok(REASON_CODES.includes(reason));
      assert.equal(permitted, ["consent", "retention", "legal-ground"].includes(reason));
      assert.equal(basis === null, !permitted);
      if (basis !== null) assert.equal(basis.kind, reason);
      const deciding = tried.filter(({ outcome }) => ["failed", "permitted"].includes(outcome));
      assert.deepEqual(deciding, [tried.at(-1)]);
      assert.deepEqual(deciding, [
        { rule: decision.rule, code: reason, outcome: permitted ? "permitted" : "failed" },
      ]);
      assert.equal(new Set(tried.map(({ rule }) => rule)).size, tried.length);
      assert.equal(ruleById(decision.rule).code, reason);
    }),
    RUNS,
  );
});

test("the same question and facts give the same decision", () => {
  fc.assert(
    fc.property(questions, facts, (asked, known) => {
      const first = plain(decideAccess(asked, known));
      assert.deepEqual(plain(decideAccess({ ...asked }, { ...known })), first);
    }),
  );
});

test("the basis names the newest consent, or a retention of the asking holder", () => {
  fc.assert(
    fc.property(questions, facts, (asked, known) => {
      const { basis } = decideAccess(asked, known);
      if (basis?.kind === "consent") {
        assert.ok(known.newest?.kind === "granted");
        assert.equal(basis.id, known.newest.id);
      }
      if (basis?.kind === "retention") {
        const kept = known.retentions.find(
          ({ id, holderId }) => id === basis.id && holderId === asked.requester?.id,
        );
        assert.ok(kept !== undefined);
      }
    }),
    RUNS,
  );
});

test("who may have a set of data may have any part of it", () => {
  fc.assert(
    fc.property(questions, facts, (asked, known) => {
      fc.pre(decideAccess(asked, known).permitted);
      for (const code of asked.categories) {
        assert.ok(decideAccess({ ...asked, categories: [code] }, known).permitted);
      }
    }),
    { numRuns: 200 },
  );
});

test("the rules that need no person never look at her", () => {
  fc.assert(
    fc.property(questions, facts, facts, (asked, one, other) => {
      const plan = planAccess(asked);
      const decisions = [decideAccess(asked, one), decideAccess(asked, other)];
      for (const decision of decisions) {
        if (plan.kind === "decided") assert.deepEqual(decision, plan.decision);
        else assert.deepEqual(decision.tried.slice(0, plan.tried.length), plan.tried);
      }
    }),
    { numRuns: 300 },
  );
});

test("an empty registry and an unknown person are denied, not an error", () => {
  const nothing = { requester: undefined, object: undefined, purpose: undefined } as const;
  const nobody: PersonFacts = {
    newest: undefined,
    retentions: [],
    blocked: false,
    lastEventAt: undefined,
  };
  const decision = decideAccess({ ...asksTo("process"), ...nothing }, nobody);
  assert.equal(decision.reason, "unknown-object");
  assert.equal(decision.permitted, false);
});

const asksTo = (
  action: AccessQuestion["action"],
  more: Partial<AccessQuestion> = {},
): AccessQuestion => ({
  service: "non-state",
  at: MONDAY,
  requester: BANK,
  action,
  object: LOANS,
  purpose: SCORING,
  categories: ["iin", "income"],
  recipient: undefined,
  country: undefined,
  recipientRoles: [],
  biometric: [],
  ...more,
});

const consented = consentedState();
const knownOf = (state: typeof consented): PersonFacts => ({
  newest: newestAnswer(state, { partyId: BANK.id, objectId: LOANS.id, purposeId: SCORING.id }),
  blocked: false,
  retentions: state.retentions,
  lastEventAt: state.lastEventAt,
});
const CONSENTED = knownOf(consented);
const reasonFor = (asked: AccessQuestion, known: PersonFacts = CONSENTED): ReasonCode =>
  decideAccess(asked, known).reason;

test("a consent permits what it covers, and the decision names it", () => {
  const { basis, permitted, ruleSet } = decideAccess(asksTo("process"), CONSENTED);
  assert.equal(permitted, true);
  assert.deepEqual(basis, {
    kind: "consent",
    id: CONSENTED.newest?.kind === "granted" && CONSENTED.newest.id,
  });
  assert.equal(ruleSet, "kz-2026-07-12.3");
});

test("a request without an answer permits nothing", () => {
  assert.equal(reasonFor(asksTo("process"), knownOf(askedState())), "no-consent");
});

test("the owner and the operator of the object may ask, somebody else may not", () => {
  assert.equal(reasonFor(asksTo("process", { requester: KEEPER })), "consent");
  assert.equal(reasonFor(asksTo("process", { requester: HOST })), "consent");
  assert.equal(reasonFor(asksTo("process", { requester: STRANGER })), "party-not-entitled");
  assert.equal(reasonFor(asksTo("process", { requester: undefined })), "party-not-entitled");
});

test("a recipient may ask for a passing-on to itself, and for nothing else", () => {
  const toItself = { requester: BUREAU, recipient: BUREAU.id };
  assert.equal(reasonFor(asksTo("disclose", toItself)), "consent");
  assert.equal(reasonFor(asksTo("process", toItself)), "party-not-entitled");
  assert.equal(
    reasonFor(asksTo("disclose", { requester: BUREAU, recipient: STRANGER.id })),
    "party-not-entitled",
  );
  assert.equal(
    reasonFor(asksTo("disclose", { requester: STRANGER, recipient: STRANGER.id })),
    "recipient-not-covered",
  );
});

test("a passing-on to nobody by name is covered by nothing", () => {
  assert.equal(reasonFor(asksTo("disclose")), "recipient-not-covered");
  assert.equal(reasonFor(asksTo("disclose", { recipient: "unknown" })), "recipient-not-covered");
  assert.equal(reasonFor(asksTo("disclose", { recipient: BUREAU.id })), "consent");
});

test("a passing abroad that names no country is covered by nothing", () => {
  assert.equal(reasonFor(asksTo("cross-border")), "cross-border-not-covered");
  assert.equal(reasonFor(asksTo("cross-border", { country: "FR" })), "cross-border-not-covered");
  assert.equal(reasonFor(asksTo("cross-border", { country: "DE" })), "consent");
});

test("a consent narrower than its purpose denies the rest by a rule about the person", () => {
  assert.ok(CONSENTED.newest?.kind === "granted");
  const narrow = { ...CONSENTED.newest, categories: ["iin"], actions: ["collect" as const] };
  const known = { ...CONSENTED, newest: narrow };
  const byAction = decideAccess(asksTo("process"), known);
  assert.deepEqual(
    [byAction.reason, byAction.rule],
    ["action-not-covered", "consent-covers-action"],
  );
  const byCategory = decideAccess(asksTo("collect"), known);
  assert.deepEqual(
    [byCategory.reason, byCategory.rule],
    ["category-not-covered", "consent-covers-categories"],
  );
});

test("a purpose that was narrowed denies at once what the consent still covers", () => {
  const narrowed = { ...SCORING, categories: { required: ["iin"], optional: [] } };
  const decision = decideAccess(asksTo("process", { purpose: narrowed }), CONSENTED);
  assert.deepEqual(
    [decision.reason, decision.rule],
    ["category-not-covered", "purpose-covers-categories"],
  );
});

for (const [when, service, reason] of [
  ["2026-07-11T23:59:59+05:00", "non-state", "no-consent"],
  ["2026-07-12T00:00:00+05:00", "non-state", "state-object-needs-state-service"],
  ["2026-07-12T00:00:00+05:00", "state", "no-consent"],
  ["2026-07-11T19:00:00Z", "non-state", "state-object-needs-state-service"],
] as const) {
  test(`a state object asked at ${when} through the ${service} service gives ${reason}`, () => {
    const nobody: PersonFacts = {
      newest: undefined,
      retentions: [],
      blocked: false,
      lastEventAt: undefined,
    };
    const asked = asksTo("process", { at: at(when), service, object: REGISTER });
    assert.equal(reasonFor(asked, nobody), reason);
    const byTheState = { ...asked, requester: MINISTRY };
    assert.equal(reasonFor(byTheState, nobody), reason, "whoever asks");
  });
}

test("a state body that asks about a private object stays with the non-state service", () => {
  const purpose = { ...SCORING, partyId: MINISTRY.id };
  assert.equal(reasonFor(asksTo("process", { requester: MINISTRY, purpose })), "consent");
});

test("a term runs to the last moment of its last day", () => {
  assert.ok(CONSENTED.newest?.kind === "granted" && CONSENTED.newest.term.kind === "date");
  const { lastDay } = CONSENTED.newest.term;
  assert.equal(lastDay, "2027-07-12");
  assert.equal(
    reasonFor(asksTo("process", { at: at("2027-07-12T23:59:59.999+05:00") })),
    "consent",
  );
  const next = asksTo("process", { at: at("2027-07-13T00:00:00+05:00") });
  assert.equal(reasonFor(next), "consent-expired");
});

test("a clock that went back does not bring an expired consent to life", () => {
  const known = { ...CONSENTED, lastEventAt: at("2027-07-13T00:00:00+05:00") };
  assert.equal(reasonFor(asksTo("process"), known), "consent-expired");
});

test("every rule about the person is tried before the answer is yes", () => {
  const { tried } = decideAccess(asksTo("process"), CONSENTED);
  const guards = PERSON_RULES.filter(
    ({ kind, id, inForce }) => kind === "guard" && id !== "deny-by-default" && inForce.to === null,
  );
  for (const { id } of guards) {
    assert.equal(tried.find(({ rule }) => rule === id)?.outcome, "passed", id);
  }
});
