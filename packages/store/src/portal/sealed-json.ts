import { uuidOf, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { CipherError } from "../keys/cipher-error.ts";
import { decryptText, encryptText, type FieldPlace } from "../keys/field-cipher.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { ensureDataKey, storedDataKey } from "../subject/personal-fields.ts";

/** Where a sealed body of the portal stands. */
export type SealedPlace = {
  readonly table:
    "portal_session" | "portal_draft" | "sign_in_proof" | "signature_evidence" | "staff_role";
  readonly subjectId: SubjectId;
  /** What names the row beside the person. */
  readonly row: string;
};

const placeOf = ({ table, subjectId, row }: SealedPlace): FieldPlace => ({
  table,
  subjectId: uuidOf(subjectId),
  rowId: row,
  column: "sealed",
});

/** Seals a body under the person's own key, which is made where she has none. Call it with her row locked, or right after `ensureSubject`. */
export async function sealJson(
  tx: Queryable,
  ring: KeyRing,
  place: SealedPlace,
  body: unknown,
): Promise<Uint8Array> {
  const dataKey = await ensureDataKey(tx, ring, place.subjectId);
  return encryptText(dataKey, placeOf(place), JSON.stringify(body));
}

/** Opens a sealed body; `undefined` once her key is gone or was exchanged. */
export async function openJson<T>(
  db: Queryable,
  ring: KeyRing,
  place: SealedPlace,
  sealed: Uint8Array,
): Promise<T | undefined> {
  const dataKey = await storedDataKey(db, ring, place.subjectId);
  if (dataKey === undefined) return undefined;
  try {
    return JSON.parse(decryptText(dataKey, placeOf(place), sealed)) as T;
  } catch (error) {
    if (error instanceof CipherError && error.code === "does-not-open") return undefined;
    throw error;
  }
}
