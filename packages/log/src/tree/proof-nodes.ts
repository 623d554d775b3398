import { isU64 } from "../bytes/unsigned.ts";
import { cover, type Node, splitOf } from "./nodes.ts";

/**
 * What a proof is made of: for each of its hashes, lowest first, the complete subtrees whose
 * hashes join to it, from left to right. Most hashes are one subtree's; only the one over the
 * tree's ragged right end is several subtrees'.
 */
export type ProofNodes = readonly (readonly Node[])[];

/**
 * The nodes of the proof that leaf `index` stands in the tree of `size` leaves.
 * @throws RangeError unless index < size
 * @see RFC 6962 2.1.1
 */
export function proofNodes(index: bigint, size: bigint): ProofNodes {
  if (!isU64(index) || !isU64(size) || index >= size) throw new RangeError("no such leaf");
  const parts: Node[][] = [];
  let [begin, end] = [0n, size];
  while (end - begin > 1n) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      parts.push(cover(middle, end));
      end = middle;
    } else {
      parts.push(cover(begin, middle));
      begin = middle;
    }
  }
  return parts.toReversed();
}

/**
 * The nodes of the proof that the tree of `size2` leaves begins with the tree of `size1`; none
 * where they are the same.
 * @throws RangeError unless 0 < size1 ≤ size2
 * @see RFC 6962 2.1.2
 */
export function consistencyNodes(size1: bigint, size2: bigint): ProofNodes {
  const fit = isU64(size1) && isU64(size2) && size1 > 0n && size1 <= size2;
  if (!fit) throw new RangeError("no proof leads from such a tree");
  const parts: Node[][] = [];
  let [begin, end] = [0n, size2];
  while (end !== size1) {
    const middle = begin + splitOf(end - begin);
    if (size1 <= middle) {
      parts.push(cover(middle, end));
      end = middle;
    } else {
      parts.push(cover(begin, middle));
      begin = middle;
    }
  }
  // The verifier knows this one already where it is the whole smaller tree.
  if (begin > 0n) parts.push(cover(begin, end));
  return parts.toReversed();
}

/** The nodes whose hashes join to the root of a tree, from left to right. */
export const rootNodes = (size: bigint): readonly Node[] => cover(0n, size);
