import { toHex, type Signer } from "@kelisim/log";
import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { receiptSigner } from "./receipt-signer.ts";

/** A public key that has signed checkpoints or receipts; kept for ever. */
export type PublishedKey = {
  readonly use: "log" | "receipt";
  /** Of a checkpoint key: 8 hex digits, as in its signatures; of a receipt key: its `kid`. */
  readonly keyId: string;
  /** Ed25519: 32 bytes; P-256: 65 bytes, uncompressed. */
  readonly publicKey: Uint8Array;
  readonly firstUsedAt: Instant;
};

type KeyRow = Row & {
  use: "log" | "receipt";
  key_id: string;
  public_key: Uint8Array;
  first_used_at: string;
};

/** All of them, oldest first. */
export async function logKeys(db: Queryable): Promise<PublishedKey[]> {
  const rows = await db.query<KeyRow>({
    name: "log-keys",
    text: `select use, key_id, public_key, first_used_at from log_key
           order by first_used_at, use, key_id`,
  });
  return rows.map((row) => {
    const firstUsedAt = parseInstant(row.first_used_at);
    if (firstUsedAt === undefined) throw new Error("a key of the log without an instant");
    return { use: row.use, keyId: row.key_id, publicKey: row.public_key, firstUsedAt };
  });
}

const NOTE = {
  name: "note-log-keys",
  text: `insert into log_key (use, key_id, public_key, first_used_at)
         select k.use, k.key_id, k.public_key, $4
         from unnest($1::text[], $2::text[], $3::bytea[]) as k (use, key_id, public_key)
         on conflict do nothing`,
};

/**
 * Notes the public keys of the log's signers, and those that a ring signs receipts with; what is noted stays as
 * it is. Checkpoints are signed by the same `signers`: what the ring holds may change meanwhile.
 */
export async function noteLogKeys(
  tx: Queryable,
  ring: KeyRing,
  signers: readonly Signer[],
  now: Instant,
): Promise<void> {
  const checkpoint = signers.map(({ verifierKey: { keyHash, publicKey } }) => ({
    ...{ use: "log", keyId: toHex(keyHash), publicKey },
  }));
  const receipt = receiptSigner(ring)
    .publicKeys()
    .map((key) => ({ ...key, use: "receipt" }));
  const keys = [...checkpoint, ...receipt];
  await tx.query(NOTE, [
    keys.map(({ use }) => use),
    keys.map(({ keyId }) => keyId),
    keys.map(({ publicKey }) => publicKey),
    now,
  ]);
}
