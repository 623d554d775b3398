import { randomBytes } from "node:crypto";
import { aesOpen, aesSeal, IV_BYTES } from "./aes-gcm.ts";
import { CipherError } from "./cipher-error.ts";
import { frame } from "./framing.ts";
import { KEY_BYTES } from "./key.ts";

/** Where a field stands: bound into its encryption, so that it opens nowhere else. */
export type FieldPlace = {
  readonly table: string;
  readonly subjectId: string;
  readonly rowId: string;
  readonly column: string;
};

/** Header byte: layout `version | iv (12) | ciphertext | tag (16)`. */
const VERSION = 1;

/** A fresh 256-bit data key for one data subject. */
export const newDataKey = (): Uint8Array => new Uint8Array(randomBytes(KEY_BYTES));

/** Encrypts one field under the subject's data key; 29 bytes longer than the plain bytes. */
export function encryptField(
  dataKey: Uint8Array,
  place: FieldPlace,
  plain: Uint8Array,
): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const header = Uint8Array.of(VERSION);
  return new Uint8Array(
    Buffer.concat([header, iv, aesSeal(dataKey, iv, associated(header, place), plain)]),
  );
}

/** @throws CipherError when the bytes were changed, moved, or belong to another key */
export function decryptField(
  dataKey: Uint8Array,
  place: FieldPlace,
  sealed: Uint8Array,
): Uint8Array {
  const what = `${place.table}.${place.column}`;
  if (sealed[0] !== VERSION) throw new CipherError("unknown-version", what);
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  if (iv.length < IV_BYTES) throw new CipherError("does-not-open", what);
  const header = sealed.subarray(0, 1);
  const plain = aesOpen(dataKey, iv, associated(header, place), sealed.subarray(1 + IV_BYTES));
  if (plain === undefined) throw new CipherError("does-not-open", what);
  return plain;
}

/** `encryptField` for a text, as UTF-8. */
export const encryptText = (dataKey: Uint8Array, place: FieldPlace, text: string): Uint8Array =>
  encryptField(dataKey, place, Buffer.from(text, "utf8"));

/** @throws CipherError as `decryptField` does */
export const decryptText = (dataKey: Uint8Array, place: FieldPlace, sealed: Uint8Array): string =>
  Buffer.from(decryptField(dataKey, place, sealed)).toString("utf8");

const associated = (header: Uint8Array, place: FieldPlace): Uint8Array =>
  frame("kelisim field", header, place.table, place.subjectId, place.rowId, place.column);
