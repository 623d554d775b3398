import { equalBytes } from "../bytes/byte-strings.ts";
import { isU64 } from "../bytes/unsigned.ts";
import { areHashes, isHash, nodeHash } from "./hashes.ts";

/** That a leaf stands in a tree. */
export type InclusionClaim = {
  /** The leaf's hash (`leafHash` of the entry), 32 bytes. */
  readonly leafHash: Uint8Array;
  /** Which leaf it is, counted from 0. */
  readonly index: bigint;
  /** How many leaves the tree has, up to 2^64 - 1. */
  readonly size: bigint;
  /** From the leaf's neighbour up to just below the root. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

/**
 * Whether the proof leads from the leaf to the root. False for whatever is malformed, never throws.
 * @see RFC 9162 2.1.3.2
 */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { leafHash, index, size, proof, root } = (claim ?? {}) as Partial<InclusionClaim>;
  if (!isU64(index) || !isU64(size) || index >= size) return false;
  if (!isHash(leafHash) || !isHash(root) || !areHashes(proof)) return false;
  let [at, last] = [index, size - 1n];
  let hash = leafHash;
  for (const other of proof) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      hash = nodeHash(other, hash);
      // Past the levels on which the node has no neighbour.
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, other);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && equalBytes(hash, root);
}
