import { inclusionProof, rootFromLeaves, verifyInclusion } from "@kelisim/log";
import { rootByPath } from "../../../packages/log/test/naive-verify.ts";
import { claimBytes, readClaim } from "../claim-bytes.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { HASHES, must } from "../log-sample.ts";

const sizes = [1, 2, 3, 5, 8, 13];

/** The check and the definition of the path agree on every claim, right or wrong. */
export const target: FuzzTarget = {
  name: "inclusion",
  seeds: () =>
    sizes.flatMap((size) => {
      const some = HASHES.slice(0, size);
      const root = rootFromLeaves(some);
      return [...new Set([0, size >> 1, size - 1])].map((at) => {
        const leaf = HASHES[at] ?? root;
        return claimBytes([BigInt(at), BigInt(size)], [leaf, root, ...inclusionProof(some, at)]);
      });
    }),
  run: (input) => {
    const { numbers, hashes, proof } = readClaim(input);
    const [index, size] = numbers;
    const [leafHash, root] = hashes;
    const whole = [leafHash, root, ...proof].every(({ length }) => length === 32);
    // The definition goes as deep as the proof is long; no tree of 64 bits is as deep as that.
    const fits = whole && index < size && proof.length <= 64;
    const expected = fits ? rootByPath(index, size, leafHash, proof) : undefined;
    const right = expected !== undefined && Buffer.compare(expected, root) === 0;
    const verified = verifyInclusion({ leafHash, index, size, proof, root });
    must(verified === right, verified ? "verified a wrong proof" : "refused a right proof");
  },
};
