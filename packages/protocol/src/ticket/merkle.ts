import { concatBytes } from "./bytes.ts";

/** SHA-256, by whatever the surroundings have for it. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** The same where it may take its time, as in a browser. */
export type SlowSha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Length of a hash in the tree. */
export const HASH_BYTES = 32;

export type MerkleTree = {
  readonly root: Uint8Array;
  /** The path of each leaf, from its neighbour up to just below the root. */
  readonly paths: readonly (readonly Uint8Array[])[];
};

/**
 * The tree over some leaves, at least one, with the path of each.
 * @see RFC 6962 2.1: a node without a neighbour goes up as it is, which gives the same tree
 */
export function merkleTree(leaves: readonly Uint8Array[], sha256: Sha256): MerkleTree {
  const paths = leaves.map((): Uint8Array[] => []);
  let level = leaves.map((leaf) => sha256(concatBytes(LEAF, leaf)));
  for (let height = 0; level.length > 1; height += 1) {
    for (const [index, path] of paths.entries()) {
      const neighbour = level[(index >> height) ^ 1];
      if (neighbour !== undefined) path.push(neighbour);
    }
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left === undefined) continue;
      above.push(right === undefined ? left : sha256(concatBytes(NODE, left, right)));
    }
    level = above;
  }
  const [root] = level;
  if (root === undefined) throw new RangeError("a tree needs a leaf");
  return { root, paths };
}

/** Where a leaf stands in a tree. */
export type MerklePlace = {
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
};

/**
 * The root that a leaf's path leads to; `undefined` where the path has not the length of its place.
 * @see RFC 9162 2.1.3.2
 */
export async function rootFromPath(
  leaf: Uint8Array,
  { index, size, path }: MerklePlace,
  sha256: SlowSha256,
): Promise<Uint8Array | undefined> {
  if (index >= size) return undefined;
  let [at, last] = [index, size - 1];
  let hash = await sha256(concatBytes(LEAF, leaf));
  for (const other of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = await sha256(concatBytes(NODE, other, hash));
      // Past the levels on which the node has no neighbour.
      while (at % 2 === 0 && at !== 0) [at, last] = [at >>> 1, last >>> 1];
    } else {
      hash = await sha256(concatBytes(NODE, hash, other));
    }
    [at, last] = [at >>> 1, last >>> 1];
  }
  return last === 0 ? hash : undefined;
}
