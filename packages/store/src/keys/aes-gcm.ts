import { createCipheriv, createDecipheriv } from "node:crypto";
import { secretKeyOf } from "./secret-key.ts";

/** 96 bits: the one length that GCM takes as it is. */
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

const CIPHER = "aes-256-gcm";

/** The ciphertext, then its tag. The same key must never meet the same `iv` with other bytes. */
export function aesSeal(
  key: Uint8Array,
  iv: Uint8Array,
  associated: Uint8Array,
  plain: Uint8Array,
): Buffer {
  const cipher = createCipheriv(CIPHER, secretKeyOf(key), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** `undefined` when the key, the place or a single bit is not the one of the sealing. */
export function aesOpen(
  key: Uint8Array,
  iv: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, secretKeyOf(key), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return new Uint8Array(plain);
}
