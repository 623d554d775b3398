import assert from "node:assert/strict";
import { test } from "node:test";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  answering,
  askedState,
  AT_BANK,
  AT_DESK,
  consentIn,
  done,
  faultsIn,
  MONDAY,
  PROVABLE,
  refused,
  requestIn,
  withdrawnState,
  written,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { BANK, DELIVERY, LOANS, REGISTER, SCORING } from "../testing/registry.test-support.ts";
import { formatInstant, type Instant } from "../time.ts";
import { answerRequest, type AnswerRequest } from "./answer-request.ts";
import { cancelRequest, coverageToAsk } from "./ask-consent.ts";
import { IN_SESSION } from "./hand-in.ts";

const answer = (
  more: Partial<AnswerRequest> = {},
  state: SubjectState = askedState(),
  now: Instant = MONDAY,
  purpose = SCORING,
) => answerRequest(state, answering(more), purpose, LOANS, now);

const PAPER = { confirmation: written(), by: AT_BANK } as const;
const granted = (more: Partial<AnswerRequest> = {}) => consentIn(answeredState(askedState(), more));

test("a paper that names no categories grants only the required ones", () => {
  assert.deepEqual(granted(PAPER).categories, ["iin", "income"]);
});

test("no answer in any form grants an option that it does not name", () => {
  assert.deepEqual(granted({ confirmation: PROVABLE }).categories, ["iin", "income"]);
});

test("a named option is granted, and the order is the person's", () => {
  assert.deepEqual(granted({ categories: ["phone", "income", "iin"] }).categories, [
    "phone",
    "income",
    "iin",
  ]);
});

test("a grant that leaves out a required category is refused", () => {
  assert.deepEqual(faultsIn(answer({ categories: ["iin", "phone"] })), [
    "/categories required-category-missing",
  ]);
  assert.deepEqual(faultsIn(answer({ categories: [] })), ["/categories required-category-missing"]);
});

test("a grant cannot go beyond what was asked, even inside the purpose", () => {
  const narrow = askedState({
    coverage: coverageToAsk(SCORING, { categories: ["iin", "income"] }),
  });
  for (const categories of [
    ["iin", "income", "phone"],
    ["iin", "income", "address"],
  ]) {
    const result = answer({ categories }, narrow);
    assert.deepEqual(faultsIn(result), ["/categories category-not-covered"]);
  }
});

test("a consent covers what the request asked, with the notice that was shown", () => {
  const consent = granted({ categories: ["iin", "income", "phone"] });
  const request = requestIn(askedState());
  assert.deepEqual(
    [consent.actions, consent.recipients, consent.countries],
    [request.actions, request.recipients, request.countries],
  );
  assert.equal(consent.noticeHash, request.notice.hash);
  assert.equal(consent.purposeVersion, request.purposeVersion);
  assert.equal(consent.requestId, request.id);
  assert.deepEqual(consent.provenance, answering().by.provenance);
});

test("a paper keeps the day on it as the claimed time, and permission starts when it is recorded", () => {
  const { effectiveAt, grantedAt, confirmation } = granted({
    ...PAPER,
    confirmation: written("2026-07-10"),
  });
  assert.equal(formatInstant(effectiveAt), "2026-07-10T00:00:00.000+05:00");
  assert.equal(formatInstant(grantedAt), formatInstant(MONDAY));
  assert.equal(confirmation, "written");
});

test("a paper of today is claimed for the moment of its recording, not for midnight", () => {
  assert.equal(formatInstant(granted(PAPER).effectiveAt), formatInstant(MONDAY));
});

test("a paper signed tomorrow is refused, for a yes and for a no", () => {
  const confirmation = written("2026-07-14");
  for (const said of ["grant", "refuse"] as const) {
    assert.deepEqual(faultsIn(answer({ answer: said, confirmation, by: AT_BANK })), [
      "/confirmation/signed_on signed-in-the-future",
    ]);
  }
});

test("a paper signed today by the clock of the country is no paper of tomorrow", () => {
  const now = at("2026-07-13T19:30:00Z");
  assert.ok(answer({ confirmation: written("2026-07-14"), by: AT_BANK }, askedState(), now).ok);
});

