import assert from "node:assert/strict";
import { test } from "node:test";
import {
  instantOf,
  type Consent,
  type Duty,
  type Retention,
  type RightsCall,
  type SubjectEvent,
  type SubjectEventBody,
} from "@kelisim/core";
import { idOf } from "../../../core/src/testing/ids.test-support.ts";
import { consentedState, MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK, DESK } from "../../../core/src/testing/registry.test-support.ts";
import { eventsAbout, type PackRecord } from "./events-about.ts";
import { READS_ALL, type PackReader } from "./pack-reader.ts";

const base = consentedState();
const consent = [...base.consents.values()][0] as Consent;
const { id: consentId } = consent;
const callId = idOf("rgt", 1);

const duty = (n: number, partyId: typeof BANK.id, cause: Duty["cause"]): Duty =>
  ({ id: idOf("dty", n), partyId, cause, outcome: { state: "open" } }) as Duty;
const own = duty(1, BANK.id, { kind: "consent", id: consentId });
const others = duty(2, DESK.id, { kind: "consent", id: consentId });
const kept = {
  ...{ id: idOf("ret", 1), holderId: DESK.id, consentId, dutyId: others.id },
} as Retention;
const review = duty(3, DESK.id, { kind: "retention", id: kept.id });
const answered = duty(4, BANK.id, { kind: "rights-call", id: callId });
const call = { id: callId, partyId: BANK.id, dutyId: answered.id } as RightsCall;
const duties = [own, others, review, answered];

const state = {
  ...base,
  duties: new Map(duties.map((each) => [each.id, each])),
  retentions: [kept],
  rightsCalls: new Map([[callId, call]]),
};

/** Only what an event is about counts here. */
const BODIES = [
  { type: "consent.requested", request: { id: consent.requestId } },
  { type: "consent.granted", consentId },
  { type: "consent.granted", consentId: idOf("con", 99) },
  { type: "consent.withdrawn", consentId },
  ...duties.map((each) => ({ type: "duty.opened", duty: each })),
  { type: "duty.discharged", dutyId: others.id },
  { type: "retention.created", retention: kept },
  { type: "rights-call.received", call },
  { type: "data.blocked", rightsCallId: callId },
  { type: "representation.registered", representation: { id: idOf("rpn", 1) } },
  { type: "person.iin-corrected" },
] as unknown as readonly SubjectEventBody[];
const events: readonly SubjectEvent[] = BODIES.map((body, index) => ({
  ...{ id: idOf("evt", index), seq: index + 1, body },
  ...{ recordedAt: instantOf(MONDAY.epochMilliseconds), effectiveAt: MONDAY },
}));

const toldTo = (reader: PackReader, record: PackRecord): readonly number[] =>
  eventsAbout(record, { state, events }, reader).map(({ seq }) => seq);
const party = (partyId: typeof BANK.id): PackReader => ({ kind: "party", partyId, mayProve: true });

test("a consent brings what was asked, done and owed; a party its own duty and retention alone", () => {
  const record = { kind: "consent", consent } as const;
  assert.deepEqual(toldTo(READS_ALL, record), [1, 2, 4, 5, 6, 7, 9, 10]);
  assert.deepEqual(toldTo(party(BANK.id), record), [1, 2, 4, 5]);
  assert.deepEqual(toldTo(party(DESK.id), record), [1, 2, 4, 6, 7, 9, 10]);
});

test("a duty brings what it came from and what it left, and no other's", () => {
  const about = (one: Duty) => toldTo(READS_ALL, { kind: "duty", duty: one });
  assert.deepEqual(about(own), [1, 2, 4, 5]);
  assert.deepEqual(about(others), [1, 2, 4, 6, 9, 10]);
  assert.deepEqual(about(review), [7, 10]);
  assert.deepEqual(about(answered), [8, 11, 12]);
});

test("a right that was used brings its duty and what was blocked", () => {
  const record = { kind: "rights-call", call } as const;
  assert.deepEqual(toldTo(READS_ALL, record), [8, 11, 12]);
  assert.deepEqual(toldTo(party(DESK.id), record), [11, 12]);
});
