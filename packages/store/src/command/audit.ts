import { randomUUID } from "node:crypto";
import { uuidOf, type ApiKeyId, type Instant, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** A refused command: who, what, why. No body, no person. */
export type RefusedCommand = {
  readonly at: Instant;
  readonly partyId: PartyId | undefined;
  readonly keyId: ApiKeyId | undefined;
  readonly command: string;
  readonly outcome: string;
};

/** Leaves a record of a refused command, outside any transaction that was rolled back. */
export async function recordRefusal(db: Queryable, refused: RefusedCommand): Promise<void> {
  await db.query(
    {
      name: "record-refusal",
      text: `insert into command_audit (recorded_at, audit_id, party_id, key_id, command, outcome)
             values ($1, $2, $3, $4, $5, $6)`,
    },
    [
      refused.at,
      randomUUID(),
      refused.partyId === undefined ? null : uuidOf(refused.partyId),
      refused.keyId === undefined ? null : uuidOf(refused.keyId),
      refused.command,
      refused.outcome,
    ],
  );
}
