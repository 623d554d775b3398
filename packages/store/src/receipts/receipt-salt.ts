import { uuidOf, type ReceiptId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** The batch of a receipt has its UUID, wherever the batch stands. */
const SALT = {
  name: "receipt-salt",
  text: `select sha256(b.secret || uuid_send($1::uuid)) as salt from (
           select secret from log_batch where batch_id = $1
           union all select secret from log_pending where batch_id = $1) b limit 1`,
};

/**
 * What a receipt's JWS is salted with before the log commits to it, 32 bytes: known from the receipt's first
 * moment, before it has its place.
 */
export async function receiptSalt(db: Queryable, id: ReceiptId): Promise<Uint8Array> {
  const [row] = await db.query<{ salt: Uint8Array }>(SALT, [uuidOf(id)]);
  if (row === undefined) throw new Error("a receipt without a batch");
  return row.salt;
}
