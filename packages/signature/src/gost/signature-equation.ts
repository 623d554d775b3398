import { inverse, modulo } from "./curve.ts";
import type { AffinePoint, Curve } from "./curve.ts";
import { multiplyTwo } from "./point-arithmetic.ts";

export interface SignatureNumbers {
  /** What was signed, as a number of any size (the hash). */
  readonly hash: bigint;
  readonly r: bigint;
  readonly s: bigint;
}

/**
 * GOST R 34.10-2012 section 6.2 (RFC 7091) over any curve: whether r and s sign the hash under the
 * public key, a point that is known to be on the curve.
 */
export function signatureHolds(
  curve: Curve,
  publicKey: AffinePoint,
  { hash, r, s }: SignatureNumbers,
): boolean {
  const q = curve.q;
  if (r <= 0n || r >= q || s <= 0n || s >= q) return false;
  const v = inverse(signedNumber(curve, hash), q);
  const z1 = modulo(s * v, q);
  const z2 = modulo(-r * v, q);
  const point = multiplyTwo(curve, [z1, curve.generator], [z2, publicKey]);
  return point !== undefined && point.x % q === r;
}

/** The hash modulo q, and 1 for a multiple of q, as the standard says. */
export function signedNumber(curve: Curve, hash: bigint): bigint {
  const e = modulo(hash, curve.q);
  return e === 0n ? 1n : e;
}