const signature = (signedAt: string): AnswerRequest["confirmation"] => ({
  ...{ kind: "electronic-signature", evidenceSha256: "e".repeat(64) },
  signedAt: at(signedAt),
});

test("a signature of an earlier day is claimed for its own moment, one of today for its recording", () => {
  const earlier = granted({ confirmation: signature("2026-07-10T18:30:00+05:00"), by: AT_BANK });
  assert.equal(formatInstant(earlier.effectiveAt), "2026-07-10T18:30:00.000+05:00");
  assert.equal(formatInstant(earlier.grantedAt), formatInstant(MONDAY));
  assert.equal(earlier.confirmation, "electronic-signature");
  const today = granted({ confirmation: signature("2026-07-13T00:30:00+05:00"), by: AT_BANK });
  assert.equal(formatInstant(today.effectiveAt), formatInstant(MONDAY));
});

test("a signature from before her withdrawal brings nothing back, one from after it counts", () => {
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, answeredState(askedState()));
  const state = withdrawnState(asked, {}, at("2026-07-13T12:00:00+05:00"));
  const signed = (when: string) =>
    answer(
      { requestId: idOf("req", 2), consentId: idOf("con", 2), confirmation: signature(when) },
      state,
      at("2026-07-13T15:00:00+05:00"),
    );
  const before = signed("2026-07-13T11:59:59+05:00");
  assert.deepEqual(faultsIn(before), ["/confirmation/cms newer-answer-stands"]);
  assert.ok(signed("2026-07-13T12:00:01+05:00").ok);
});

for (const said of ["grant", "refuse"] as const) {
  test(`an answered request cannot be answered again with ${said}`, () => {
    for (const first of ["grant", "refuse"] as const) {
      const state = answeredState(askedState(), { answer: first });
      const again = answer({ answer: said, consentId: idOf("con", 2) }, state);
      assert.equal(refused(again).code, "request-already-answered");
    }
  });

  test(`a cancelled request takes no answer to ${said}`, () => {
    const asked = askedState();
    const state = done(asked, cancelRequest(asked, idOf("req", 1), MONDAY), MONDAY);
    assert.equal(refused(answer({ answer: said }, state)).code, "request-cancelled");
  });

  test(`an expired request takes no answer to ${said}`, () => {
    const last = at("2026-07-20T09:59:59.999+05:00");
    assert.ok(answer({ answer: said }, askedState(), last).ok);
    const over = at("2026-07-20T10:00:00+05:00");
    assert.equal(refused(answer({ answer: said }, askedState(), over)).code, "request-expired");
  });
}

test("a refusal is an answer of its own: the newest one, and no consent", () => {
  const state = answeredState(askedState(), { answer: "refuse" });
  assert.equal(state.consents.size, 0);
  assert.equal(requestIn(state).outcome.state, "refused");
  const line = { partyId: BANK.id, objectId: LOANS.id, purposeId: SCORING.id };
  assert.equal(newestAnswer(state, line)?.kind, "refused");
});

test("a refusal is taken even where the purpose was closed meanwhile, a grant is not", () => {
  const closed = { ...SCORING, status: "closed" } as const;
  assert.ok(answer({ answer: "refuse" }, askedState(), MONDAY, closed).ok);
  assert.equal(refused(answer({}, askedState(), MONDAY, closed)).code, "purpose-not-active");
});

test("a refusal needs no categories and looks at none", () => {
  assert.ok(answer({ answer: "refuse", categories: ["no-such-category"] }).ok);
});

test("a grant remembers how often the purpose was achieved before", () => {
  const purpose = { ...DELIVERY, achievedCount: 4 };
  const asked = askedState({ purpose });
  const state = answeredState(asked, {}, MONDAY, { purpose });
  assert.equal(consentIn(state).achievedCount, 4);
  assert.deepEqual(consentIn(state).term, { kind: "purpose-achieved" });
});

