import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  askedState,
  asking,
  done,
  faultsIn,
  MONDAY,
  refused,
  requestIn,
} from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import {
  ARCHIVE,
  AUTO_SCORING,
  BANK,
  BUREAU,
  DELIVERY,
  LOANS,
  REGISTER,
  SCORING,
  STRANGER,
} from "../testing/registry.test-support.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { day, formatInstant, type Instant } from "../time.ts";
import { askConsent, cancelRequest, coverageToAsk, type AskConsent } from "./ask-consent.ts";

const ask = (more: Partial<AskConsent> = {}, state = EMPTY_SUBJECT, now = MONDAY) =>
  askConsent(state, asking(more), "non-state", now);

/** The nth unanswered request, cancelled at once so that the next one can be asked. */
const askAndCancel = (state: SubjectState, n: number, now: Instant): SubjectState => {
  const asked = askedState({ id: idOf("req", n) }, now, state);
  return done(asked, cancelRequest(asked, idOf("req", n), now), now);
};

test("a party that names nothing asks for all that its purpose has", () => {
  assert.deepEqual(coverageToAsk(SCORING, {}), {
    categories: ["iin", "income", "phone"],
    actions: ["collect", "process", "disclose", "cross-border"],
    recipients: [BUREAU.id],
    countries: ["DE"],
  });
});

test("an automated decision is never asked for by default", () => {
  assert.deepEqual(coverageToAsk(AUTO_SCORING, {}).actions, ["process"]);
});

test("recipients and countries are asked for only with the actions that reach them", () => {
  const { recipients, countries } = coverageToAsk(SCORING, { actions: ["collect", "process"] });
  assert.deepEqual([recipients, countries], [[], []]);
  assert.deepEqual(coverageToAsk(SCORING, { actions: ["disclose"] }).recipients, [BUREAU.id]);
  assert.deepEqual(coverageToAsk(SCORING, { actions: ["cross-border"] }).countries, ["DE"]);
});

test("what a party names is asked for as it is", () => {
  const named = {
    categories: ["iin", "income"],
    actions: ["disclose"] as const,
    recipients: [],
    countries: [],
  };
  assert.deepEqual(coverageToAsk(SCORING, named), named);
});

test("a request keeps what it asked for and lives seven days", () => {
  const request = requestIn(askedState({ validUntil: day("2026-12-31") }));
  assert.deepEqual(
    plain(request),
    plain({
      partyId: BANK.id,
      objectId: LOANS.id,
      purposeId: SCORING.id,
      ...coverageToAsk(SCORING, {}),
      id: idOf("req", 1),
      purposeVersion: 3,
      objectVersion: 1,
      requiredCategories: ["iin", "income"],
      term: { kind: "date", lastDay: "2026-12-31" },
      language: "kk",
      notice: { version: 1, hash: "c".repeat(64) },
      matchingWord: "алма",
      requestedAt: MONDAY,
      expiresAt: at("2026-07-20T10:00:00+05:00"),
      outcome: { state: "pending" },
    }),
  );
});

for (const status of ["draft", "closed"] as const) {
  test(`nobody is asked for a purpose that is ${status}`, () => {
    const result = refused(ask({ purpose: { ...SCORING, status } }));
    assert.deepEqual([result.code, result.faults], ["purpose-not-active", []]);
  });
}

test("an object that the purpose does not name cannot be asked about", () => {
  assert.deepEqual(faultsIn(ask({ object: ARCHIVE })), ["/object_id purpose-mismatch"]);
});

const WIDE = coverageToAsk(SCORING, {});
for (const [member, wrong, fault] of [
  [
    "a category outside the purpose",
    { coverage: { ...WIDE, categories: ["iin", "income", "address"] } },
    "/categories category-not-covered",
  ],
  [
    "a required category left out",
    { coverage: { ...WIDE, categories: ["iin"] } },
    "/categories required-category-missing",
  ],
  [
    "an action outside the purpose",
    { coverage: { ...WIDE, actions: ["disseminate"] } },
    "/actions action-not-covered",
  ],
  [
    "a recipient outside the purpose",
    { coverage: { ...WIDE, recipients: [STRANGER.id] } },
    "/recipients recipient-not-covered",
  ],
  ["a last day that is over", { validUntil: day("2026-07-12") }, "/valid_until term-in-the-past"],
] as const satisfies readonly (readonly [string, Partial<AskConsent>, string])[]) {
  test(`${member} is named as ${fault}`, () => {
    assert.deepEqual(faultsIn(ask(wrong)), [fault]);
    assert.equal(refused(ask(wrong)).code, fault.split(" ")[1]);
  });
}

