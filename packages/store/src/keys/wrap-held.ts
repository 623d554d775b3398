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
  return wrapUnder(await holdKeyUse(tx, "data"), ring, subjectUuid, dataKey);
}

/**
 * The same where the transaction holds the keys in use already.
 * @param inUse versions of the `data` keys as `holdKeyUse` gave them in this transaction
 * @throws CipherError as `wrapHeld`
 */
export async function wrapUnder(
  inUse: readonly number[],
  ring: KeyRing,
  subjectUuid: string,
  dataKey: Uint8Array,
): Promise<WrappedKey> {
  const wrapped = await ring.wrap(subjectUuid, dataKey);
  if (!inUse.includes(wrapped.kekVersion)) throw new CipherError("unknown-version", "a data key");
  return wrapped;
}
