import { equalBytes } from "../bytes/byte-strings.ts";
import { isU64 } from "../bytes/unsigned.ts";
import { areHashes, isHash, nodeHash } from "./hashes.ts";

/** That a tree is an earlier one with leaves added at its end. */
export type ConsistencyClaim = {
  /** How many leaves the earlier tree has, at least 1. */
  readonly size1: bigint;
  readonly root1: Uint8Array;
  /** How many the later tree has, up to 2^64 - 1. */
  readonly size2: bigint;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

const isPowerOfTwo = (value: bigint): boolean => (value & (value - 1n)) === 0n;

/**
 * Whether the proof leads from the earlier tree to the later. False for whatever is malformed, and
 * from the empty tree, with which every tree begins: there is nothing to prove. Never throws.
 * @see RFC 9162 2.1.4.2
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { size1, root1, size2, root2, proof } = (claim ?? {}) as Partial<ConsistencyClaim>;
  if (!isU64(size1) || !isU64(size2) || size1 === 0n || size1 > size2) return false;
  if (!areHashes(proof)) return false;
  if (size1 === size2) return proof.length === 0 && isSameRoot(root1, root2);
  if (!isHash(root1) || !isHash(root2)) return false;

  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  const [seed, ...others] = path;
  if (seed === undefined || proof.length === 0) return false;
  let [at, last] = [size1 - 1n, size2 - 1n];
  while (at % 2n === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [earlier, later] = [seed, seed];
  for (const other of others) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      [earlier, later] = [nodeHash(other, earlier), nodeHash(other, later)];
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      later = nodeHash(later, other);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && equalBytes(earlier, root1) && equalBytes(later, root2);
}

/** One tree, told twice. The published vectors do this with roots that are shorter than a hash. */
const isSameRoot = (root1: unknown, root2: unknown): boolean =>
  root1 instanceof Uint8Array &&
  root2 instanceof Uint8Array &&
  root1.length > 0 &&
  equalBytes(root1, root2);
