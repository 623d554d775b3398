import type { Queryable } from "../db/db.ts";
import { CipherError } from "./cipher-error.ts";
import type { KeyRing, WrappedKey } from "./key-ring.ts";
import { holdKeyUse } from "./key-use.ts";

/**
 * Wraps a data key for a row that is written in the same transaction: until that ends, nobody destroys
 * the key that it is wrapped with.
 *
 * @throws CipherError when this process's current key was destroyed without its knowledge
 */
export async function wrapHeld(
  tx: Queryable,
  ring: KeyRing,
  subjectUuid: string,
  dataKey: Uint8Array,
): Promise<WrappedKey> {
  const inUse = await holdKeyUse(tx, "data");
  const wrapped = await ring.wrap(subjectUuid, dataKey);
  if (!inUse.includes(wrapped.kekVersion)) throw new CipherError("unknown-version", "a data key");
  return wrapped;
}
