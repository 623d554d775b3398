import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../testing/ids.test-support.ts";
import {
  askedState,
  answeredState,
  consentedState,
  consentIn,
  MONDAY,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { DELIVERY } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { isAchieved, isExpired, statusOf, type Consent, type ConsentStatus } from "./consent.ts";

const LASTING = { kind: "purpose-achieved" } as const;

test("a dated term is over at midnight after its last day, by the clock of the country", () => {
  const term = { kind: "date", lastDay: day("2026-07-31") } as const;
  assert.equal(isExpired(term, at("2026-07-31T23:59:59.999+05:00")), false);
  assert.equal(isExpired(term, at("2026-07-31T19:00:00Z")), true);
});

test("a term until the purpose is reached never runs out by the clock", () => {
  assert.equal(isExpired(LASTING, at("2999-01-01T00:00:00Z")), false);
});

test("a purpose declared achieved ends the consents given before, not those given after", () => {
  assert.equal(isAchieved({ achievedCount: 0, term: LASTING }, 0), false);
  assert.equal(isAchieved({ achievedCount: 0, term: LASTING }, 1), true);
  assert.equal(isAchieved({ achievedCount: 1, term: LASTING }, 1), false);
});

const dated = consentIn(consentedState());
const lasting = consentIn(consentedState({ purpose: DELIVERY }));
const LATER = { seq: dated.seq + 5 };

const ended = (end: Consent["end"]): Consent => ({ ...dated, end });

for (const [status, consent, newest, achievedCount, when] of [
  ["active", dated, dated, 0, "2027-07-12T23:59:59+05:00"],
  ["expired", dated, dated, 0, "2027-07-13T00:00:00+05:00"],
  ["superseded", dated, LATER, 0, "2026-07-14T00:00:00+05:00"],
  [
    "superseded",
    ended({ state: "superseded", by: idOf("con", 2) }),
    LATER,
    0,
    "2026-07-14T00:00:00Z",
  ],
  ["withdrawn", ended({ state: "withdrawn", at: MONDAY }), LATER, 3, "2030-01-01T00:00:00Z"],
  ["fulfilled", ended({ state: "fulfilled", at: MONDAY }), LATER, 3, "2030-01-01T00:00:00Z"],
  ["active", lasting, lasting, 0, "2040-01-01T00:00:00Z"],
  ["fulfilled", lasting, lasting, 1, "2026-07-14T00:00:00Z"],
] as const satisfies readonly (readonly [
  ConsentStatus,
  Consent,
  Pick<Consent, "seq">,
  number,
  string,
])[]) {
  test(`a consent that is ${consent.end.state} is shown as ${status} at ${when} with ${achievedCount} achievements`, () => {
    assert.equal(statusOf(consent, newest, achievedCount, at(when)), status);
  });
}

test("a consent starts when this service learns of it, whatever day is on the paper", () => {
  const asked = askedState();
  const confirmation = {
    kind: "written",
    documentSha256: "a".repeat(64),
    signedOn: day("2026-07-01"),
  } as const;
  const { grantedAt, effectiveAt } = consentIn(answeredState(asked, { confirmation }));
  assert.equal(grantedAt.epochMilliseconds, MONDAY.epochMilliseconds);
  assert.equal(effectiveAt.epochMilliseconds, at("2026-07-01T00:00:00+05:00").epochMilliseconds);
});
