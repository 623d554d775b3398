import { consistencyProof, rootFromLeaves, verifyConsistency } from "@kelisim/log";
import { rootsByProof } from "../../../packages/log/test/naive-verify.ts";
import { claimBytes, readClaim } from "../claim-bytes.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { HASHES, must } from "../log-sample.ts";

const pairs = [
  ...[
    [1, 1],
    [1, 2],
    [2, 3],
    [3, 7],
    [4, 8],
    [6, 8],
    [6, 7],
    [8, 13],
    [12, 13],
    [13, 13],
  ],
] as const;

const rootOf = (size: number): Uint8Array => rootFromLeaves(HASHES.slice(0, size));
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The check and the definition of the proof agree on every claim, right or wrong. */
export const target: FuzzTarget = {
  name: "consistency",
  seeds: () =>
    pairs.map(([size1, size2]) => {
      const proof = consistencyProof(HASHES.slice(0, size2), size1);
      return claimBytes([BigInt(size1), BigInt(size2)], [rootOf(size1), rootOf(size2), ...proof]);
    }),
  run: (input) => {
    const { numbers, hashes, proof } = readClaim(input);
    const [size1, size2] = numbers;
    const [root1, root2] = hashes;
    const whole = [root1, root2, ...proof].every(({ length }) => length === 32);
    // One tree told twice is consistent whatever is called its root, if it is called anything.
    const twice = size1 === size2 && root1.length > 0 && proof.length === 0;
    const fits = (whole || twice) && size1 > 0n && size1 <= size2 && proof.length <= 65;
    const roots = fits ? rootsByProof(size1, size2, root1, proof) : undefined;
    const right = roots !== undefined && same(roots[0], root1) && same(roots[1], root2);
    const verified = verifyConsistency({ size1, root1, size2, root2, proof });
    must(verified === right, verified ? "verified a wrong proof" : "refused a right proof");
  },
};
