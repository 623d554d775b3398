import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../testing/ids.test-support.ts";
import {
  askedState,
  consentedState,
  consentIn,
  MONDAY,
  requestIn,
} from "../testing/person.test-support.ts";
import type { ConsentState } from "./consent.ts";
import { closeConsent, mayBecome, supersede } from "./life-cycle.ts";
import { closeRequest } from "./request-life-cycle.ts";
import type { RequestState } from "./request.ts";

const consent = consentIn(consentedState());
const ENDS: readonly ConsentState[] = [
  { state: "standing" },
  { state: "superseded", by: idOf("con", 2) },
  { state: "fulfilled", at: MONDAY },
  { state: "withdrawn", at: MONDAY },
  { state: "disputed", at: MONDAY },
  { state: "annulled", at: MONDAY },
];

const LEGAL = [
  ...["superseded", "fulfilled", "withdrawn", "disputed"].map((to) => `standing ${to}`),
  ...["withdrawn", "disputed"].map((to) => `fulfilled ${to}`),
  ...["standing", "superseded", "fulfilled", "withdrawn", "annulled"].map((to) => `disputed ${to}`),
];

for (const from of ENDS) {
  for (const to of ENDS) {
    const legal = LEGAL.includes(`${from.state} ${to.state}`);
    test(`a ${from.state} consent ${legal ? "becomes" : "never becomes"} ${to.state}`, () => {
      const before = { ...consent, end: from };
      assert.equal(mayBecome(from.state, to.state), legal);
      if (legal) assert.deepEqual(closeConsent(before, to), { ...consent, end: to });
      else assert.throws(() => closeConsent(before, to), /cannot become/);
    });
  }
}

for (const end of ENDS) {
  const isReplaced = end.state === "standing" || end.state === "disputed";
  test(`a newer grant ${isReplaced ? "replaces" : "leaves as it is"} a ${end.state} consent`, () => {
    const after = supersede({ ...consent, end }, idOf("con", 3));
    const by = idOf("con", 3);
    assert.deepEqual(after.end, isReplaced ? { state: "superseded", by } : end);
  });
}

const request = requestIn(askedState());
const OUTCOMES: readonly RequestState[] = [
  { state: "pending" },
  { state: "granted", consentId: idOf("con", 1), at: MONDAY },
  { state: "refused", at: MONDAY },
  { state: "cancelled", at: MONDAY },
];

for (const from of OUTCOMES) {
  for (const to of OUTCOMES) {
    const legal = from.state === "pending" && to.state !== "pending";
    test(`a ${from.state} request ${legal ? "becomes" : "never becomes"} ${to.state}`, () => {
      const before = { ...request, outcome: from };
      if (legal) assert.deepEqual(closeRequest(before, to).outcome, to);
      else assert.throws(() => closeRequest(before, to), /cannot become/);
    });
  }
}
