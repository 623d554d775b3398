import {
  concatBytes,
  createFrontier,
  equalBytes,
  leafHash,
  parseTile,
  rootNodes,
  tileReader,
  TILE_HEIGHT,
  TILE_WIDTH,
} from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import { ENTRIES_LEVEL } from "./tiles.ts";

/** Hashes of a level, or entries. */
type Tile = { readonly level: number; readonly number: bigint; readonly hashes: Uint8Array };

/** The tile of a level that is not full yet. */
type Edge = { number: bigint; hashes: Uint8Array[] };

/** A tree that leaves are added to; nothing is written before `save`. */
export type GrowingTree = {
  size(): bigint;
  root(): Uint8Array;
  /** Adds an entry as the next leaf. */
  append(entry: Uint8Array): void;
  /** Writes the tiles that were filled and those at the edge. */
  save(tx: Queryable): Promise<void>;
};

type EdgeRow = Row & { level: number; number: string; hashes: Uint8Array };

const EDGES = {
  name: "log-edges",
  text: "select e.level, e.number::text as number, e.hashes from log_edge e",
};
const SAVE_FULL = {
  name: "save-log-tiles",
  text: `with given as (
           select * from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as t (level, number, hashes)
         ), bundles as (
           insert into log_bundle (number, entries)
           select number, hashes from given where level = ${ENTRIES_LEVEL}
         )
         insert into log_tile (level, number, hashes)
         select level, number, hashes from given where level >= 0`,
};
const SAVE_EDGES = {
  name: "save-log-edges",
  text: `insert into log_edge (level, number, hashes)
         select e.level, e.number, e.hashes
         from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as e (level, number, hashes)
         on conflict (level) do update set number = excluded.number, hashes = excluded.hashes`,
};

/** Edges of a tree by level; those of lower levels are there wherever a higher one is. */
async function edgesIn(tx: Queryable): Promise<Map<number, Edge>> {
  const rows = await tx.query<EdgeRow>(EDGES);
  return new Map(
    rows.map(({ level, number, hashes }) => [
      level,
      { number: BigInt(number), hashes: [...(parseTile(hashes) ?? [])] },
    ]),
  );
}

/**
 * The tree as it is kept. Call it with the tree held.
 * @param signed size and root that were signed last
 * @throws Error where what is kept does not give that root: nothing may be signed on top of it
 */
export async function loadTree(
  tx: Queryable,
  signed: { readonly size: bigint; readonly root: Uint8Array },
): Promise<GrowingTree> {
  const edges = await edgesIn(tx);
  const read = tileReader((level) => concatBytes(...(edges.get(level)?.hashes ?? [])));
  const frontier = createFrontier(
    signed.size,
    rootNodes(signed.size).map(({ level, index }) => read(level, index)),
  );
  if (!equalBytes(frontier.root(), signed.root)) {
    throw new Error("the edge of the log does not give the root that was signed");
  }
  const full: Tile[] = [];
  const add = (level: number, hash: Uint8Array): void => {
    const edge = edges.get(level) ?? { number: 0n, hashes: [] };
    edges.set(level, edge);
    edge.hashes.push(hash);
    if (edge.hashes.length < TILE_WIDTH) return;
    full.push({ level, number: edge.number, hashes: concatBytes(...edge.hashes) });
    edges.set(level, { number: edge.number + 1n, hashes: [] });
  };
  return {
    size: () => frontier.size,
    root: frontier.root,
    append: (entry) => {
      add(ENTRIES_LEVEL, entry);
      for (const { level, hash } of frontier.append(leafHash(entry))) {
        if (level % TILE_HEIGHT === 0) add(level / TILE_HEIGHT, hash);
      }
    },
    save: async (to) => {
      const last = [...edges].map(([level, { number, hashes }]) => ({
        ...{ level, number, hashes: concatBytes(...hashes) },
      }));
      if (full.length > 0) await to.query(SAVE_FULL, tileArrays(full));
      await to.query(SAVE_EDGES, tileArrays(last));
    },
  };
}

const tileArrays = (tiles: readonly Tile[]): readonly unknown[] => [
  tiles.map(({ level }) => level),
  tiles.map(({ number }) => number),
  tiles.map(({ hashes }) => hashes),
];
