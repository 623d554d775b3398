import assert from "node:assert/strict";
import type { AccessQuestion, Instant } from "@kelisim/core";
import {
  decideBatch,
  placeOfRow,
  recordRefusal,
  sequence,
  type EvidenceRow,
  type RowPlace,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK, LOANS, SCORING } from "../../../core/src/testing/registry.test-support.ts";
import type { Person } from "./people.ts";
import { planned } from "./questions.ts";
import { addKey } from "./registry.ts";

export const QUESTION: AccessQuestion = {
  ...{ service: "non-state", at: MONDAY, requester: BANK, action: "process", object: LOANS },
  ...{ purpose: SCORING, categories: ["iin", "income"], recipient: undefined },
  ...{ country: undefined, recipientRoles: [], biometric: [] },
};

export const later = (seconds: number): Instant =>
  MONDAY.add({ microseconds: Math.round(1_000_000 * seconds) });

export const refusal = ({ db }: Store, at = MONDAY): Promise<void> =>
  recordRefusal(db, {
    ...{ at, partyId: BANK.id, keyId: undefined },
    ...{ command: "consents.withdraw", outcome: 'a "code"\u001f\n\\' },
  });

/** Rounds until nothing waits. @returns rows that were not there any more */
export async function toTheEnd({ db, ring }: Store, now = MONDAY, most = 100): Promise<number> {
  let missing = 0;
  for (;;) {
    const round = await sequence(db, ring, now, { most });
    assert.equal(round.busy, false);
    missing += round.missing.receipts + round.missing.accesses + round.missing.others;
    if (!round.left) return missing;
  }
}

export const placed = async ({ db }: Store, row: EvidenceRow): Promise<RowPlace> => {
  const place = await placeOfRow(db, row);
  assert.ok(place !== undefined && place !== "pending");
  return place;
};

/** Asks about persons in one batch. @returns the ids of the decisions */
export async function decide(
  store: Store,
  people: readonly Person[],
  at: (n: number) => Instant = () => MONDAY,
): Promise<readonly string[]> {
  const key = await addKey(store);
  const rows = people.map((person, n) => {
    const row = planned(store, key, { person, question: QUESTION });
    return { ...row, at: at(n) };
  });
  for (const outcome of await decideBatch(store.db, rows)) assert.equal(outcome.kind, "decided");
  return rows.map(({ decisionId }) => decisionId);
}
