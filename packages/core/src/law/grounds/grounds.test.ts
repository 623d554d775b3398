import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AccessQuestion } from "../../access/question.ts";
import { ACTIONS, type GroundDeferral, type LegalGroundRef } from "../../registry/purpose.ts";
import type { Party } from "../../registry/party.ts";
import { endDeferral } from "../../registry/end-deferral.ts";
import { BANK, LOANS, MINISTRY, SCORING, STRANGER } from "../../testing/registry.test-support.ts";
import { at } from "../../testing/plain.test-support.ts";
import { addDays, day, legalDayOf, startOfDay } from "../../time.ts";
import { normById } from "../norms/register.ts";
import { rulesOfNorm } from "../norms/enforced-by.ts";
import { isHidden, isStillHidden, mayBeDeferred } from "./deferral.ts";
import { groundFaults } from "./ground-faults.ts";
import { groundFor, soundGround } from "./ground-of.ts";
import { LEGAL_GROUNDS } from "./grounds.ts";

const ON = day("2026-09-01");
const NOON = at("2026-09-01T12:00:00+05:00");
const SEARCH = { act: "Law on searches", article: "12" } as const;
const EVENT: GroundDeferral = { ...SEARCH, event: "The search is over" };
const COURT = { code: "9-1", act: "№ 1", article: "5", level: "law" } as const;
const deferred = (deferral: GroundDeferral): LegalGroundRef => ({ ...COURT, deferral });
const purposeWith = (legal_ground: LegalGroundRef) => ({
  ...SCORING,
  partyId: MINISTRY.id,
  declared: { legal_ground },
});

test("every ground stands in the register of norms, each code once", () => {
  const codes = LEGAL_GROUNDS.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const { code, norm, inForce } of LEGAL_GROUNDS) {
    const found = normById(norm);
    assert.ok(found !== undefined, code);
    assert.ok((found.inForce.from ?? "") <= (inForce.from ?? ""), code);
  }
  assert.deepEqual(rulesOfNorm("L231-8-7-2-10-1"), ["ground:breach-notice"]);
});

const BREACH = {
  code: "breach-notice",
  act: "Law on informatization",
  article: "7-2",
  level: "law",
  reference: "Breach № 7",
} as const;
const CENTRE: Party = { ...BANK, roles: ["infosec-coordination-centre"] };
const NOTICE = {
  ...purposeWith(BREACH),
  partyId: CENTRE.id,
  actions: ["process" as const],
  recipients: [],
  crossBorder: [],
};
const asks = (action: (typeof ACTIONS)[number], requester = CENTRE, purpose = NOTICE) =>
  groundFor({ purpose, requester, action }, ON);

test("breached data are open to the coordination centre, to inform people and for nothing else", () => {
  assert.deepEqual(asks("process"), BREACH);
  for (const action of ACTIONS.filter((each) => each !== "process")) {
    assert.equal(asks(action), undefined, action);
  }
  assert.equal(asks("process", BANK), undefined, "the role is needed");
  assert.equal(asks("process", MINISTRY), undefined, "being a state body is not enough");
  const { reference: _, ...nameless } = BREACH;
  assert.equal(soundGround(nameless, ON), undefined, "the breach is named");
  assert.equal(soundGround(BREACH, addDays(day("2026-01-18"), -1)), undefined);
  assert.equal(soundGround(BREACH, day("2026-01-18"))?.code, "breach-notice");
});

for (const [pointer, more] of [
  ["/actions", { actions: ["process" as const, "collect" as const] }],
  ["/recipients", { recipients: [STRANGER.id] }],
  ["/cross_border", { crossBorder: ["DE"] }],
  ["/published", { published: true }],
] as const) {
  test(`a purpose that informs of a breach and has ${pointer.slice(1)} besides is no such purpose`, () => {
    const wider = { ...NOTICE, ...more };
    assert.deepEqual(groundFaults(wider, CENTRE), [{ pointer, code: "ground-stands-alone" }]);
    assert.equal(
      groundFor({ purpose: wider, requester: CENTRE, action: "process" }, ON),
      undefined,
    );
  });
}

test("a deferral or a ground of one role is declared only by whom the ground serves", () => {
  const code = "ground-not-yours";
  assert.deepEqual(groundFaults(NOTICE, BANK), [{ pointer: "/legal_ground/code", code }]);
  const hiding = purposeWith(deferred(EVENT));
  assert.deepEqual(groundFaults(hiding, MINISTRY), []);
  assert.deepEqual(groundFaults(hiding, BANK), [{ pointer: "/legal_ground/deferral", code }]);
  assert.deepEqual(groundFaults(purposeWith(COURT), BANK), [], "of no use, and no fault");
});

