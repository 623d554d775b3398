import { uuidOf, type ReceiptId, type SubjectId } from "@kelisim/core";
import { decryptText, encryptText, type FieldPlace } from "../keys/field-cipher.ts";
import type { SealedReceipt } from "./stored-receipt.ts";

type Whose = { readonly subjectId: SubjectId; readonly id: ReceiptId };

const placeOf = ({ subjectId, id }: Whose): FieldPlace => ({
  table: "receipt",
  subjectId: uuidOf(subjectId),
  rowId: uuidOf(id),
  column: "sealed",
});

/** A receipt's words as bytes for its row. */
export const sealReceipt = (
  dataKey: Uint8Array,
  whose: Whose,
  { dataSubject, jws, notice }: SealedReceipt,
): Uint8Array => encryptText(dataKey, placeOf(whose), JSON.stringify({ dataSubject, jws, notice }));

/** @throws CipherError when the bytes were changed, moved, or belong to another key */
export function openReceipt(dataKey: Uint8Array, whose: Whose, sealed: Uint8Array): SealedReceipt {
  const text = decryptText(dataKey, placeOf(whose), sealed);
  const { dataSubject, jws, notice } = JSON.parse(text) as Omit<SealedReceipt, "notice"> &
    Partial<SealedReceipt>;
  return { dataSubject, jws, notice };
}
