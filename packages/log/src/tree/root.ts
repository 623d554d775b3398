import { emptyRoot, nodeHash } from "./hashes.ts";

/**
 * The root over some leaf hashes (not entries), in their order.
 * @see RFC 6962 2.1: a node without a neighbour goes up as it is, which gives the same tree
 */
export function rootFromLeaves(leafHashes: readonly Uint8Array[]): Uint8Array {
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left === undefined) continue;
      above.push(right === undefined ? left : nodeHash(left, right));
    }
    level = above;
  }
  return (level[0] ?? emptyRoot).slice();
}
