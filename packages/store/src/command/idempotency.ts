import { parseInstant, uuidOf, type Instant, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** A repeated command's mark: key and body only as HMACs. */
export type IdempotencyMark = {
  readonly partyId: PartyId;
  readonly route: string;
  readonly keyMac: Uint8Array;
  readonly bodyMac: Uint8Array;
};

export type EarlierCommand =
  | { readonly kind: "none" }
  | {
      readonly kind: "same";
      /** UUID of the record that the command created or changed. */
      readonly resultId: string;
      readonly at: Instant;
    }
  | { readonly kind: "other-body" };

type MarkRow = { body_mac: Uint8Array; result_id: string; created_at: string };

/** What this key created before, if anything. */
export async function findEarlier(db: Queryable, mark: IdempotencyMark): Promise<EarlierCommand> {
  const [row] = await db.query<MarkRow>(
    {
      name: "find-idempotency",
      text: `select body_mac, result_id, created_at from idempotency
             where party_id = $1 and route = $2 and key_mac = $3`,
    },
    [uuidOf(mark.partyId), mark.route, mark.keyMac],
  );
  if (row === undefined) return { kind: "none" };
  if (!Buffer.from(row.body_mac).equals(mark.bodyMac)) return { kind: "other-body" };
  const at = parseInstant(row.created_at);
  if (at === undefined) throw new Error("an idempotency row without an instant");
  return { kind: "same", resultId: row.result_id, at };
}

/** The public id of what a command created or changed; its 32 hex digits are kept. */
export type ResultId = `${string}_${string}`;

/** Two commands with one key ran at once; the other one was first. Look it up and answer like it. */
export class RacedCommandError extends Error {
  override readonly name = "RacedCommandError";
}

/**
 * For a refused command, in its own transaction and under the lock that it refused by.
 * @throws RacedCommandError if another command with its key has committed meanwhile
 */
export async function checkUnmarked(tx: Queryable, mark: IdempotencyMark): Promise<void> {
  const { kind } = await findEarlier(tx, mark);
  if (kind !== "none") throw new RacedCommandError("another command with this key was first");
}

/**
 * Marks a command in its own transaction. Waits for a concurrent one with the same key.
 * @throws RacedCommandError if that one has committed
 */
export async function markCommand(
  tx: Queryable,
  mark: IdempotencyMark,
  result: ResultId,
  now: Instant,
): Promise<void> {
  const rows = await tx.query(
    {
      name: "mark-command",
      text: `insert into idempotency (party_id, route, key_mac, body_mac, result_id, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning route`,
    },
    [uuidOf(mark.partyId), mark.route, mark.keyMac, mark.bodyMac, result.slice(-32), now],
  );
  if (rows.length === 0) throw new RacedCommandError("another command with this key was first");
}
