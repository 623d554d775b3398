import assert from "node:assert/strict";
import { test } from "node:test";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  achieving,
  answeredState,
  answering,
  askedState,
  asking,
  consentIn,
  done,
  faultsIn,
  MONDAY,
  PROVABLE,
  refused,
  requestIn,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { LOANS, SCORING } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { answerRequest } from "./answer-request.ts";
import { askConsent, coverageToAsk, type AskConsent } from "./ask-consent.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const LATER = at("2026-08-10T10:00:00+05:00");
const OLD = idOf("con", 1);
const NEW = idOf("con", 2);

/** She gave what the purpose requires, to the end of the year, and only to have it processed. */
const GRANTED = answeredState(
  askedState({
    coverage: coverageToAsk(SCORING, { actions: ["process"] }),
    validUntil: day("2026-12-31"),
  }),
  { categories: ["iin", "income"] },
);

const rest = (more: Partial<AskConsent> = {}) =>
  asking({ id: idOf("req", 2), onlyMissing: true, ...more });

const askRest = (state = GRANTED, more: Partial<AskConsent> = {}) =>
  askConsent(state, rest(more), "non-state", LATER);

const ASKED = done(GRANTED, askRest(), LATER);

const answer = (state: SubjectState, named: readonly string[] | null = ["phone"]) =>
  answerRequest(
    state,
    answering({ requestId: idOf("req", 2), consentId: NEW, categories: named ?? undefined }),
    SCORING,
    LOANS,
    LATER,
  );

test("what is granted already is left out, and the rest goes by the terms of that consent", () => {
  const request = requestIn(ASKED, idOf("req", 2));
  assert.deepEqual(request.categories, ["phone"]);
  assert.deepEqual(request.requiredCategories, []);
  assert.equal(request.addsTo, OLD);
  assert.deepEqual(request.actions, ["process"]);
  assert.deepEqual([request.recipients, request.countries], [[], []]);
  assert.deepEqual(request.term, { kind: "date", lastDay: "2026-12-31" });
});

test("where nothing is missing nobody is asked, and the consent is named", () => {
  const coverage = coverageToAsk(SCORING, { categories: ["iin", "income"] });
  const again = refused(askRest(GRANTED, { coverage }));
  assert.deepEqual([again.code, again.consentId], ["already-granted", OLD]);
});

test("where nothing stands all of it is asked for, as always", () => {
  for (const state of [
    withdrawnState(GRANTED),
    done(GRANTED, achieving(GRANTED, SCORING), MONDAY),
  ]) {
    const request = requestIn(done(state, askRest(state), LATER), idOf("req", 2));
    assert.deepEqual(request.categories, ["iin", "income", "phone"]);
    assert.equal(request.addsTo, undefined);
  }
  const alone = coverageToAsk(SCORING, { categories: ["phone"] });
  assert.deepEqual(faultsIn(askRest(withdrawnState(GRANTED), { coverage: alone })), [
    "/categories required-category-missing",
  ]);
  assert.ok(askRest(GRANTED, { coverage: alone }).ok);
});

test("a yes gives one consent to all of it, with the old term; the old one keeps its text", () => {
  const state = done(ASKED, answer(ASKED), LATER);
  const { categories, actions, term, end } = consentIn(state, NEW);
  assert.deepEqual(categories, ["iin", "income", "phone"]);
  assert.deepEqual([actions, term], [["process"], { kind: "date", lastDay: "2026-12-31" }]);
  assert.equal(end.state, "standing");
  const old = consentIn(state, OLD);
  assert.deepEqual(old, { ...consentIn(GRANTED, OLD), end: { state: "superseded", by: NEW } });
});

test("a no leaves the earlier consent as it was, and cools down all the same", () => {
  const no = answering({ requestId: idOf("req", 2), answer: "refuse" });
  const state = done(ASKED, answerRequest(ASKED, no, SCORING, LOANS, LATER), LATER);
  assert.equal(requestIn(state, idOf("req", 2)).outcome.state, "refused");
  assert.deepEqual(consentIn(state, OLD), consentIn(GRANTED, OLD));
  assert.equal(newestAnswer(state, consentIn(state, OLD))?.kind, "granted");
  const again = askConsent(state, rest({ id: idOf("req", 3) }), "non-state", LATER);
  assert.equal(refused(again).code, "cooling-down");
});

test("a yes to nothing adds nothing", () => {
  assert.deepEqual(faultsIn(answer(ASKED, null)), ["/categories required-category-missing"]);
});

test("a yes is refused where the earlier consent has ended meanwhile", () => {
  assert.equal(refused(answer(withdrawnState(ASKED, {}, LATER))).code, "consent-not-active");
  const reached = done(ASKED, achieving(ASKED, SCORING), LATER);
  assert.equal(refused(answer(reached)).code, "consent-not-active");
  const forAll = { ...SCORING, achievedCount: 1 };
  const given = answering({ requestId: idOf("req", 2), categories: ["phone"] });
  const late = answerRequest(ASKED, given, forAll, LOANS, LATER);
  assert.equal(refused(late).code, "consent-not-active");
});

test("a yes is refused where the earlier consent is narrower than the notice said", () => {
  const wide = answeredState(askedState(), { categories: ["iin", "income"] });
  const asked = done(wide, askRest(wide), LATER);
  const parts = { actions: ["cross-border"] as const };
  const taken = { consentId: OLD, confirmation: PROVABLE, parts, received: [], sealed: {} };
  const provenance = answering().by.provenance;
  const registry = { purpose: SCORING, object: LOANS };
  const narrower = withdrawConsent(asked, { ...taken, provenance }, registry, worldAt(LATER));
  assert.equal(refused(answer(done(asked, narrower, LATER))).code, "newer-answer-stands");
});

test("a term that a contract sets stays with what is added", () => {
  const basis = { kind: "contract" } as const;
  const dated = { termBasis: basis, validUntil: day("2030-01-01") };
  const state = answeredState(askedState(dated), { categories: ["iin", "income"] });
  const asked = done(state, askRest(state), LATER);
  const term = { kind: "date", lastDay: "2030-01-01", basis };
  assert.deepEqual(consentIn(done(asked, answer(asked), LATER), NEW).term, term);
});
