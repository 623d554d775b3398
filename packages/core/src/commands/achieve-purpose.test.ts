import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../testing/ids.test-support.ts";
import {
  achieving,
  consentedState,
  consentIn,
  done,
  MONDAY,
  worldAt,
} from "../testing/person.test-support.ts";
import {
  BANK,
  BUREAU,
  DELIVERY,
  HOST,
  KEEPER,
  LOANS,
  SCORING,
} from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import type { SubjectState } from "../subject/state.ts";
import { endPurposeForAll } from "./achieve-purpose.ts";

const owedIn = (state: SubjectState): readonly string[] =>
  [...state.duties.values()].map(({ kind, partyId, dueOn, cause }) => {
    assert.deepEqual(cause, { kind: "purpose", id: cause.id });
    return `${kind} ${partyId} ${dueOn}`;
  });
const destroy = (id: string) => `destroy ${id} 2026-07-14`;

test("a purpose reached for her obliges everyone who holds her data to destroy them by the next working day", () => {
  const state = consentedState({ purpose: DELIVERY });
  const received = { received: [BUREAU.id] };
  const reached = done(state, achieving(state, DELIVERY, MONDAY, received), MONDAY);
  assert.equal(consentIn(reached).end.state, "fulfilled");
  assert.deepEqual(
    owedIn(reached),
    [BANK, KEEPER, HOST, BUREAU].map(({ id }) => destroy(id)),
  );
  assert.deepEqual(achieving(reached, DELIVERY), { ok: true, drafts: [], result: [] });
});

test("a consent whose term a law or a contract sets outlasts its purpose, and nobody has to destroy", () => {
  for (const termBasis of [
    { kind: "contract" },
    { kind: "law", act: "94-V", article: "12" },
  ] as const) {
    const state = consentedState({ termBasis, validUntil: day("2029-07-12") });
    assert.deepEqual(achieving(state, SCORING), { ok: true, drafts: [], result: [] });
  }
});

test("a purpose of which she has no consent ends nothing", () => {
  const state = consentedState();
  assert.deepEqual(achieving(state, DELIVERY), { ok: true, drafts: [], result: [] });
});

test("a purpose that ends for everybody obliges each holder once, whatever it is", () => {
  const own = { ...LOANS, id: idOf("obj", 9), ownerId: BANK.id, operatorId: BANK.id };
  const ended = endPurposeForAll(SCORING, [LOANS, own], worldAt(MONDAY));
  assert.ok(ended.ok);
  const owed = ended.drafts.map(({ body }) => body.type === "duty.opened" && body.duty.partyId);
  assert.deepEqual(owed, [BANK.id, KEEPER.id, HOST.id, BUREAU.id]);
  assert.equal(ended.result.length, 4);
});