test("a request may last until today", () => {
  assert.ok(ask({ validUntil: day("2026-07-13") }).ok);
});

test("all wrong members are named at once, and the first gives the code", () => {
  const coverage = {
    categories: ["address"],
    actions: ["disseminate" as const],
    recipients: [STRANGER.id],
    countries: [],
  };
  const result = ask({ coverage, validUntil: day("2026-01-01") });
  assert.deepEqual(faultsIn(result), [
    "/categories category-not-covered",
    "/categories required-category-missing",
    "/actions action-not-covered",
    "/recipients recipient-not-covered",
    "/valid_until term-in-the-past",
  ]);
  assert.equal(refused(result).code, "category-not-covered");
});

test("an automated decision about rights is asked for on its own", () => {
  const coverage = coverageToAsk(AUTO_SCORING, { actions: ["process", "automated-decision"] });
  const mixed = ask({ purpose: AUTO_SCORING, coverage });
  assert.deepEqual(faultsIn(mixed), ["/actions automated-decision-asked-with-others"]);
  const alone = coverageToAsk(AUTO_SCORING, { actions: ["automated-decision"] });
  assert.ok(ask({ purpose: AUTO_SCORING, coverage: alone }).ok);
});

test("automated processing that touches no rights may be asked for together with others", () => {
  assert.ok(AUTO_SCORING.automated !== null);
  const harmless = {
    ...AUTO_SCORING,
    automated: { ...AUTO_SCORING.automated, affectsRights: false },
  };
  const coverage = coverageToAsk(harmless, { actions: ["process", "automated-decision"] });
  assert.ok(ask({ purpose: harmless, coverage }).ok);
});

for (const [when, service, asked] of [
  ["2026-07-11T23:59:59.999+05:00", "non-state", true],
  ["2026-07-12T00:00:00+05:00", "non-state", false],
  ["2026-07-11T19:00:00Z", "non-state", false],
  ["2026-07-12T00:00:00+05:00", "state", true],
] as const) {
  test(`at ${when} a state object ${asked ? "can" : "cannot"} be asked about in the ${service} service`, () => {
    const result = askConsent(EMPTY_SUBJECT, asking({ object: REGISTER }), service, at(when));
    assert.equal(result.ok, asked);
    if (!result.ok) {
      assert.deepEqual(faultsIn(result), ["/object_id state-object-needs-state-service"]);
    }
  });
}

test("a second request in the same line is refused with the id of the pending one", () => {
  const state = askedState();
  const repeat = refused(ask({ id: idOf("req", 2) }, state));
  assert.deepEqual([repeat.code, repeat.requestId], ["request-pending", idOf("req", 1)]);
});

test("a pending request blocks no other object and no other purpose", () => {
  const state = askedState();
  assert.ok(
    ask({ id: idOf("req", 2), purpose: DELIVERY, coverage: coverageToAsk(DELIVERY, {}) }, state).ok,
  );
  const both = { ...SCORING, objectIds: [LOANS.id, ARCHIVE.id] };
  assert.ok(ask({ id: idOf("req", 2), purpose: both, object: ARCHIVE }, state).ok);
});

test("one may ask again from the instant on which the first request expires", () => {
  const state = askedState();
  const early = at("2026-07-20T09:59:59.999+05:00");
  assert.equal(refused(ask({ id: idOf("req", 2) }, state, early)).code, "request-pending");
  assert.ok(ask({ id: idOf("req", 2) }, state, at("2026-07-20T10:00:00+05:00")).ok);
});

test("after a yes one may ask again at once, for instance to widen or to renew", () => {
  assert.ok(ask({ id: idOf("req", 2) }, answeredState(askedState())).ok);
});

test("three unanswered requests in a month are enough, cancelled ones too", () => {
  let state = EMPTY_SUBJECT;
  for (const n of [1, 2, 3]) state = askAndCancel(state, n, MONDAY);
  assert.equal(refused(ask({ id: idOf("req", 4) }, state)).code, "too-many-unanswered");
  const almost = at("2026-08-12T09:59:59.999+05:00");
  assert.equal(refused(ask({ id: idOf("req", 4) }, state, almost)).code, "too-many-unanswered");
  assert.ok(ask({ id: idOf("req", 4) }, state, at("2026-08-12T10:00:00+05:00")).ok);
});

