import assert from "node:assert/strict";
import { test } from "node:test";
import {
  concatBytes,
  consistencyProof,
  consistencyProofFrom,
  createFrontier,
  HASH_BYTES,
  inclusionProof,
  inclusionProofFrom,
  leafHash,
  rootFrom,
  rootFromLeaves,
  TILE_WIDTH,
  tileReader,
  tileWidth,
  verifyConsistency,
  verifyInclusion,
} from "@kelisim/log";
import fc from "fast-check";
import { MTH, PATH, PROOF } from "./naive-tree.ts";

const entry = fc.uint8Array({ maxLength: 40 });
/** As many entries as a tree of that size, each another. */
const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, at) => Uint8Array.of(at >> 8, at & 0xff, 7));

test("every small tree, leaf and pair of trees: roots and proofs are the naive tree's", () => {
  for (let size = 0; size <= 34; size += 1) {
    const entries = numbered(size);
    const hashes = entries.map(leafHash);
    const root = MTH(entries);
    assert.deepEqual(rootFromLeaves(hashes), root);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(hashes, index);
      assert.deepEqual(proof, PATH(index, entries));
      const leaf = { leafHash: hashes[index] ?? root, index: BigInt(index), proof };
      assert.ok(verifyInclusion({ ...leaf, size: BigInt(size), root }));
    }
    for (let earlier = 1; earlier <= size; earlier += 1) {
      const proof = consistencyProof(hashes, earlier);
      assert.deepEqual(proof, PROOF(earlier, entries));
      const root1 = MTH(entries.slice(0, earlier));
      const sizes = { size1: BigInt(earlier), size2: BigInt(size) };
      assert.ok(verifyConsistency({ ...sizes, root1, root2: root, proof }));
    }
  }
});

test("a frontier that grows leaf by leaf, kept and taken up again, has the naive tree's roots", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 70 }), fc.nat(70), (entries, kept) => {
      let frontier = createFrontier();
      for (const [at, one] of entries.entries()) {
        if (at === kept) frontier = createFrontier(frontier.size, frontier.hashes);
        for (const { level, index, hash } of frontier.append(leafHash(one))) {
          const from = Number(index) * 2 ** level;
          assert.deepEqual(hash, MTH(entries.slice(from, from + 2 ** level)));
        }
        assert.deepEqual(frontier.root(), MTH(entries.slice(0, at + 1)));
      }
      assert.equal(frontier.size, BigInt(entries.length));
      assert.deepEqual(frontier.root(), MTH(entries));
    }),
    { numRuns: 40 },
  );
});

test("a frontier and a tree that do not belong together are a bug that throws", () => {
  const hash = new Uint8Array(HASH_BYTES);
  for (const [size, hashes] of [
    [1n, []],
    [0n, [hash]],
    [3n, [hash]],
    [2n, [hash.slice(1)]],
    [-1n, [hash]],
    [2n ** 64n, [hash]],
  ] as const) {
    assert.throws(() => createFrontier(size, hashes), RangeError);
  }
  assert.throws(() => createFrontier().append(hash.slice(1)), RangeError);
});

/** The tiles of a tree, written as a sequencer writes them: by what each leaf completes. */
function tilesOf(entries: readonly Uint8Array[]): (level: number, number: bigint) => Uint8Array {
  const tiles = new Map<string, Uint8Array[]>();
  const frontier = createFrontier();
  for (const one of entries) {
    for (const { level, index, hash } of frontier.append(leafHash(one))) {
      if (level % 8 !== 0) continue;
      const key = `${String(level / 8)}/${String(index / BigInt(TILE_WIDTH))}`;
      tiles.set(key, [...(tiles.get(key) ?? []), hash]);
    }
  }
  for (const [key, hashes] of tiles) {
    const [level = "", number = ""] = key.split("/");
    const width = tileWidth(Number(level), BigInt(number), BigInt(entries.length));
    assert.equal(hashes.length, width);
  }
  return (level, number) =>
    concatBytes(...(tiles.get(`${String(level)}/${String(number)}`) ?? [new Uint8Array()]));
}

