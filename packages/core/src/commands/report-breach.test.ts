import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_CALENDAR } from "../calendar/working-day-calendar.ts";
import { EMPTY_SUBJECT } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { consentedState, done, faultsIn, MONDAY, worldAt } from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BANK, BUREAU, HOST, LOANS } from "../testing/registry.test-support.ts";
import { notifyDisclosure, whoNotifiesOf, type Disclosed } from "./notify-disclosure.ts";
import { reportBreach, tellOfBreach, type ReportBreach } from "./report-breach.ts";

const BREACH: ReportBreach = {
  ...{ id: idOf("brc", 1), partyId: HOST.id, objectId: LOANS.id },
  ...{ categories: ["iin"], detectedAt: MONDAY, concerned: 40_000 },
};

for (const [detected, dueOn] of [
  ["2026-07-13T10:00:00+05:00", "2026-07-14"],
  // Friday; the Monday after it.
  ["2026-08-28T23:59:59+05:00", "2026-08-31"],
  // Republic Day on a Sunday frees the Monday.
  ["2026-10-23T10:00:00+05:00", "2026-10-27"],
] as const) {
  test(`a breach found at ${detected} is told to the authorised body by ${dueOn}, whenever it is reported`, () => {
    const reported = at("2026-11-02T10:00:00+05:00");
    const result = reportBreach({ ...BREACH, detectedAt: at(detected) }, worldAt(reported));
    const state = done(EMPTY_SUBJECT, result, reported);
    const [duty] = state.duties.values();
    assert.deepEqual(
      [duty?.kind, duty?.partyId, duty?.dueOn, plain(duty?.cause)],
      ["notify-authorised-body", HOST.id, dueOn, { kind: "breach", id: BREACH.id }],
    );
    assert.equal(state.breaches.get(BREACH.id)?.dutyId, duty?.id);
  });
}

test("nobody finds a breach in the future", () => {
  const detectedAt = MONDAY.add({ milliseconds: 1 });
  const result = reportBreach({ ...BREACH, detectedAt }, worldAt(MONDAY));
  assert.deepEqual(faultsIn(result), ["/detected_at detected-in-the-future"]);
});

test("a person is told of a breach once", () => {
  const { concerned: _concerned, ...notice } = BREACH;
  const told = done(EMPTY_SUBJECT, tellOfBreach(EMPTY_SUBJECT, notice), MONDAY);
  assert.equal(told.breachNotices.get(BREACH.id)?.objectId, LOANS.id);
  const again = tellOfBreach(told, notice);
  assert.ok(again.ok);
  assert.deepEqual(again.drafts, []);
});

const PASSED_ON: Disclosed = {
  ...({ mode: "enforce", reason: "consent" } as const),
  ...{ requesterId: BANK.id, recipientId: BUREAU.id },
};
const TELLS = { declared: { notify_disclosure: true } };

for (const [name, disclosed, purpose, holder] of [
  ["the holder that passed data on", PASSED_ON, TELLS, BANK],
  ["the operator where a recipient asked for itself", { requesterId: BUREAU.id }, TELLS, HOST],
  ["nobody where telling is no condition", {}, { declared: {} }, undefined],
  ["nobody where nothing was passed on", { recipientId: undefined }, TELLS, undefined],
  ["nobody for a look-up", { mode: "check" }, TELLS, undefined],
  ["nobody for a denial", { reason: "no-consent" }, TELLS, undefined],
  ["nobody where a law opened the access", { reason: "legal-ground" }, TELLS, undefined],
] as const) {
  test(`a disclosure is told by ${name}`, () => {
    const found = whoNotifiesOf({ ...PASSED_ON, ...disclosed }, purpose, LOANS);
    assert.equal(found, holder?.id);
  });
}

test("the ten working days run from the disclosure, and one decision makes one duty", () => {
  const given = {
    ...{ dutyId: idOf("dty", 77), decisionId: "d".repeat(32), purposeId: idOf("pur", 1) },
    ...{ holderId: BANK.id, at: MONDAY },
  };
  const before = consentedState();
  const later = at("2026-07-20T10:00:00+05:00");
  const state = done(before, notifyDisclosure(before, given, BUILT_IN_CALENDAR), later);
  const duty = state.duties.get(given.dutyId);
  assert.equal(duty?.dueOn, "2026-07-27");
  const again = notifyDisclosure(state, given, BUILT_IN_CALENDAR);
  assert.ok(again.ok && !again.result && again.drafts.length === 0);
  const locked = { ...before, erasure: { state: "locked", at: MONDAY } } as const;
  const unsaid = notifyDisclosure(locked, given, BUILT_IN_CALENDAR);
  assert.ok(unsaid.ok && !unsaid.result);
});
