import assert from "node:assert/strict";
import { test } from "node:test";
import { weierstrass } from "@noble/curves/abstract/weierstrass.js";
import fc from "fast-check";
import { inverse, isOnCurve, modulo, PARAM_SET_A } from "./curve.ts";
import type { AffinePoint } from "./curve.ts";
import { numberOf } from "./little-endian.ts";
import { multiply, multiplyTwo } from "./point-arithmetic.ts";

const curve = PARAM_SET_A;
const G = curve.generator;
const negative = (point: AffinePoint): AffinePoint => ({ x: point.x, y: curve.p - point.y });

test("the generator is on the curve, and q times it is nothing", () => {
  assert.ok(isOnCurve(curve, G));
  assert.equal(multiply(curve, curve.q, G), undefined);
  assert.deepEqual(multiply(curve, curve.q + 1n, G), G);
  assert.deepEqual(multiply(curve, curve.q - 1n, G), negative(G));
});

test("no multiple of q but q itself is within Hasse's bound: every point is in the group", () => {
  const trace = curve.p + 1n - curve.q;
  assert.ok(trace * trace <= 4n * curve.p);
  assert.ok((2n * curve.q - curve.p - 1n) ** 2n > 4n * curve.p);
});

test("the products of RFC 8133, appendix A, over the same curve", () => {
  const password = Buffer.from(
    "bd04673f7149b18e98155bd1e2724e71d0099aa25174f792d3326c6f181270671c6213e3930efdda26451792c6208122ee60d200520d695dfd9f5f0fd5aba702",
    "hex",
  );
  const other: AffinePoint = {
    x: 0x2a17f8833a32795327478871b5c5e88aefb91126c64b4b8327289bea62559425d18198f133f400874328b220c74497cd240586cb249e158532cb8090776cd61cn,
    y: 0x728f0c4a73b48da41ce928358fad26b47a6e094e9362bae82559f83cddc4ec3a4676bd3707edeaf4cd85e99695c64c241edc622be87dc0cf87f51f4367f723c5n,
  };
  assert.ok(isOnCurve(curve, other));
  assert.deepEqual(multiply(curve, numberOf(password), other), {
    x: 0x0c0ab53d0e0a9c607cad758f558915a0a7dc5dc87b45e9a58fddf30ec3385960283e030cd322d9e46b070637785fd49d2cd711f46807a24c40af9a42c8e2d740n,
    y: 0xdf93a8012b86d3a3d4f8a4d487da15fc739eb31b20b3b0e8c8c032aaf8072c6337cf7d5b404719e5b4407c41d9a3216a08ca69c271484e9ed72b8aaa52e28b8bn,
  });
  const alpha =
    0x3ce54325db52fe798824aead11bb16fa766857d04a4af7d468672f16d90e7396046a46f815693e85b1ce5464da9270181f82333b0715057bbe8d61d400505f0en;
  assert.deepEqual(multiply(curve, alpha, G), {
    x: 0xb93093eb0fcc463239b7df276e09e592fcfc9b635504ea4531655d76a0a3078e2b4e51cfe2fa400cc5de9fbe369db204b3e8ed7edd85ee5cca654c1aed70e396n,
    y: 0x809770b8d910ea30bd2fa89736e91dc31815d2d9b31128077eedc371e9f69466f497dc64dd5b1fadc587f860ee256109138c4a9cd96b628e65a8f590520fc882n,
  });
  const beta =
    0xb5c286a79aa8e97ec0e19bc1959a1d15f12f8c97870ba9d68cc12811a56a3bb11440610825796a49d468cdc9c2d02d76598a27973d5960c5f50bce28d8d345f4n;
  assert.deepEqual(multiply(curve, beta, G), {
    x: 0x238b38644e440452a99fa6b93d9fd7da0cb83c32d3c1e3cfe5df5c3eb0f9db91e588daedc849ea2fb867ae855a21b4077353c0794716a6480995113d8c20c7afn,
    y: 0xb2273d5734c1897f8d15a7008b862938c8c74ca7e877423d95243eb7ebd02fd2c456cf9fc956f078a59aa86f19dd1075e5167e4ed35208718ea93161c530ed14n,
  });
});

test("sums that formulas for different points would get wrong", () => {
  const twice = multiply(curve, 2n, G) ?? G;
  const cases: readonly [string, bigint, AffinePoint, bigint, AffinePoint, bigint][] = [
    ["the same point twice", 5n, G, 7n, G, 12n],
    ["a point and its negative", 9n, G, 4n, negative(G), 5n],
    ["a point and its negative, to nothing", 9n, G, 9n, negative(G), 0n],
    ["a point and its double", 2n, G, 1n, twice, 4n],
    ["nothing of the first", 0n, G, 3n, twice, 6n],
    ["nothing of the second", 3n, G, 0n, twice, 3n],
    ["nothing of both", 0n, G, 0n, twice, 0n],
    ["the whole order", curve.q - 2n, G, 1n, twice, 0n],
  ];
  for (const [name, k, point, m, other, expected] of cases) {
    const sum = multiplyTwo(curve, [k, point], [m, other]);
    assert.deepEqual(sum, expected === 0n ? undefined : multiply(curve, expected, G), name);
  }
});

test("points out of range or beside the curve are seen", () => {
  assert.equal(isOnCurve(curve, { x: G.x + curve.p, y: G.y }), false);
  assert.equal(isOnCurve(curve, { x: G.x, y: G.y + curve.p }), false);
  assert.equal(isOnCurve(curve, { x: -G.x, y: G.y }), false);
  assert.equal(isOnCurve(curve, { x: G.x, y: -G.y }), false);
  assert.equal(isOnCurve(curve, { x: G.x, y: G.y + 1n }), false);
  assert.equal(isOnCurve(curve, { x: 0n, y: 0n }), false);
});

const scalar = fc.bigInt({ min: 1n, max: curve.q - 1n });

test("an implementation of others comes to the same points", () => {
  const Point = weierstrass(
    { p: curve.p, n: curve.q, h: 1n, a: curve.a, b: curve.b, Gx: G.x, Gy: G.y },
    {},
  );
  fc.assert(
    fc.property(scalar, scalar, scalar, (secret, k, m) => {
      const theirs = Point.BASE.multiplyUnsafe(secret);
      const ours = multiply(curve, secret, G) ?? G;
      assert.deepEqual(ours, theirs.toAffine());
      const sum = Point.BASE.multiplyUnsafe(k).add(theirs.multiplyUnsafe(m));
      assert.deepEqual(multiplyTwo(curve, [k, G], [m, ours]), sum.toAffine());
    }),
    { numRuns: 15 },
  );
});

test("a number times its inverse is one", () => {
  fc.assert(
    fc.property(scalar, (value) => {
      assert.equal(modulo(value * inverse(value, curve.q), curve.q), 1n);
      assert.equal(modulo(-value * inverse(-value, curve.q), curve.q), 1n);
    }),
  );
  assert.throws(() => inverse(curve.q, curve.q), RangeError);
  assert.throws(() => inverse(0n, curve.q), RangeError);
});
