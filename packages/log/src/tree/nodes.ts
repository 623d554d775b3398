/**
 * A complete subtree: `level` 0 are the leaves, and node `index` of a level stands over the leaves
 * from `index * 2^level` on, `2^level` of them. It never changes once its leaves are there.
 */
export type Node = { readonly level: number; readonly index: bigint };

/** The level of the greatest complete subtree that fits into so many leaves, at least one. */
export const heightOf = (leaves: bigint): number => leaves.toString(2).length - 1;

/**
 * The complete subtrees that stand over the leaves from `begin` to before `end`, from left to
 * right. `begin` must be where a subtree as high as that range begins, as the left end of a tree
 * and of every split of one is.
 */
export function cover(begin: bigint, end: bigint): Node[] {
  const nodes: Node[] = [];
  for (let at = begin; at < end;) {
    const level = heightOf(end - at);
    nodes.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return nodes;
}

/** Where a tree over more than one leaf is split: the greatest power of two below its size. */
export const splitOf = (leaves: bigint): bigint => 1n << BigInt(heightOf(leaves - 1n));
