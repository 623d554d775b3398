import { createSecretKey, type KeyObject } from "node:crypto";

const made = new WeakMap<Uint8Array, KeyObject>();

/**
 * The form in which Node takes a key without unpacking it anew for each use, which costs more than the
 * cipher itself. It goes with the bytes.
 */
export function secretKeyOf(bytes: Uint8Array): KeyObject {
  const known = made.get(bytes);
  if (known !== undefined) return known;
  const key = createSecretKey(bytes);
  made.set(bytes, key);
  return key;
}
