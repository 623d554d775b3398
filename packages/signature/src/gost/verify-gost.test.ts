import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { generateGostKey, publicKeyOf, signGost } from "../../testing/sign-gost.ts";
import { PARAM_SET_A } from "./curve.ts";
import { bytesOfNumber, numberOf } from "./little-endian.ts";
import { streebog512 } from "./streebog.ts";
import { verifyGost } from "./verify-gost.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/**
 * Made by the software of the National Certification Authority of Kazakhstan with its public test
 * key: a signature over the text `test123`, from the tests of NCANode. The message is the signed
 * attributes as SET OF.
 */
const OF_THE_AUTHORITY = {
  publicKey: bytes(
    "b38e5c735b030981757335954add0cd3828413f58eec4ea2e6550aea56220c811aef36ad26d4dc2169202fe3f4a2dbb3ca94873f59904a4b52ad14d13cfa5cb2090ecee398081635daa8591a3f6b3db820b801d9717d43b71bd2cfd1f8d7f7df7cf120a7ef8c6981cd9454d1e9a141d1c441ec4dcb4aaf512faf9f105a0af13b",
  ),
  message: bytes(
    "318189301806092a864886f70d010903310b06092a864886f70d010701301c06092a864886f70d010905310f170d3232303932373231313735395a304f06092a864886f70d01090431420440f0afdd66f832bb219c87cf0136baf552a0fb66306f4f2a173626f11e14a7ef2552d4b2087fd8e94f6044fe5595dc681e02f92b34bf93fbd1590910e376b12990",
  ),
  signature: bytes(
    "aac864195f3192da20fe3ec90afcb1f4ad5f168c27732ff61b8e9587971f820baec43d88f981955d65b81d1f45d13affe31642b0dd89bd14c272b7cef04bb81ce4addfd42622767c3e34de6803f1bbf883ff32c60bb223624630e3a3772add59aa53883c924e3f8bbd0d7e66a25167fc2d10abdf79c5cfcb71ebabc9646deb70",
  ),
};

test("a signature of the authority of Kazakhstan holds, and in no other order of its bytes", () => {
  const { publicKey, message, signature } = OF_THE_AUTHORITY;
  assert.equal(message.subarray(-64).join(), streebog512(text("test123")).join());
  assert.ok(verifyGost(OF_THE_AUTHORITY));
  assert.ok(verifyGost({ publicKey, digest: streebog512(message), signature }));

  const [r, s] = [signature.slice(0, 64), signature.slice(64)];
  for (const other of [signature.toReversed(), join(s, r), join(r.toReversed(), s.toReversed())]) {
    assert.equal(verifyGost({ publicKey, message, signature: other }), false);
  }
  const digest = streebog512(message).toReversed();
  assert.equal(verifyGost({ publicKey, digest, signature }), false);
});

const privateKey = generateGostKey(randomBytes);
const publicKey = publicKeyOf(privateKey);

test("what is signed holds; another message, key or bit does not", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 1023 }), (message, bit) => {
      const signature = signGost({ message, privateKey, randomBytes });
      assert.ok(verifyGost({ publicKey, message, signature }));

      const flipped = signature.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(verifyGost({ publicKey, message, signature: flipped }), false);
      assert.equal(verifyGost({ publicKey, message: join(message, text(".")), signature }), false);
      const other = publicKeyOf(generateGostKey(randomBytes));
      assert.equal(verifyGost({ publicKey: other, message, signature }), false);
      const otherKey = publicKey.slice();
      otherKey[bit >> 3] = (otherKey[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(verifyGost({ publicKey: otherKey, message, signature }), false);
    }),
    { numRuns: 12 },
  );
});

test("numbers out of range, points beside the curve and wrong lengths are no signature", () => {
  const message = text("Иә, келісім беремін");
  const signature = signGost({ message, privateKey, randomBytes });
  const [r, s] = [signature.slice(0, 64), signature.slice(64)];
  const zero = new Uint8Array(64);
  const q = bytesOfNumber(PARAM_SET_A.q, 64);
  const ones = new Uint8Array(64).fill(0xff);
  for (const other of [
    new Uint8Array(),
    signature.slice(1),
    join(signature, zero),
    join(zero, s),
    join(r, zero),
    join(zero, zero),
    join(q, s),
    join(r, q),
    join(ones, ones),
  ]) {
    assert.equal(verifyGost({ publicKey, message, signature: other }), false);
  }
  const [x, y] = [publicKey.slice(0, 64), publicKey.slice(64)];
  const p = bytesOfNumber(PARAM_SET_A.p, 64);
  for (const other of [
    new Uint8Array(),
    publicKey.slice(1),
    join(publicKey, zero),
    join(Uint8Array.of(4), publicKey),
    join(zero, zero),
    join(x, zero),
    join(y, x),
    join(x, p),
    join(ones, ones),
  ]) {
    assert.equal(verifyGost({ publicKey: other, message, signature }), false);
  }
  for (const digest of [new Uint8Array(), streebog512(message).slice(1), ones.slice(32)]) {
    assert.equal(verifyGost({ publicKey, digest, signature }), false);
  }
});

test("a coordinate may not be written with p added to it", () => {
  // x of the generator is 3, so that 3 + p still fits in 64 bytes.
  const { generator, p } = PARAM_SET_A;
  const one = bytesOfNumber(1n, 64);
  const key = publicKeyOf(one);
  assert.deepEqual(key, join(bytesOfNumber(generator.x, 64), bytesOfNumber(generator.y, 64)));
  const message = text("x");
  const signature = signGost({ message, privateKey: one, randomBytes });
  assert.ok(verifyGost({ publicKey: key, message, signature }));
  const longer = join(bytesOfNumber(generator.x + p, 64), key.slice(64));
  assert.equal(verifyGost({ publicKey: longer, message, signature }), false);
});

test("numbers and their bytes, the least significant first", () => {
  assert.equal(numberOf(Uint8Array.of(1, 2, 0)), 0x201n);
  assert.equal(numberOf(new Uint8Array()), 0n);
  assert.deepEqual(bytesOfNumber(0x201n, 3), Uint8Array.of(1, 2, 0));
  assert.throws(() => bytesOfNumber(256n, 1), RangeError);
  assert.throws(() => bytesOfNumber(-1n, 1), RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (some) => {
      assert.deepEqual(bytesOfNumber(numberOf(some), some.length), some);
    }),
  );
});
