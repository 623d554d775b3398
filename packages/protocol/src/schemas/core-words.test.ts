import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DUTY_RULES,
  REASON_CODES,
  type ConsentStatus,
  type DutyOutcome,
  type PartyRole,
  type RequestStatus,
} from "@kelisim/core";
import type { Static } from "typebox";
import type { ConsentRequestStatus } from "./consent-request.ts";
import type { ConsentStatusName } from "./consent.ts";
import { DutyKindName, DutyOutcomeName } from "./duty.ts";
import type { PartyRoleName } from "./party.ts";
import { ReasonCodeName } from "./reason.ts";

// These compile only where every word of core is a word of the wire.
const consentStatus = (word: ConsentStatus): Static<typeof ConsentStatusName> => word;
const requestStatus = (word: RequestStatus): Static<typeof ConsentRequestStatus> => word;
const partyRole = (word: PartyRole): PartyRoleName => word;
const dutyOutcome = (word: DutyOutcome): Static<typeof DutyOutcomeName> => word;

test("the states, roles and outcomes of core go on the wire as they are", () => {
  assert.equal(consentStatus("active"), "active");
  assert.equal(requestStatus("pending"), "pending");
  assert.equal(partyRole("service-desk"), "service-desk");
  assert.equal(dutyOutcome("ceased"), "ceased");
});

test("every reason of core is a reason of the wire, in the same order", () => {
  const order = REASON_CODES.map((code) => ReasonCodeName.enum.indexOf(code));
  assert.ok(!order.includes(-1));
  const guards = order.filter((_, i) => REASON_CODES[i] !== "consent");
  assert.deepEqual(
    guards,
    guards.toSorted((a, b) => a - b),
  );
});

test("every duty and outcome of core is one of the wire", () => {
  for (const [kind, { outcomes }] of Object.entries(DUTY_RULES)) {
    assert.ok(
      DutyKindName.enum.some((name) => name === kind),
      kind,
    );
    for (const outcome of outcomes) assert.ok(DutyOutcomeName.enum.includes(outcome), outcome);
  }
});