test("three requests that ran out without an answer count as unanswered", () => {
  let state = EMPTY_SUBJECT;
  for (const [n, when] of [
    [1, "2026-07-13T10:00:00+05:00"],
    [2, "2026-07-20T10:00:00+05:00"],
    [3, "2026-07-27T10:00:00+05:00"],
  ] as const) {
    state = askedState({ id: idOf("req", n) }, at(when), state);
  }
  const next = at("2026-08-03T10:00:00+05:00");
  assert.equal(refused(ask({ id: idOf("req", 4) }, state, next)).code, "too-many-unanswered");
});

test("answered requests do not count as unanswered", () => {
  let state = EMPTY_SUBJECT;
  for (const n of [1, 2]) state = askAndCancel(state, n, MONDAY);
  state = answeredState(askedState({ id: idOf("req", 3) }, MONDAY, state), {
    requestId: idOf("req", 3),
    answer: "refuse",
  });
  const cooled = at("2026-07-27T00:00:00+05:00");
  assert.ok(ask({ id: idOf("req", 4) }, state, cooled).ok);
});

test("a term that a law or a contract sets has to be named", () => {
  const termBasis = { kind: "contract" } as const;
  assert.deepEqual(faultsIn(ask({ termBasis })), ["/valid_until term-required"]);
  const request = requestIn(askedState({ termBasis, validUntil: day("2029-07-12") }));
  assert.deepEqual(request.term, { kind: "date", lastDay: "2029-07-12", basis: termBasis });
});

test("a consent that lasts until its purpose is reached is to be looked at, as the reading of the day says", () => {
  const open = { purpose: DELIVERY };
  assert.equal(requestIn(askedState(open)).reviewEvery, "P1Y");
  assert.equal(requestIn(askedState()).reviewEvery, undefined);
  const readings = { ...DEFAULT_READINGS, reviewEvery: "P90D", requestLifetimeDays: 30 };
  const asked = askConsent(EMPTY_SUBJECT, asking(open), "non-state", MONDAY, readings);
  const request = requestIn(done(EMPTY_SUBJECT, asked, MONDAY));
  assert.equal(request.reviewEvery, "P90D");
  assert.equal(formatInstant(request.expiresAt), "2026-08-12T10:00:00.000+05:00");
});

test("a closed object cannot be asked about", () => {
  const closed = { ...LOANS, status: "closed" } as const;
  assert.deepEqual(faultsIn(ask({ object: closed })), ["/object_id object-closed"]);
});

test("automated decisions may be asked for with others where the reading says so", () => {
  const coverage = coverageToAsk(AUTO_SCORING, { actions: ["process", "automated-decision"] });
  const mixed = asking({ purpose: AUTO_SCORING, coverage });
  const readings = { ...DEFAULT_READINGS, separateAutomatedConsent: false };
  assert.ok(askConsent(EMPTY_SUBJECT, mixed, "non-state", MONDAY, readings).ok);
});

test("a pending request can be taken back, and a second time nothing happens", () => {
  const state = askAndCancel(EMPTY_SUBJECT, 1, MONDAY);
  assert.equal(requestIn(state).outcome.state, "cancelled");
  assert.deepEqual(cancelRequest(state, idOf("req", 1), MONDAY), {
    ok: true,
    drafts: [],
    result: idOf("req", 1),
  });
});

test("an answered or expired request cannot be taken back", () => {
  const cancel = (state: SubjectState, now: Instant = MONDAY) =>
    refused(cancelRequest(state, idOf("req", 1), now)).code;
  assert.equal(cancel(answeredState(askedState())), "request-already-answered");
  assert.equal(
    cancel(answeredState(askedState(), { answer: "refuse" })),
    "request-already-answered",
  );
  assert.equal(cancel(askedState(), at("2026-07-20T10:00:00+05:00")), "request-expired");
});

test("taking back a request of another person is a bug of the caller", () => {
  assert.throws(() => cancelRequest(EMPTY_SUBJECT, idOf("req", 1), MONDAY), /not this person's/);
});
