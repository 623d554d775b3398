import { uuidOf, type Id, type IdKind, type Instant, type PartyId } from "@kelisim/core";
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
  | { readonly kind: "same"; readonly resultId: string }
  | { readonly kind: "other-body" };

/** What this key created before, if anything. */
export async function findEarlier(db: Queryable, mark: IdempotencyMark): Promise<EarlierCommand> {
  const [row] = await db.query<{ body_mac: Uint8Array; result_id: string }>(
    {
      name: "find-idempotency",
      text: `select body_mac, result_id from idempotency
             where party_id = $1 and route = $2 and key_mac = $3`,
    },
    [uuidOf(mark.partyId), mark.route, mark.keyMac],
  );
  if (row === undefined) return { kind: "none" };
  const same = Buffer.from(row.body_mac).equals(mark.bodyMac);
  return same ? { kind: "same", resultId: row.result_id } : { kind: "other-body" };
}

/** Two commands with one key ran at once; the other one was first. Look it up and answer like it. */
export class RacedCommandError extends Error {
  override readonly name = "RacedCommandError";
}

/**
 * Marks a command in its own transaction. Waits for a concurrent one with the same key.
 * @throws RacedCommandError if that one has committed
 */
export async function markCommand(
  tx: Queryable,
  mark: IdempotencyMark,
  result: Id<IdKind>,
  now: Instant,
): Promise<void> {
  const rows = await tx.query(
    {
      name: "mark-command",
      text: `insert into idempotency (party_id, route, key_mac, body_mac, result_id, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning route`,
    },
    [uuidOf(mark.partyId), mark.route, mark.keyMac, mark.bodyMac, uuidOf(result), now],
  );
  if (rows.length === 0) throw new RacedCommandError("another command with this key was first");
}
