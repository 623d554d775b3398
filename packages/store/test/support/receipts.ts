import { randomBytes } from "node:crypto";
import type { ConsentId, Instant, SubjectId } from "@kelisim/core";
import { insertReceipt, receiptSigner, type Store, type StoredReceipt } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { randomIds } from "./commands.ts";

/** Keeps a receipt of a consent, of which only its form is right. */
export async function keepReceipt(
  { db, ring }: Store,
  subjectId: SubjectId,
  consentId: ConsentId = randomIds.next("con"),
  madeAt: Instant = MONDAY,
): Promise<StoredReceipt> {
  const receipt: StoredReceipt = {
    ...{ id: randomIds.next("rct"), subjectId, consentId, madeAt, asOfSeq: 2 },
    dataSubject: randomBytes(16).toString("hex"),
    jws: `e30.${randomBytes(60).toString("base64url")}.c2ln`,
    notice: { version: 2, hash: "a".repeat(64) },
  };
  const { keyId, publicKey } = receiptSigner(ring);
  await db.tx((tx) => insertReceipt(tx, ring, receipt, { keyId, publicKey }));
  return receipt;
}
