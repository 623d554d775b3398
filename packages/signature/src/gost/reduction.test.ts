import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PARAM_SET_A } from "./curve.ts";
import { reducer } from "./reduction.ts";

const p = PARAM_SET_A.p;
const reduce = reducer(p);

test("numbers around the multiples of p and the powers of two", () => {
  for (const around of [p, 2n * p, 569n * p, p * p, 9n * p * p, 2n ** 512n, 2n ** 1024n]) {
    for (let beside = -1200n; beside <= 1200n; beside += 1n) {
      assert.equal(reduce(around + beside), (around + beside) % p);
    }
  }
  for (const value of [0n, 1n, 568n, 569n, 2n ** 1088n - 1n]) {
    assert.equal(reduce(value), value % p);
  }
});

test("any number below 2^1088, for this prime and for one of another form", () => {
  const other = 0x8000000000000000000000000000000000000000000000000000000000000431n;
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 1088n - 1n }), (value) => {
      assert.equal(reduce(value), value % p);
      assert.equal(reducer(other)(value), value % other);
    }),
  );
});
