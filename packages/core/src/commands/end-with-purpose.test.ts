import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../testing/ids.test-support.ts";
import {
  achieving,
  answeredState,
  askedState,
  consentedState,
  consentIn,
  done,
  MONDAY,
  withdrawnState,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { DELIVERY, SCORING } from "../testing/registry.test-support.ts";
import { timersOf } from "../timer/timer.ts";
import { day } from "../time.ts";
import { endWithPurpose, type PurposeSince } from "./end-with-purpose.ts";

const REACHED_AT = at("2026-07-14T10:00:00+05:00");
const LATER = at("2026-07-15T10:00:00+05:00");

const first = (purpose: PurposeSince["purpose"]): PurposeSince => ({ purpose, at: MONDAY });
const reached = (purpose: PurposeSince["purpose"]): readonly PurposeSince[] => [
  first(purpose),
  { purpose: { ...purpose, achievedCount: purpose.achievedCount + 1 }, at: REACHED_AT },
];
const closed = (purpose: PurposeSince["purpose"]): readonly PurposeSince[] => [
  first(purpose),
  { purpose: { ...purpose, status: "closed" }, at: REACHED_AT },
];
const NOTHING = { ok: true, drafts: [], result: [] };

test("a consent has ended since its purpose did, however late that is written down, once", () => {
  for (const versions of [reached(SCORING), closed(SCORING)]) {
    const state = consentedState();
    const ended = done(state, endWithPurpose(state, versions, LATER), LATER);
    assert.deepEqual(consentIn(ended).end, { state: "fulfilled", at: REACHED_AT });
    assert.deepEqual(timersOf(ended), []);
    assert.deepEqual(endWithPurpose(ended, versions, LATER), NOTHING);
  }
});

test("the first of several ends counts, and a consent given after one waits for the next", () => {
  const state = consentedState();
  const again = { purpose: { ...SCORING, achievedCount: 7 }, at: LATER };
  const versions = [...reached(SCORING), again];
  const ended = done(state, endWithPurpose(state, versions, LATER), LATER);
  assert.deepEqual(consentIn(ended).end, { state: "fulfilled", at: REACHED_AT });
  const renewed = consentedState({ purpose: { ...SCORING, achievedCount: 1 } });
  assert.deepEqual(endWithPurpose(renewed, reached(SCORING), LATER), NOTHING);
  const late = done(renewed, endWithPurpose(renewed, versions, LATER), LATER);
  assert.deepEqual(consentIn(late).end, { state: "fulfilled", at: LATER });
});

test("a term that a law sets outlasts a purpose that was reached, but not one that is closed", () => {
  const termBasis = { kind: "law", act: "94-V", article: "12" } as const;
  const state = consentedState({ termBasis, validUntil: day("2029-07-12") });
  assert.deepEqual(endWithPurpose(state, reached(SCORING), LATER), NOTHING);
  const ended = endWithPurpose(state, closed(SCORING), LATER);
  assert.equal(ended.ok && ended.result.length, 1);
});

test("what ended otherwise keeps its end", () => {
  const state = consentedState();
  const versions = reached(SCORING);
  assert.deepEqual(endWithPurpose(withdrawnState(state), versions, LATER), NOTHING);
  assert.deepEqual(endWithPurpose(state, reached(DELIVERY), LATER), NOTHING);
  const hers = done(state, achieving(state, SCORING), MONDAY);
  assert.deepEqual(endWithPurpose(hers, versions, LATER), NOTHING);
  // Its term was over before anybody wrote it down, and so says its status.
  assert.deepEqual(endWithPurpose(state, versions, at("2030-01-01T00:00:00+05:00")), NOTHING);
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, state);
  const refused = answeredState(asked, { requestId: idOf("req", 2), answer: "refuse" });
  assert.deepEqual(endWithPurpose(refused, versions, LATER), NOTHING);
});
