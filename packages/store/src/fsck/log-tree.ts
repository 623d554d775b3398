import {
  createFrontier,
  equalBytes,
  HASH_BYTES,
  leafHash,
  parseCheckpoint,
  TILE_WIDTH,
} from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import { ENTRIES_LEVEL, readTiles, type StoredTile } from "../evidence-log/tiles.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";
import { checkpointFault, checkpointsBetween } from "./log-checkpoints.ts";
import { publishedKeys } from "./published-keys.ts";

const WIDTH = BigInt(TILE_WIDTH);
/** Levels of hashes in one level of tiles. */
const TILE_HEIGHT = 8;

/** What the tree's only row says. */
export type TreeRow = { readonly origin: string; readonly size: bigint };

/** The tree, as its row says; `undefined` before there is one. */
export async function treeRow(db: Queryable): Promise<TreeRow | undefined> {
  const [row] = await db.query<{ origin: string; size: string }>(
    "select origin, size::text as size from log_tree",
  );
  return row && { origin: row.origin, size: BigInt(row.size) };
}

type Place = Row & { level: number; number: string };

/** Tiles that a tree of this size does not have, or not there: full ones, and those of the edge. */
const STRAY = `
  with t as (
    select level::int as level, number, 'log_tile' as "table" from log_tile
    union all select -1, number, 'log_bundle' from log_bundle
    union all select level::int, number, 'log_edge' from log_edge
  )
  select "table", level, number::text as number from t
  where case when "table" = 'log_edge'
    then number <> $1::bigint >> (8 * (greatest(level, 0) + 1)) or level > 7
    else number < 0 or level > 6 or (number + 1) > $1::bigint >> (8 * (greatest(level, 0) + 1)) end`;

const finding = (fault: FsckFinding["fault"], tile: StoredTile, size: bigint): FsckFinding => {
  const { level, number } = tile;
  const isEntries = level === ENTRIES_LEVEL;
  const shift = BigInt(TILE_HEIGHT * (Math.max(level, 0) + 1));
  const isEdge = number === size >> shift;
  const key = { ...(!(isEntries && !isEdge) && { level: String(level) }), number: String(number) };
  const table = isEdge ? "log_edge" : isEntries ? "log_bundle" : "log_tile";
  return { check: "tree", fault, table, key };
};

/**
 * Builds the tree again from its entries, and holds every tile and every checkpoint against it. Memory stays
 * bounded, whatever the size.
 */
export async function checkTree(db: Queryable, { found, progress }: FsckRun): Promise<void> {
  const tree = await treeRow(db);
  if (tree === undefined) return;
  const { origin, size } = tree;
  for (const row of await db.query<Place & { table: string }>(STRAY, [size])) {
    const key = { level: String(row.level), number: row.number };
    found({ check: "tree", fault: "extra", table: row.table, key });
  }
  const keys = await publishedKeys(db, "log", origin, found);
  const frontier = createFrontier();
  const wrong = new Set<string>();
  const tell = (fault: FsckFinding["fault"], tile: StoredTile): void => {
    const name = `${tile.level}/${tile.number}`;
    if (!wrong.has(name)) found(finding(fault, tile, size));
    wrong.add(name);
  };
  const checkHeads = async (from: bigint, to: bigint, roots: ReadonlyMap<bigint, Uint8Array>) => {
    for (const checkpoint of await checkpointsBetween(db, from, to)) {
      const root = roots.get(checkpoint.size);
      const fault = checkpointFault(checkpoint, origin, root, keys);
      if (fault === undefined) continue;
      const key = { size: String(checkpoint.size) };
      found({ check: "checkpoints", fault, table: "log_checkpoint", key });
    }
  };
  await checkHeads(-(2n ** 63n), 0n, new Map([[0n, frontier.root()]]));
  for (let number = 0n; number * WIDTH < size; number += 1n) {
    const bundle: StoredTile = { level: ENTRIES_LEVEL, number };
    const width = Number(size - number * WIDTH < WIDTH ? size - number * WIDTH : WIDTH);
    const entries = (await readTiles(db, [bundle])).get(`${ENTRIES_LEVEL}/${number}`);
    if (entries?.length !== width * HASH_BYTES) {
      tell(entries === undefined ? "missing" : "differs", bundle);
      return;
    }
    const sizes = new Set(
      (await checkpointsBetween(db, frontier.size + 1n, frontier.size + WIDTH)).map(
        (one) => one.size,
      ),
    );
    const roots = new Map<bigint, Uint8Array>();
    const nodes = new Map<
      string,
      { tile: StoredTile; hashes: { at: number; hash: Uint8Array }[] }
    >();
    for (let at = 0; at < width; at += 1) {
      const entry = entries.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
      for (const { level, index, hash } of frontier.append(leafHash(entry))) {
        if (level % TILE_HEIGHT !== 0) continue;
        const tile = { level: level / TILE_HEIGHT, number: index / WIDTH };
        const name = `${tile.level}/${tile.number}`;
        const known = nodes.get(name) ?? { tile, hashes: [] };
        known.hashes.push({ at: Number(index % WIDTH), hash });
        nodes.set(name, known);
      }
      if (sizes.has(frontier.size)) roots.set(frontier.size, frontier.root());
    }
    const tiles = await readTiles(
      db,
      [...nodes.values()].map(({ tile }) => tile),
    );
    for (const [name, { tile, hashes }] of nodes) {
      const stored = tiles.get(name);
      const isSame = ({ at, hash }: { at: number; hash: Uint8Array }): boolean =>
        stored !== undefined &&
        equalBytes(stored.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES), hash);
      if (stored === undefined) tell("missing", tile);
      else if (!hashes.every(isSame)) {
        tell("differs", tile);
        // Whether the entries are wrong or their hashes, the checkpoints say.
        if (tile.level === 0) tell("differs", bundle);
      }
    }
    await checkHeads(frontier.size - BigInt(width) + 1n, frontier.size, roots);
    progress({ check: "tree", seen: Number(frontier.size) });
  }
  await checkEdges(db, size, tell);
  const [newest] = await checkpointsBetween(db, size, size);
  if (newest !== undefined && parseCheckpoint(newest.note)?.origin !== origin) {
    found({ check: "tree", fault: "differs", table: "log_tree", key: {}, columns: ["origin"] });
  }
  await checkHeads(size + 1n, (1n << 63n) - 1n, new Map());
  if (newest === undefined) {
    found({
      check: "checkpoints",
      fault: "missing",
      table: "log_checkpoint",
      key: { size: String(size) },
    });
  }
}

/** An edge is just as wide as the tree has hashes there. */
async function checkEdges(
  db: Queryable,
  size: bigint,
  tell: (fault: FsckFinding["fault"], tile: StoredTile) => void,
): Promise<void> {
  const rows = await db.query<Place & { hashes: Uint8Array }>(
    "select level::int as level, number::text as number, hashes from log_edge",
  );
  for (const { level, number, hashes } of rows) {
    const nodes = size >> BigInt(TILE_HEIGHT * Math.max(level, 0));
    const tile = { level, number: BigInt(number) };
    if (BigInt(hashes.length / HASH_BYTES) !== nodes % WIDTH) tell("differs", tile);
  }
}
