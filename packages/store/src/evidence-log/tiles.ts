import { formatBundle, HASH_BYTES, parseTile } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";

/** What of the tree lies in one row: hashes of a level, or the entries themselves. */
export type StoredTile = { readonly level: number; readonly number: bigint };

/** The level under which the partial bundle of entries stands among the edges. */
export const ENTRIES_LEVEL = -1;

type TileRow = Row & { level: number; number: string; hashes: Uint8Array };

/** Full ones and those at the edge, in one snapshot: a round that ends meanwhile makes the one the other. */
const TILES = {
  name: "log-tiles",
  text: `with w as (
           select * from unnest($1::smallint[], $2::bigint[]) as w (level, number)
         )
         select t.level, t.number::text as number, t.hashes
         from w join log_tile t on t.level = w.level and t.number = w.number
         union all
         select ${ENTRIES_LEVEL}::smallint, b.number::text, b.entries
         from w join log_bundle b on w.level = ${ENTRIES_LEVEL} and b.number = w.number
         union all
         select e.level, e.number::text, e.hashes
         from w join log_edge e on e.level = w.level and e.number = w.number`,
};

const nameOf = ({ level, number }: StoredTile): string => `${level}/${number}`;

/** The tiles that are there, by `level/number`, as wide as they are now. */
export async function readTiles(
  db: Queryable,
  wanted: readonly StoredTile[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const distinct = [...new Map(wanted.map((tile) => [nameOf(tile), tile])).values()];
  const rows = await db.query<TileRow>(TILES, [
    distinct.map(({ level }) => level),
    distinct.map(({ number }) => number),
  ]);
  return new Map(rows.map(({ level, number, hashes }) => [`${level}/${number}`, hashes]));
}

/** The first `width` of a tile, which stay the same while it grows. */
async function firstOf(
  db: Queryable,
  tile: StoredTile,
  width: number,
): Promise<Uint8Array | undefined> {
  const hashes = (await readTiles(db, [tile])).get(nameOf(tile));
  if (width < 1 || hashes === undefined || hashes.length < width * HASH_BYTES) return undefined;
  return hashes.slice(0, width * HASH_BYTES);
}

/**
 * Hashes of a tile, 32 bytes each.
 * @param width 256 for a full one
 * @returns nothing where the tree has not so many
 */
export const tileOf = (
  db: Queryable,
  level: number,
  number: bigint,
  width: number,
): Promise<Uint8Array | undefined> =>
  level < 0 ? Promise.resolve(undefined) : firstOf(db, { level, number }, width);

/** A bundle of entries as tlog-tiles serves it: each behind its length. */
export async function bundleOf(
  db: Queryable,
  number: bigint,
  width: number,
): Promise<Uint8Array | undefined> {
  const entries = await firstOf(db, { level: ENTRIES_LEVEL, number }, width);
  const parsed = entries === undefined ? undefined : parseTile(entries);
  return parsed && formatBundle(parsed);
}
