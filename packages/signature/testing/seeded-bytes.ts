import { createHash } from "node:crypto";
import type { RandomBytes } from "./sign-gost.ts";

/** The same bytes each time for the same seed: keys of tests that have to stay. */
export function seededBytes(seed: string): RandomBytes {
  let round = 0;
  return (length) => {
    round += 1;
    return Uint8Array.from(
      createHash("shake256", { outputLength: length }).update(`${round} ${seed}`).digest(),
    );
  };
}
