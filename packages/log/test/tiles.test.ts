import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatBundle, parseBundle } from "../src/tiles/bundle.ts";
import { entriesPath, parseTilePath, tilePath } from "../src/tiles/tile-path.ts";
import { parseTile, tileCoordinates, tileReader, tileWidth } from "../src/tiles/tiles.ts";

test("a path is written as the specification writes it", () => {
  assert.equal(tilePath(0, 1234067n), "tile/0/x001/x234/067");
  assert.equal(tilePath(0, 0n), "tile/0/000");
  assert.equal(tilePath(63, 999n, 1), "tile/63/999.p/1");
  assert.equal(tilePath(2, 1000n, 255), "tile/2/x001/000.p/255");
  assert.equal(entriesPath(273n, 112), "tile/entries/273.p/112");
});

test("every tile has one path, which is read again", () => {
  const name = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const)),
    number: fc.oneof(fc.bigInt(0n, 1100n), fc.bigInt(0n, 2n ** 56n - 1n)),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(name, (tile) => {
      const { level, number, width } = tile;
      const path =
        level === "entries" ? entriesPath(number, width) : tilePath(level, number, width);
      assert.deepEqual(parseTilePath(path), { ...tile });
    }),
  );
});

test("any other path names no tile", () => {
  for (const bad of [
    ...[undefined, null, 4, "", "tile", "tile/", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/"],
    ...[
      "tile/00/000",
      "tile/64/000",
      "tile/-1/000",
      "tile/data/000",
      "tile/0x0/000",
      "tile/100/000",
    ],
    ...["tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000", "tile/0/x000/001", "tile/0/001/002"],
    ...["tile/0/x001/x002", "tile/0/x01/000", "tile/0/X001/000", "tile/0/x001//000"],
    ...["tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/", "tile/0/000.p"],
    ...["tile/0/000.p/1/", "tile/0/000.p/1000", "tile/0/000p/1", "tile/0/000\n", "tile/0/٠٠٠"],
    ...["tile/entries", "tile/entries/x000/000", "tile/Entries/000", "tile/0/../000", "tile/0/%30"],
    // 2^56, of which no tree of 2^64 - 1 leaves has so many tiles; and far too many groups.
    ...["tile/0/x072/x057/x594/x037/x927/936", `tile/0/${"x999/".repeat(6)}999`],
    ...[`tile/0/${"x001/".repeat(100_000)}001`],
  ]) {
    assert.equal(parseTilePath(bad as string), undefined, String(bad).slice(0, 80));
  }
  for (const [level, number, width] of [
    [64, 0n, 1],
    [-1, 0n, 1],
    [0.5, 0n, 1],
    [0, -1n, 1],
    [0, 2n ** 56n, 1],
    [0, 0n, 0],
    [0, 0n, 257],
    [0, 0n, 1.5],
  ] as const) {
    assert.throws(() => tilePath(level, number, width), RangeError);
  }
});

test("a tree of 70,000 leaves has the tiles that the specification counts", () => {
  const widths = (level: number, count: number): number[] =>
    Array.from({ length: count }, (_, at) => tileWidth(level, BigInt(at), 70_000n));
  assert.deepEqual(widths(0, 275), [...Array.from({ length: 273 }, () => 256), 112, 0]);
  assert.deepEqual(widths(1, 3), [256, 17, 0]);
  assert.deepEqual(widths(2, 2), [1, 0]);
  assert.deepEqual([tileWidth(3, 0n, 70_000n), tileWidth(1, 0n, 256n)], [0, 1]);
  assert.equal(tileWidth(7, 0n, 2n ** 64n - 1n), 255);
  assert.equal(tileWidth(8, 0n, 2n ** 64n - 1n), 0);
});

test("a node is found in the tile that stands over it", () => {
  assert.deepEqual(tileCoordinates({ level: 0, index: 257n }), {
    ...{ level: 0, number: 1n, first: 1, count: 1 },
  });
  assert.deepEqual(tileCoordinates({ level: 7, index: 3n }), {
    ...{ level: 0, number: 1n, first: 128, count: 128 },
  });
  assert.deepEqual(tileCoordinates({ level: 8, index: 300n }), {
    ...{ level: 1, number: 1n, first: 44, count: 1 },
  });
  assert.deepEqual(tileCoordinates({ level: 63, index: 1n }), {
    ...{ level: 7, number: 0n, first: 128, count: 128 },
  });
});

test("a tile is whole hashes, and none that is too narrow gives a node", () => {
  const tile = new Uint8Array(96).fill(5, 32);
  assert.deepEqual(parseTile(tile)?.length, 3);
  for (const length of [0, 1, 31, 33, 8191, 8224]) {
    assert.equal(parseTile(new Uint8Array(length)), undefined);
  }
  assert.throws(() => tileReader(() => tile)(1, 1n), RangeError);
  assert.throws(() => tileReader(() => new Uint8Array())(0, 0n), RangeError);
});

test("bundles hold from 1 to 256 entries of at most 65,535 bytes", () => {
  const some = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
  fc.assert(
    fc.property(some, (entries) => {
      assert.deepEqual(parseBundle(formatBundle(entries)), entries);
    }),
    { numRuns: 20 },
  );
  const longest = new Uint8Array(65_535).fill(1);
  assert.deepEqual(parseBundle(formatBundle([longest, longest])), [longest, longest]);
  const none = new Uint8Array();
  for (const entries of [[], Array.from({ length: 257 }, () => none), [new Uint8Array(65_536)]]) {
    assert.throws(() => formatBundle(entries), RangeError);
  }
  for (const bad of [
    ...[undefined, null, "", [0, 0], none, Uint8Array.of(0), Uint8Array.of(0, 1)],
    ...[Uint8Array.of(0, 0, 0), Uint8Array.of(0, 2, 1), new Uint8Array(514)],
  ]) {
    assert.equal(parseBundle(bad as Uint8Array), undefined);
  }
  assert.equal(parseBundle(new Uint8Array(512))?.length, 256);
});
