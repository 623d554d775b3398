import { createHash } from "node:crypto";
import { uuidOf, type Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { insertPending, newLogBatch } from "../evidence-log/pending.ts";
import type { ReceiptKey } from "../evidence-log/receipt-signer.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { ensureDataKey } from "../subject/personal-fields.ts";
import { sealReceipt } from "./seal-receipt.ts";
import type { StoredReceipt } from "./stored-receipt.ts";

const ADD = {
  name: "add-receipt",
  text: `insert into receipt (subject_id, receipt_id, consent_id, made_at, as_of_seq, jws_sha256, sealed,
           batch_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const LOCATE = {
  name: "locate-receipt",
  text: `insert into record_locator (record_id, kind, subject_id) values ($1, 'rct', $2)`,
};

/** What the log commits to of a receipt: SHA-256 of its JWS as ASCII bytes. */
export const jwsSha256 = (jws: string): Uint8Array =>
  new Uint8Array(createHash("sha256").update(jws, "ascii").digest());

const PUBLISH = {
  name: "publish-receipt-key",
  text: `insert into log_key (use, key_id, public_key, first_used_at) values ('receipt', $1, $2, $3)
         on conflict do nothing`,
};

/** Publishes the key that signs receipts and archives of evidence, for ever. */
export async function publishReceiptKey(
  db: Queryable,
  { keyId, publicKey }: ReceiptKey,
  at: Instant,
): Promise<void> {
  await db.query(PUBLISH, [keyId, publicKey, at]);
}

/**
 * Keeps a receipt with the public key that signed it, and a batch of the log for it alone. Call it with her row locked.
 * @throws Error for an erased person
 */
export async function insertReceipt(
  tx: Queryable,
  ring: KeyRing,
  receipt: StoredReceipt,
  key: ReceiptKey,
): Promise<void> {
  const { id, subjectId, consentId, madeAt, asOfSeq, jws } = receipt;
  const dataKey = await ensureDataKey(tx, ring, subjectId);
  const batch = { ...newLogBatch("receipts", madeAt), batchId: uuidOf(id) };
  await insertPending(tx, [batch]);
  await tx.query(ADD, [
    ...[uuidOf(subjectId), uuidOf(id), uuidOf(consentId), madeAt, asOfSeq, jwsSha256(jws)],
    ...[sealReceipt(dataKey, receipt, receipt), batch.batchId],
  ]);
  await publishReceiptKey(tx, key, madeAt);
  await tx.query(LOCATE, [uuidOf(id), uuidOf(subjectId)]);
}
