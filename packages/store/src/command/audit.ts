import { randomUUID } from "node:crypto";
import { uuidOf, type ApiKeyId, type Instant, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { newLogSecret } from "../evidence-log/pending.ts";

/** A command that leaves a record: who, what, how it ended. No body, no person. */
export type RecordedCommand = {
  readonly at: Instant;
  readonly partyId: PartyId | undefined;
  readonly keyId: ApiKeyId | undefined;
  readonly command: string;
  readonly outcome: string;
};

/** Leaves a record of a refused command, outside any transaction that was rolled back. */
export const recordRefusal = (db: Queryable, refused: RecordedCommand): Promise<void> =>
  recordCommand(db, refused);

/** Leaves a record of a command, such as an administrator's act, in its own transaction: a batch of the log by itself. */
export async function recordCommand(db: Queryable, command: RecordedCommand): Promise<void> {
  await db.query(
    {
      name: "record-command",
      text: `with noted as (
               insert into log_pending (batch_id, kind, secret, from_at, to_at, row_count)
               values ($7, 'audit', $8, $1, $1, 1)
             )
             insert into command_audit
               (recorded_at, audit_id, party_id, key_id, command, outcome, batch_id)
             values ($1, $2, $3, $4, $5, $6, $7)`,
    },
    [
      command.at,
      randomUUID(),
      command.partyId === undefined ? null : uuidOf(command.partyId),
      command.keyId === undefined ? null : uuidOf(command.keyId),
      command.command,
      command.outcome,
      randomUUID(),
      newLogSecret(),
    ],
  );
}
