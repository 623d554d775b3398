import { createHash } from "node:crypto";
import { type Key, PURPOSES } from "./key.ts";

/** Keys of the given versions; the same seed and version give the same keys. */
export const testKeys = (versions: readonly number[], seed = "a"): Key[] =>
  PURPOSES.flatMap((purpose) =>
    versions.map((version): Key => {
      const bytes = createHash("sha256").update(`${seed} ${purpose} ${version}`).digest();
      return { purpose, version, bytes: new Uint8Array(bytes) };
    }),
  );

/** The bytes with one bit turned over. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = bit % (bytes.length * 8);
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
  return changed;
}
