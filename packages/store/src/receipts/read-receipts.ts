import {
  idFrom,
  parseInstant,
  uuidOf,
  type ConsentId,
  type ReceiptId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { CipherError } from "../keys/cipher-error.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { storedDataKey } from "../subject/personal-fields.ts";
import { openReceipt } from "./seal-receipt.ts";
import type { StoredReceipt } from "./stored-receipt.ts";

type ReceiptRow = Row & {
  receipt_id: string;
  consent_id: string;
  made_at: string;
  as_of_seq: number;
  sealed: Uint8Array;
};

const COLUMNS = "receipt_id, consent_id, made_at, as_of_seq, sealed";

const NEWEST = {
  name: "newest-receipt",
  text: `select ${COLUMNS} from receipt where subject_id = $1 and consent_id = $2
         order by as_of_seq desc, made_at desc, receipt_id desc limit 1`,
};
const BY_ID = {
  name: "receipt-by-id",
  text: `select ${COLUMNS} from receipt where subject_id = $1 and receipt_id = $2`,
};

/** Of a row; nothing where her key was destroyed or exchanged since it was read. */
async function receiptFrom(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  row: ReceiptRow | undefined,
): Promise<StoredReceipt | undefined> {
  const dataKey = row === undefined ? undefined : await storedDataKey(db, ring, subjectId);
  if (row === undefined || dataKey === undefined) return undefined;
  const id = idFrom("rct", row.receipt_id);
  const madeAt = parseInstant(row.made_at);
  if (madeAt === undefined) throw new Error("a receipt without an instant");
  try {
    return {
      ...{ id, subjectId, madeAt },
      consentId: idFrom("con", row.consent_id),
      asOfSeq: row.as_of_seq,
      ...openReceipt(dataKey, { subjectId, id }, row.sealed),
    };
  } catch (error) {
    const isGone = error instanceof CipherError && !(await stands(db, subjectId, row.receipt_id));
    if (isGone) return undefined;
    throw error;
  }
}

const stands = async (db: Queryable, subjectId: SubjectId, receiptId: string): Promise<boolean> =>
  (await db.query(BY_ID, [uuidOf(subjectId), receiptId])).length > 0;

/** The newest receipt of a consent of hers, if one was made. */
export async function newestReceipt(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  consentId: ConsentId,
): Promise<StoredReceipt | undefined> {
  const [row] = await db.query<ReceiptRow>(NEWEST, [uuidOf(subjectId), uuidOf(consentId)]);
  return receiptFrom(db, ring, subjectId, row);
}

/** A receipt of hers. */
export async function receiptById(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  id: ReceiptId,
): Promise<StoredReceipt | undefined> {
  const [row] = await db.query<ReceiptRow>(BY_ID, [uuidOf(subjectId), uuidOf(id)]);
  return receiptFrom(db, ring, subjectId, row);
}
