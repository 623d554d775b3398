import assert from "node:assert/strict";
import { test } from "node:test";
import {
  consentedState,
  dutyOfParty,
  MONDAY,
  withdrawnState,
} from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BANK } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { dutyStatus, isLate } from "./duty.ts";
import { closeDuty, DUTY_TRANSITIONS } from "./life-cycle.ts";

const DUE = { dueOn: day("2026-08-03") };
const duty = dutyOfParty(withdrawnState(consentedState()), BANK);
const HOW = { outcome: "ceased", ground: null, evidenceSha256: null } as const;

test("a duty is in time to the last moment of its last day, and late from midnight", () => {
  assert.equal(isLate(DUE, at("2026-08-03T23:59:59.999+05:00")), false);
  assert.equal(isLate(DUE, at("2026-08-04T00:00:00+05:00")), true);
  assert.equal(isLate(DUE, at("2026-08-03T19:00:00Z")), true);
});

test("an open duty turns overdue by the clock alone", () => {
  assert.equal(duty.dueOn, "2026-08-03");
  assert.equal(dutyStatus(duty, at("2026-08-03T23:59:59+05:00")), "open");
  assert.equal(dutyStatus(duty, at("2026-08-04T00:00:00+05:00")), "overdue");
});

test("a discharged duty stays discharged, late or not", () => {
  const late = closeDuty(duty, at("2026-08-04T00:00:00+05:00"), HOW);
  assert.equal(dutyStatus(late, at("2030-01-01T00:00:00Z")), "discharged");
  assert.deepEqual(plain(late.outcome), {
    ...HOW,
    state: "discharged",
    at: plain(at("2026-08-04T00:00:00+05:00")),
    late: true,
  });
});

test("the only transition of a duty is its discharge", () => {
  assert.deepEqual(DUTY_TRANSITIONS, { open: ["discharged"], discharged: [] });
  const closed = closeDuty(duty, MONDAY, HOW);
  assert.equal(closed.outcome.state === "discharged" && closed.outcome.late, false);
  assert.throws(() => closeDuty(closed, MONDAY, HOW), /cannot be discharged again/);
});
