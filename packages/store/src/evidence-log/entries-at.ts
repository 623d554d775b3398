import { HASH_BYTES, TILE_WIDTH } from "@kelisim/log";
import type { Queryable } from "../db/db.ts";
import { ENTRIES_LEVEL, readTiles } from "./tiles.ts";

const WIDTH = BigInt(TILE_WIDTH);

/** The entries that the log has from an index on. @throws RangeError where it has not so many */
export async function entriesAt(
  db: Queryable,
  first: bigint,
  count: number,
): Promise<readonly Uint8Array[]> {
  if (count === 0) return [];
  const end = first + BigInt(count);
  const numbers: bigint[] = [];
  for (let number = first / WIDTH; number * WIDTH < end; number += 1n) numbers.push(number);
  const bundles = await readTiles(
    db,
    numbers.map((number) => ({ level: ENTRIES_LEVEL, number })),
  );
  return Array.from({ length: count }, (_, n) => {
    const index = first + BigInt(n);
    const at = Number(index % WIDTH) * HASH_BYTES;
    const entry = bundles.get(`${ENTRIES_LEVEL}/${index / WIDTH}`)?.slice(at, at + HASH_BYTES);
    if (entry?.length !== HASH_BYTES) throw new RangeError("the log has not so many entries");
    return entry;
  });
}
