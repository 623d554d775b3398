import assert from "node:assert/strict";
import { test } from "node:test";
import {
  consistencyNodes,
  consistencyProof,
  type ConsistencyClaim,
  type InclusionClaim,
  inclusionProof,
  leafHash,
  proofNodes,
  rootFromLeaves,
  verifyConsistency,
  verifyInclusion,
} from "@kelisim/log";

const HASHES = Array.from({ length: 11 }, (_, at) => leafHash(Uint8Array.of(at)));
const ROOT = rootFromLeaves(HASHES);
const [FIRST = ROOT] = HASHES;

const LEAF: InclusionClaim = {
  ...{ leafHash: HASHES[6] ?? ROOT, index: 6n, size: 11n },
  ...{ proof: inclusionProof(HASHES, 6), root: ROOT },
};
const TREES: ConsistencyClaim = {
  ...{ size1: 6n, root1: rootFromLeaves(HASHES.slice(0, 6)) },
  ...{ size2: 11n, root2: ROOT, proof: consistencyProof(HASHES, 6) },
};

const NO_NUMBERS = [
  ...[6, "6", null, undefined, Number.NaN, {}, [], true, Symbol("6")],
  ...[-1n, -(2n ** 64n), 2n ** 64n, 2n ** 64n + 6n, 2n ** 200n],
];
const NO_HASHES = [
  ...[undefined, null, "", "0".repeat(32), 32, {}, [...FIRST], { length: 32 }],
  ...[new Uint8Array(), FIRST.slice(1), new Uint8Array(33), new Uint16Array(32)],
  ...[new DataView(new ArrayBuffer(32)), new Uint8Array(32)],
];
// eslint-disable-next-line unicorn/no-new-array
const HOLES = new Array(LEAF.proof.length);
const endless = Array.from({ length: 100_000 }, () => FIRST);
const proofsAgainst = (proof: readonly Uint8Array[]): unknown[] => [
  ...[undefined, null, "", {}, 4, new Set(proof), HOLES, endless, [], [...proof, FIRST]],
  ...[proof.slice(1), [...proof].toReversed(), { ...proof, length: proof.length }],
  ...NO_HASHES.map((none) => [none, ...proof.slice(1)]),
  ...NO_HASHES.map((none) => [...proof.slice(0, -1), none]),
  ...NO_HASHES.map((none) => [...proof, none]),
];
const NO_CLAIMS = [undefined, null, 0, "", [], {}, () => undefined];

test("what is no claim about a leaf is refused without a throw", () => {
  assert.equal(verifyInclusion(LEAF), true);
  const wrong: Record<keyof InclusionClaim, readonly unknown[]> = {
    leafHash: [...NO_HASHES, FIRST],
    index: [...NO_NUMBERS, 0n, 5n, 7n, 10n, 11n, 12n, 2n ** 64n - 1n],
    size: [...NO_NUMBERS, 0n, 1n, 6n, 7n, 22n, 2n ** 63n, 2n ** 64n - 1n],
    proof: proofsAgainst(LEAF.proof),
    root: [...NO_HASHES, FIRST],
  };
  for (const [member, values] of Object.entries(wrong)) {
    for (const value of values) {
      const claim = { ...LEAF, [member]: value };
      assert.equal(verifyInclusion(claim), false, `${member} ${typeof value}`);
    }
  }
  for (const none of NO_CLAIMS) {
    assert.equal(verifyInclusion(none as never), false);
  }
});

test("what is no claim about two trees is refused without a throw", () => {
  assert.equal(verifyConsistency(TREES), true);
  const wrong: Record<keyof ConsistencyClaim, readonly unknown[]> = {
    size1: [...NO_NUMBERS, 0n, 5n, 7n, 8n, 11n, 12n, 2n ** 64n - 1n],
    root1: [...NO_HASHES, FIRST],
    size2: [...NO_NUMBERS, 0n, 5n, 6n, 22n, 2n ** 63n, 2n ** 64n - 1n],
    root2: [...NO_HASHES, FIRST],
    proof: proofsAgainst(TREES.proof),
  };
  for (const [member, values] of Object.entries(wrong)) {
    for (const value of values) {
      const claim = { ...TREES, [member]: value };
      assert.equal(verifyConsistency(claim), false, `${member} ${typeof value}`);
    }
  }
  for (const none of NO_CLAIMS) {
    assert.equal(verifyConsistency(none as never), false);
  }
  const swapped = { ...TREES, size1: TREES.size2, size2: TREES.size1 };
  assert.equal(verifyConsistency(swapped), false);
});

test("one tree told twice is consistent without a proof only, and the empty tree with none", () => {
  const twice = { size1: 11n, root1: ROOT, size2: 11n, root2: ROOT, proof: [] };
  assert.equal(verifyConsistency(twice), true);
  assert.equal(verifyConsistency({ ...twice, proof: [ROOT] }), false);
  assert.equal(verifyConsistency({ ...twice, root2: FIRST }), false);
  const nothing = new Uint8Array();
  assert.equal(verifyConsistency({ ...twice, root1: nothing, root2: nothing }), false);
  const root1 = rootFromLeaves([]);
  for (const size2 of [0n, 1n, 11n]) {
    const root2 = size2 === 0n ? root1 : ROOT;
    assert.equal(verifyConsistency({ size1: 0n, root1, size2, root2, proof: [] }), false);
  }
});

test("the greatest trees have proofs of a bounded length, and places outside of them none", () => {
  const most = 2n ** 64n - 1n;
  assert.equal(proofNodes(most - 1n, most).length, 63);
  assert.equal(proofNodes(0n, most).length, 64);
  assert.equal(consistencyNodes(1n, most).length, 64);
  for (const [index, size] of [
    [0n, 0n],
    [1n, 1n],
    [-1n, 2n],
    [0n, most + 1n],
  ] as const) {
    assert.throws(() => proofNodes(index, size), RangeError);
  }
  for (const [size1, size2] of [
    [0n, 1n],
    [2n, 1n],
    [-1n, 2n],
    [1n, most + 1n],
  ] as const) {
    assert.throws(() => consistencyNodes(size1, size2), RangeError);
  }
});
