import { concatBytes } from "../bytes/byte-strings.ts";
import { TILE_WIDTH } from "./tile-path.ts";

/** The longest entry that a bundle can hold, in bytes. */
export const ENTRY_MOST = 65_535;

/**
 * A bundle of entries, each behind its length in two bytes.
 * @throws RangeError unless there are from 1 to 256, none longer than 65,535 bytes
 * @see C2SP tlog-tiles, "Log entries"
 */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH)
    throw new RangeError("no bundle is so wide");
  if (entries.some(({ length }) => length > ENTRY_MOST))
    throw new RangeError("an entry is too long");
  return concatBytes(
    ...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]),
  );
}

/** The entries of a bundle; `undefined` unless it is from 1 to 256 whole ones. */
export function parseBundle(bundle: Uint8Array): readonly Uint8Array[] | undefined {
  if (!(bundle instanceof Uint8Array)) return undefined;
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined || entries.length === TILE_WIDTH) return undefined;
    const [from, to] = [at + 2, at + 2 + (high << 8) + low];
    if (to > bundle.length) return undefined;
    entries.push(bundle.slice(from, to));
    at = to;
  }
  return entries.length === 0 ? undefined : entries;
}
