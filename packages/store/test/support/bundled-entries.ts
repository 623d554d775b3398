import { parseBundle } from "@kelisim/log";
import { bundleOf, type Queryable } from "@kelisim/store";

const WIDTH = 256n;

/** All entries of the log up to a size, as whoever copies it reads them. */
export async function bundledEntries(db: Queryable, size: bigint): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = [];
  for (let number = 0n; number * WIDTH < size; number += 1n) {
    const left = size - number * WIDTH;
    const width = Number(left < WIDTH ? left : WIDTH);
    const bundle = await bundleOf(db, number, width);
    const entries = bundle && parseBundle(bundle);
    if (entries?.length !== width) throw new Error(`no bundle ${String(number)}`);
    all.push(...entries);
  }
  return all;
}