test("proofs and roots out of tiles are the naive tree's, and no tile has to be wider than it is", () => {
  const places = fc.record({
    size: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 250, max: 780 })),
    leaf: fc.nat(),
    earlier: fc.nat(),
  });
  fc.assert(
    fc.property(places, ({ size, leaf, earlier }) => {
      const entries = numbered(size);
      const read = tileReader(tilesOf(entries));
      const [index, first] = [leaf % size, (earlier % size) + 1];
      assert.deepEqual(rootFrom(read, BigInt(size)), MTH(entries));
      assert.deepEqual(inclusionProofFrom(read, BigInt(index), BigInt(size)), PATH(index, entries));
      assert.deepEqual(
        consistencyProofFrom(read, BigInt(first), BigInt(size)),
        PROOF(first, entries),
      );
    }),
    { numRuns: 25 },
  );
});

/** Some bytes with one bit changed. */
const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const at = bit % (bytes.length * 8);
  return bytes.map((byte, place) => (place === at >> 3 ? byte ^ (1 << (at & 7)) : byte));
};

/** What may be done to a list of hashes. */
const spoiled = (proof: readonly Uint8Array[], how: number, at: number): Uint8Array[] => {
  const place = proof.length === 0 ? 0 : at % proof.length;
  const other = proof[place] ?? new Uint8Array(HASH_BYTES);
  switch (how % 6) {
    case 0:
      return proof.map((hash, one) => (one === place ? flipped(hash, at) : hash));
    case 1:
      return proof.filter((_, one) => one !== place);
    case 2:
      return proof.toSpliced(place, 0, other);
    case 3:
      return [...proof, other];
    case 4:
      return proof.map((hash, one) => (one === place ? hash.slice(1) : hash));
    default:
      return proof.toReversed();
  }
};

const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((hash, at) => Buffer.compare(hash, b[at] ?? hash) === 0);

const tree = fc.record({
  size: fc.integer({ min: 1, max: 80 }),
  place: fc.nat(),
  how: fc.nat(),
  at: fc.nat(),
});

test("no changed proof of a leaf, and no proof for a changed leaf, root or place, verifies", () => {
  fc.assert(
    fc.property(tree, ({ size, place, how, at }) => {
      const entries = numbered(size);
      const index = place % size;
      const claim = {
        leafHash: leafHash(entries[index] ?? Uint8Array.of()),
        ...{ index: BigInt(index), size: BigInt(size) },
        ...{ proof: PATH(index, entries), root: MTH(entries) },
      };
      assert.ok(verifyInclusion(claim));
      const proof = spoiled(claim.proof, how, at);
      if (!same(proof, claim.proof)) assert.ok(!verifyInclusion({ ...claim, proof }));
      assert.ok(!verifyInclusion({ ...claim, root: flipped(claim.root, at) }));
      assert.ok(!verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, at) }));
      for (const other of [claim.index ^ 1n, claim.index + 1n, BigInt(at % size)]) {
        if (other !== claim.index) assert.ok(!verifyInclusion({ ...claim, index: other }));
      }
    }),
    { numRuns: 300 },
  );
});

test("no changed proof of two trees, and no proof for a changed root, verifies", () => {
  fc.assert(
    fc.property(tree, ({ size, place, how, at }) => {
      const entries = numbered(size);
      const first = (place % size) + 1;
      const claim = {
        ...{ size1: BigInt(first), root1: MTH(entries.slice(0, first)) },
        ...{ size2: BigInt(size), root2: MTH(entries) },
        proof: PROOF(first, entries),
      };
      assert.ok(verifyConsistency(claim));
      const proof = spoiled(claim.proof, how, at);
      if (!same(proof, claim.proof)) assert.ok(!verifyConsistency({ ...claim, proof }));
      assert.ok(!verifyConsistency({ ...claim, root1: flipped(claim.root1, at) }));
      assert.ok(!verifyConsistency({ ...claim, root2: flipped(claim.root2, at) }));
      const earlier = { ...claim, size1: claim.size1 - 1n };
      assert.ok(!verifyConsistency(earlier));
    }),
    { numRuns: 300 },
  );
});
