import { isU64 } from "../bytes/unsigned.ts";
import { joinHashes } from "./build-proof.ts";
import { isHash, nodeHash } from "./hashes.ts";
import type { Node } from "./nodes.ts";

/** A complete subtree with its hash. */
export type HashedNode = Node & { readonly hash: Uint8Array };

/** The right edge of a tree that grows: all that has to be known of it to add leaves. */
export type Frontier = {
  /** How many leaves the tree has. */
  readonly size: bigint;
  /** The hashes of its `rootNodes`, from left to right. */
  readonly hashes: readonly Uint8Array[];
  /** Adds a leaf; gives the subtrees that it completed, the leaf itself first. */
  readonly append: (leafHash: Uint8Array) => readonly HashedNode[];
  readonly root: () => Uint8Array;
};

const bitsIn = (value: bigint): number => value.toString(2).replaceAll("0", "").length;

/**
 * The edge of a tree of that size, kept as `hashes` gave it; of an empty tree without arguments.
 * @throws RangeError where size and hashes do not belong together
 */
export function createFrontier(size = 0n, hashes: readonly Uint8Array[] = []): Frontier {
  const fit = isU64(size) && hashes.length === bitsIn(size) && hashes.every(isHash);
  if (!fit) throw new RangeError("a tree of that size has another edge");
  let leaves = size;
  const edge = [...hashes];
  return {
    get size() {
      return leaves;
    },
    get hashes() {
      return [...edge];
    },
    append: (leafHash) => {
      if (!isHash(leafHash)) throw new RangeError("not a hash");
      const completed: HashedNode[] = [{ level: 0, index: leaves, hash: leafHash }];
      let [hash, index] = [leafHash, leaves];
      for (let level = 1; index % 2n === 1n; level += 1) {
        const left = edge.pop();
        if (left === undefined) throw new RangeError("a tree of that size has another edge");
        hash = nodeHash(left, hash);
        index >>= 1n;
        completed.push({ level, index, hash });
      }
      edge.push(hash);
      leaves += 1n;
      return completed;
    },
    root: () => joinHashes(edge),
  };
}