test("a deferral to a day ends with that day, in Kazakhstan", () => {
  const ref = deferred({ ...SEARCH, until: ON });
  assert.ok(isHidden(ref, NOON));
  assert.ok(isHidden(ref, at("2026-09-01T23:59:59+05:00")));
  assert.ok(!isHidden(ref, at("2026-09-01T19:00:00Z")));
  assert.ok(!isHidden(ref, at("2026-09-02T00:00:00+05:00")));
});

test("a deferral to an event ends on the day of the event, and lasts while none is told", () => {
  assert.ok(isHidden(deferred(EVENT), at("2099-01-01T00:00:00+05:00")));
  const ended = deferred({ ...EVENT, ended_on: ON });
  assert.ok(isHidden(ended, at("2026-08-31T23:59:59+05:00")));
  assert.ok(!isHidden(ended, at("2026-09-01T00:00:00+05:00")));
});

test("nothing is put off without an act, an article and an end", () => {
  const { event: _, ...endless } = EVENT;
  for (const deferral of [endless, { ...EVENT, act: "" }, { ...EVENT, article: "" }]) {
    assert.ok(!isHidden(deferred(deferral), NOON));
  }
  assert.ok(!isHidden(COURT, NOON));
  assert.ok(!isHidden(undefined, NOON));
});

const refs = fc.constantFrom<LegalGroundRef | undefined>(
  undefined,
  COURT,
  deferred(EVENT),
  deferred({ ...EVENT, ended_on: ON }),
  deferred({ ...SEARCH, until: addDays(ON, -1) }),
  deferred({ ...SEARCH, until: addDays(ON, 30) }),
);
const days = fc.integer({ min: -40, max: 40 }).map((n) => startOfDay(addDays(ON, n)));

test("a later version never prolongs a deferral, and what has ended does not begin again", () => {
  fc.assert(
    fc.property(refs, refs, days, days, (then, now, a, b) => {
      const hidden = isStillHidden(then, now, a);
      assert.ok(!hidden || (isHidden(then, a) && isHidden(now, a)));
      assert.equal(isStillHidden(now, then, a), hidden, "the earlier end counts");
      const [first, last] = legalDayOf(a) <= legalDayOf(b) ? [a, b] : [b, a];
      if (!isStillHidden(then, now, first)) assert.ok(!isStillHidden(then, now, last));
    }),
  );
});

const asked = (more: Partial<AccessQuestion> = {}): AccessQuestion => ({
  service: "state",
  at: NOON,
  requester: MINISTRY,
  action: "process",
  object: LOANS,
  purpose: purposeWith(deferred(EVENT)),
  categories: ["income"],
  recipient: undefined,
  recipientRoles: [],
  biometric: [],
  country: undefined,
  ...more,
});

test("a denial under a deferred ground betrays as much as a permit does", () => {
  assert.ok(mayBeDeferred(asked()));
  assert.ok(mayBeDeferred(asked({ categories: ["phone"], action: "disseminate" })));
  const closed = { ...purposeWith(deferred(EVENT)), status: "closed" as const };
  assert.ok(mayBeDeferred(asked({ purpose: closed })));
});

test("whoever is no party, or was not let in, or was banned, hides nothing behind an act", () => {
  const purpose = purposeWith(deferred(EVENT));
  assert.ok(!mayBeDeferred(asked({ requester: STRANGER })));
  assert.ok(!mayBeDeferred(asked({ requester: undefined })));
  assert.ok(!mayBeDeferred(asked({ purpose: { ...purpose, status: "draft" } })));
  assert.ok(!mayBeDeferred(asked({ purpose: { ...purpose, banned: "harmful-purpose" } })));
  assert.ok(!mayBeDeferred(asked({ purpose: purposeWith(COURT) })));
  const unsound = deferred(EVENT);
  const byOrder = purposeWith({ ...unsound, code: "9-10", level: "bylaw" });
  assert.ok(!mayBeDeferred(asked({ purpose: byOrder })));
});

test("the event that ends a deferral is told once, and not beforehand", () => {
  const purpose = purposeWith(deferred(EVENT));
  const tomorrow = addDays(ON, 1);
  const early = endDeferral(purpose, tomorrow, ON);
  assert.ok("ok" in early && early.code === "deferral-ends-in-the-future");
  const ended = endDeferral(purpose, addDays(ON, -2), ON);
  assert.ok("declared" in ended);
  assert.equal(ended.declared.legal_ground?.deferral?.ended_on, addDays(ON, -2));
  assert.equal(endDeferral(ended, ON, ON), ended);
  for (const other of [
    purposeWith(COURT),
    purposeWith(deferred({ ...SEARCH, until: ON })),
    SCORING,
  ]) {
    const refused = endDeferral(other, ON, ON);
    assert.ok("ok" in refused && refused.code === "deferral-awaits-none");
  }
});
