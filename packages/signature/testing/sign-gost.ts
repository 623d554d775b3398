import { modulo, PARAM_SET_A } from "../src/gost/curve.ts";
import type { AffinePoint, Curve } from "../src/gost/curve.ts";
import { bytesOfNumber, numberOf } from "../src/gost/little-endian.ts";
import { multiply } from "../src/gost/point-arithmetic.ts";
import { signedNumber } from "../src/gost/signature-equation.ts";
import { streebog512 } from "../src/gost/streebog.ts";

/*
 * Signing for test authorities only. Its time depends on the private key, and nothing is wiped:
 * no key of a real person or authority may ever come here.
 */

/** 64 bytes, the least significant first: a number in [1, q). */
export type GostPrivateKey = Uint8Array;

/** So many random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** A private key for tests. */
export function generateGostKey(randomBytes: RandomBytes): GostPrivateKey {
  return bytesOfNumber(randomNumber(PARAM_SET_A, randomBytes), 64);
}

/** x then y, each of 64 bytes with the least significant first. */
export function publicKeyOf(privateKey: GostPrivateKey): Uint8Array {
  const point = multiply(PARAM_SET_A, numberOf(privateKey), PARAM_SET_A.generator);
  if (point === undefined) throw new RangeError("no private key");
  return Uint8Array.of(...bytesOfNumber(point.x, 64), ...bytesOfNumber(point.y, 64));
}

type Signed = { readonly message: Uint8Array } | { readonly digest: Uint8Array };

/** A signature of 128 bytes, r then s, each with the least significant byte first. */
export function signGost(
  asked: Signed & { readonly privateKey: GostPrivateKey; readonly randomBytes: RandomBytes },
): Uint8Array {
  const digest = "digest" in asked ? asked.digest : streebog512(asked.message);
  const { r, s } = signNumber(PARAM_SET_A, {
    hash: numberOf(digest),
    privateKey: numberOf(asked.privateKey),
    secretOf: () => randomNumber(PARAM_SET_A, asked.randomBytes),
  });
  return Uint8Array.of(...bytesOfNumber(r, 64), ...bytesOfNumber(s, 64));
}

/** GOST R 34.10-2012 section 6.1 over any curve; `secretOf` gives a new number in [1, q). */
export function signNumber(
  curve: Curve,
  asked: { readonly hash: bigint; readonly privateKey: bigint; readonly secretOf: () => bigint },
): { readonly r: bigint; readonly s: bigint; readonly point: AffinePoint } {
  const e = signedNumber(curve, asked.hash);
  for (;;) {
    const k = asked.secretOf();
    const point = multiply(curve, k, curve.generator);
    if (point === undefined) continue;
    const r = modulo(point.x, curve.q);
    const s = modulo(r * asked.privateKey + k * e, curve.q);
    if (r !== 0n && s !== 0n) return { r, s, point };
  }
}

function randomNumber(curve: Curve, randomBytes: RandomBytes): bigint {
  return (numberOf(randomBytes(80)) % (curve.q - 1n)) + 1n;
}
