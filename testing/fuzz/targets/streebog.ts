import { streebog256, streebog512 } from "../../../packages/signature/src/gost/streebog.ts";
import { naiveStreebog } from "../../../packages/signature/testing/naive-streebog.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

/** The slow way takes a millisecond a block. */
const LONGEST = 1024;

/** The quick Streebog against one that is written as the standard is. */
export const target: FuzzTarget = {
  name: "streebog",
  longest: LONGEST,
  seeds: () => [0, 1, 63, 64, 65, 128, 200].map((length) => new Uint8Array(length).fill(0xff)),
  run(message) {
    same(streebog512(message), naiveStreebog(message, 512), "512 bits");
    same(streebog256(message), naiveStreebog(message, 256), "256 bits");
  },
};

function same(quick: Uint8Array, slow: Uint8Array, name: string): void {
  if (Buffer.compare(quick, slow) !== 0) throw new Error(`Streebog of ${name} differs`);
}
