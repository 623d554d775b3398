import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "../bytes/byte-strings.ts";

/** Length of every hash in the log. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of a tree without leaves: SHA-256 of nothing. @see RFC 6962 2.1 */
export const emptyRoot: Uint8Array = sha256(new Uint8Array());

/** The hash under which an entry stands in the tree. @see RFC 6962 2.1 */
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concatBytes(LEAF, entry));

/** The hash over two neighbours. @see RFC 6962 2.1 */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(NODE, left, right));

/** Whether this is a byte string as long as a hash. */
export const isHash = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value.length === HASH_BYTES;

/** A proof's most hashes: two for each level of the greatest tree that 64 bits count. */
const PROOF_MOST = 128;

/** Whether this is a list of hashes, none missing, no longer than a proof can be. */
export function areHashes(value: unknown): value is readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length > PROOF_MOST) return false;
  return Array.from<unknown>(value).every(isHash);
}
