import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { consistencyNodes, proofNodes, verifyConsistency, verifyInclusion } from "@kelisim/log";
import fc from "fast-check";
import { rootByPath, rootsByProof } from "./naive-verify.ts";

const MOST = 2n ** 64n - 1n;
/** Hashes that are all different. */
const HASHES = Array.from(
  { length: 70 },
  (_, at) => new Uint8Array(createHash("sha256").update(String(at)).digest()),
);
const [FIRST = new Uint8Array(), ...SOME] = HASHES;
/** Any size, and those near the powers of two, where trees change their shape. */
const size = fc.oneof(
  fc.bigInt({ min: 1n, max: MOST }),
  fc.bigInt({ min: 1n, max: 300n }),
  fc
    .tuple(fc.integer({ min: 2, max: 63 }), fc.constantFrom(-1n, 0n, 1n))
    .map(([power, by]) => 2n ** BigInt(power) + by),
);
const place = fc.bigInt({ min: 0n, max: MOST });

test("in trees of any size up to 2^64 - 1, just the path of the leaf's place verifies", () => {
  fc.assert(
    fc.property(size, place, (n, at) => {
      const index = at % n;
      const proof = SOME.slice(0, proofNodes(index, n).length);
      const root = rootByPath(index, n, FIRST, proof) ?? assert.fail("a path of another length");
      const claim = { leafHash: FIRST, index, size: n, proof, root };
      assert.ok(verifyInclusion(claim));
      assert.ok(!verifyInclusion({ ...claim, proof: SOME.slice(0, proof.length + 1) }));
      assert.ok(!verifyInclusion({ ...claim, proof: proof.slice(0, -1) }) || proof.length === 0);
      const other = index ^ 1n;
      assert.ok(!verifyInclusion({ ...claim, index: other }));
    }),
    { numRuns: 200 },
  );
});

test("for two trees of any size up to 2^64 - 1, just the proof between them verifies", () => {
  fc.assert(
    fc.property(size, place, (n, at) => {
      const m = (at % n) + 1n;
      const proof = SOME.slice(0, consistencyNodes(m, n).length);
      // Where the smaller tree is no part of the greater one's proof, its root comes out of it.
      const [root1, root2] = rootsByProof(m, n, FIRST, proof) ?? assert.fail("another length");
      const claim = { size1: m, root1, size2: n, root2, proof };
      assert.ok(verifyConsistency(claim));
      assert.ok(!verifyConsistency({ ...claim, proof: SOME.slice(0, proof.length + 1) }));
      assert.ok(!verifyConsistency({ ...claim, proof: proof.slice(1) }) || m === n);
      assert.ok(!verifyConsistency({ ...claim, size1: m - 1n }));
    }),
    { numRuns: 200 },
  );
});
