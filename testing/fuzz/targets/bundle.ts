import { formatBundle, parseBundle } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { ENTRIES, must } from "../log-sample.ts";

/** The entries of a bundle make up the whole of it. */
export const target: FuzzTarget = {
  name: "bundle",
  seeds: () => [
    ...[1, 2, 13].map((count) => formatBundle(ENTRIES.slice(0, count))),
    formatBundle([new Uint8Array(300)]),
    formatBundle(Array.from({ length: 256 }, () => new Uint8Array())),
  ],
  run: (input) => {
    const entries = parseBundle(input);
    if (entries === undefined) return;
    must(entries.length >= 1 && entries.length <= 256, "no bundle is so wide");
    must(Buffer.compare(formatBundle(entries), input) === 0, "read otherwise than written");
  },
};