test("a new grant takes the place of the standing one in its line", () => {
  const first = answeredState(askedState());
  const again = askedState({ id: idOf("req", 2) }, MONDAY, first);
  const state = answeredState(again, { requestId: idOf("req", 2), consentId: idOf("con", 2) });
  assert.deepEqual(consentIn(state).end, { state: "superseded", by: idOf("con", 2) });
  assert.deepEqual(consentIn(state, idOf("con", 2)).end, { state: "standing" });
});

test("an answer from the wrong hands is refused, even where the request would not take it anyway", () => {
  const own = { by: { ...AT_BANK, mayAssist: true } };
  assert.equal(refused(answer(own)).code, "self-assisted");
  assert.equal(refused(answer({ ...own, answer: "refuse" })).code, "self-assisted");
  assert.equal(refused(answer(own, answeredState(askedState()))).code, "self-assisted");
  const withoutScope = { by: { ...AT_DESK, mayAssist: false } };
  assert.equal(refused(answer(withoutScope)).code, "confirmation-not-yours");
});

const BEFORE = at("2026-07-11T12:00:00+05:00");
const OWN_PAPER = { by: AT_BANK, confirmation: written() } as const;
const EARLIER_PAPER = { by: AT_BANK, confirmation: written("2026-07-11") } as const;

for (const [name, more, now, taken] of [
  ["a desk's hand-in at the state service", { service: "state" }, MONDAY, true],
  ["a desk's hand-in at the non-state service", { service: "non-state" }, MONDAY, false],
  [
    "the holder's own paper at the state service",
    { ...OWN_PAPER, service: "state" },
    MONDAY,
    false,
  ],
  [
    "the holder's own paper at the non-state service",
    { ...OWN_PAPER, service: "non-state" },
    MONDAY,
    false,
  ],
  ["the holder's paper of the day before", { ...EARLIER_PAPER, service: "state" }, MONDAY, false],
  ["a desk's hand-in on the day before", { service: "non-state" }, BEFORE, true],
] as const satisfies readonly (readonly [string, Partial<AnswerRequest>, Instant, boolean])[]) {
  test(`for a state object ${name} is ${taken ? "taken" : "refused"} as a yes, and taken as a no`, () => {
    const asked = askedState({ object: REGISTER }, at("2026-07-11T10:00:00+05:00"));
    const say = (answer: AnswerRequest["answer"]) =>
      answerRequest(asked, answering({ ...more, answer }), SCORING, REGISTER, now);
    const yes = say("grant");
    assert.equal(yes.ok, taken);
    if (!yes.ok) assert.equal(yes.code, "state-object-needs-state-service");
    assert.ok(say("refuse").ok);
  });
}

test("an answer to nothing is a bug of the caller", () => {
  assert.throws(() => answer({ requestId: idOf("req", 9) }), /not this person's/);
});

test("a slow clock brings back no request that a faster one has seen expire", () => {
  const before = at("2026-07-20T09:59:57+05:00");
  const seen = { ...askedState(), lastEventAt: at("2026-07-20T10:00:02+05:00") };
  assert.equal(refused(answer({}, seen, before)).code, "request-expired");
  assert.equal(refused(cancelRequest(seen, idOf("req", 1), before)).code, "request-expired");
  assert.ok(answer({}, askedState(), before).ok);
});

test("her own session proves her answer, in the language in which she read the words", () => {
  const evidenceSha256 = "c".repeat(64);
  const mine = {
    confirmation: { kind: "sign-in", evidenceSha256 },
    by: IN_SESSION,
    shownIn: "ru",
  } as const;
  const consent = granted({ ...mine, categories: ["iin", "income"] });
  assert.deepEqual(
    [consent.confirmation, consent.provenance, consent.language],
    ["sign-in", { kind: "person" }, "ru"],
  );
  const refusing = answer({ ...mine, answer: "refuse" });
  assert.ok(refusing.ok && refusing.drafts[0]?.body.type === "consent.refused");
  assert.throws(() => answer({ ...PAPER, by: IN_SESSION }), /no proof by written/);
  assert.equal(refused(answer({ ...mine, by: AT_BANK })).code, "confirmation-not-yours");
});
