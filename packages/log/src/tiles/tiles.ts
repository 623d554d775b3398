import { HASH_BYTES } from "../tree/hashes.ts";
import type { HashReader } from "../tree/build-proof.ts";
import type { Node } from "../tree/nodes.ts";
import { rootFromLeaves } from "../tree/root.ts";
import { TILE_HEIGHT, TILE_WIDTH } from "./tile-path.ts";

/** Where in the tiles a node's hash is: the root over `count` hashes of a tile, from `first` on. */
export type TileCoordinates = {
  readonly level: number;
  readonly number: bigint;
  readonly first: number;
  readonly count: number;
};

/** The tile out of which the hash of a complete subtree is made. */
export function tileCoordinates({ level, index }: Node): TileCoordinates {
  const height = level % TILE_HEIGHT;
  const at = index << BigInt(height);
  return {
    level: Math.floor(level / TILE_HEIGHT),
    number: at / BigInt(TILE_WIDTH),
    first: Number(at % BigInt(TILE_WIDTH)),
    count: 2 ** height,
  };
}

/** How many hashes a tile has in the tree of `size` leaves, from 0 to 256. @see C2SP tlog-tiles */
export function tileWidth(level: number, number: bigint, size: bigint): number {
  const hashes = size >> BigInt(TILE_HEIGHT * level);
  const left = hashes - number * BigInt(TILE_WIDTH);
  return left <= 0n ? 0 : left >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(left);
}

/** A tile's hashes; `undefined` unless it holds from 1 to 256 whole ones. */
export function parseTile(tile: Uint8Array): readonly Uint8Array[] | undefined {
  const width = tile.length / HASH_BYTES;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) return undefined;
  return Array.from({ length: width }, (_, at) =>
    tile.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** Reads complete subtrees out of tiles. @throws RangeError where a tile lacks the hashes */
export const tileReader =
  (readTile: (level: number, number: bigint) => Uint8Array): HashReader =>
  (level, index) => {
    const { first, count, ...tile } = tileCoordinates({ level, index });
    const hashes = parseTile(readTile(tile.level, tile.number)) ?? [];
    if (first + count > hashes.length) throw new RangeError("the tile is not that wide");
    return rootFromLeaves(hashes.slice(first, first + count));
  };
