import assert from "node:assert/strict";
import { test } from "node:test";
import type { Retention } from "../duty/retention.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { MONDAY } from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { BANK, KEEPER, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import type { PersonFacts, PersonQuestion } from "./question.ts";
import { retentionFor } from "./retained.ts";

const QUESTION: PersonQuestion = {
  service: "non-state",
  at: MONDAY,
  requester: BANK,
  action: "process",
  object: LOANS,
  purpose: SCORING,
  categories: ["iin"],
  recipient: undefined,
  country: undefined,
  recipientRoles: [],
  biometric: [],
};

const retention = (n: number, more: Partial<Retention> = {}): Retention => ({
  id: idOf("ret", n),
  holderId: BANK.id,
  consentId: idOf("con", 1),
  dutyId: idOf("dty", n),
  objectId: LOANS.id,
  purposeId: SCORING.id,
  ground: { kind: "obligation", reference: "№ 1" },
  categories: ["iin", "income"],
  actions: ["process"],
  until: day("2026-12-31"),
  seq: n,
  ...more,
});

const among = (...retentions: readonly Retention[]): PersonFacts => ({
  newest: undefined,
  retentions,
  blocked: false,
  lastEventAt: undefined,
});

test("a retention answers for its holder, its action and its data", () => {
  assert.equal(retentionFor(QUESTION, among(retention(1)))?.id, idOf("ret", 1));
});

test("a retention answers for no other holder, action or data", () => {
  const known = among(retention(1));
  assert.equal(retentionFor({ ...QUESTION, requester: KEEPER }, known), undefined);
  assert.equal(retentionFor({ ...QUESTION, action: "collect" }, known), undefined);
  assert.equal(retentionFor({ ...QUESTION, categories: ["iin", "phone"] }, known), undefined);
});

test("two retentions do not add up to one", () => {
  const known = among(
    retention(1, { categories: ["iin"] }),
    retention(2, { categories: ["phone"] }),
  );
  assert.equal(retentionFor({ ...QUESTION, categories: ["iin", "phone"] }, known), undefined);
});

test("a retention holds to the end of its last day", () => {
  const known = among(retention(1));
  const last = { ...QUESTION, at: at("2026-12-31T23:59:59.999+05:00") };
  assert.notEqual(retentionFor(last, known), undefined);
  const next = { ...QUESTION, at: at("2027-01-01T00:00:00+05:00") };
  assert.equal(retentionFor(next, known), undefined);
});

test("a clock that went back does not open a retention again", () => {
  const known = { ...among(retention(1)), lastEventAt: at("2027-01-01T00:00:00+05:00") };
  assert.equal(retentionFor(QUESTION, known), undefined);
});

test("the oldest retention that fits is the basis", () => {
  const closed = retention(1, { until: day("2026-07-12") });
  const known = among(closed, retention(2), retention(3));
  assert.equal(retentionFor(QUESTION, known)?.id, idOf("ret", 2));
});
