import { emptyRoot, nodeHash } from "./hashes.ts";
import { consistencyNodes, type ProofNodes, proofNodes, rootNodes } from "./proof-nodes.ts";
import { rootFromLeaves } from "./root.ts";

/** Gives the hash of a complete subtree (see `Node`). */
export type HashReader = (level: number, index: bigint) => Uint8Array;

/** The one hash to which the hashes of neighbouring subtrees join, ever lower to the right. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot.slice();
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** A proof out of its nodes' hashes. */
export const buildProof = (nodes: ProofNodes, read: HashReader): Uint8Array[] =>
  nodes.map((part) => joinHashes(part.map(({ level, index }) => read(level, index))));

/** The root of the tree of `size` leaves. */
export const rootFrom = (read: HashReader, size: bigint): Uint8Array =>
  joinHashes(rootNodes(size).map(({ level, index }) => read(level, index)));

/** That leaf `index` stands in the tree of `size` leaves. @throws RangeError unless index < size */
export const inclusionProofFrom = (read: HashReader, index: bigint, size: bigint): Uint8Array[] =>
  buildProof(proofNodes(index, size), read);

/** That the greater tree begins with the smaller. @throws RangeError unless 0 < size1 ≤ size2 */
export const consistencyProofFrom = (
  read: HashReader,
  size1: bigint,
  size2: bigint,
): Uint8Array[] => buildProof(consistencyNodes(size1, size2), read);

/** Reads complete subtrees straight out of the leaf hashes; for small trees only. */
export const leavesReader =
  (leafHashes: readonly Uint8Array[]): HashReader =>
  (level, index) => {
    const from = Number(index) * 2 ** level;
    return rootFromLeaves(leafHashes.slice(from, from + 2 ** level));
  };

/** The path of one leaf in a small tree. @throws RangeError where there is no such leaf */
export const inclusionProof = (
  leafHashes: readonly Uint8Array[],
  index: bigint | number,
): Uint8Array[] =>
  inclusionProofFrom(leavesReader(leafHashes), BigInt(index), BigInt(leafHashes.length));

/** That a small tree began with its first `size1` leaves. @throws RangeError where it did not */
export const consistencyProof = (
  leafHashes: readonly Uint8Array[],
  size1: bigint | number,
): Uint8Array[] =>
  consistencyProofFrom(leavesReader(leafHashes), BigInt(size1), BigInt(leafHashes.length));
