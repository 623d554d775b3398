import { isOnCurve, PARAM_SET_A } from "./curve.ts";
import type { AffinePoint } from "./curve.ts";
import { numberOf } from "./little-endian.ts";
import { signatureHolds } from "./signature-equation.ts";
import { streebog512 } from "./streebog.ts";

/** A public key and a signature are two numbers of 64 bytes each. */
export const NUMBER_LENGTH = 64;
export const GOST_KEY_LENGTH = 2 * NUMBER_LENGTH;
export const GOST_SIGNATURE_LENGTH = 2 * NUMBER_LENGTH;

/**
 * What is checked. `publicKey` is x then y, `signature` is r then s, each number of 64 bytes with
 * the least significant byte first: the order of the National Certification Authority of
 * Kazakhstan, not that of RFC 9215. `digest` is the Streebog of 512 bits, 64 bytes.
 */
export type GostSignature = {
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
} & ({ readonly message: Uint8Array } | { readonly digest: Uint8Array });

/**
 * GOST R 34.10-2015 with 512 bits over id-tc26-gost-3410-12-512-paramSetA. False for everything
 * that is no such signature: a point that is not on the curve, a number out of range, a wrong
 * length. Never throws.
 */
export function verifyGost(asked: GostSignature): boolean {
  const key = gostPoint(asked.publicKey);
  if (key === undefined || asked.signature.length !== GOST_SIGNATURE_LENGTH) return false;
  const digest = "digest" in asked ? asked.digest : streebog512(asked.message);
  if (digest.length !== NUMBER_LENGTH) return false;
  return signatureHolds(PARAM_SET_A, key, {
    hash: numberOf(digest),
    r: numberOf(asked.signature.subarray(0, NUMBER_LENGTH)),
    s: numberOf(asked.signature.subarray(NUMBER_LENGTH)),
  });
}

/** The point that a public key of 128 bytes is; undefined if it is not on the curve. */
export function gostPoint(publicKey: Uint8Array): AffinePoint | undefined {
  if (publicKey.length !== GOST_KEY_LENGTH) return undefined;
  const point = {
    x: numberOf(publicKey.subarray(0, NUMBER_LENGTH)),
    y: numberOf(publicKey.subarray(NUMBER_LENGTH)),
  };
  return isOnCurve(PARAM_SET_A, point) ? point : undefined;
}
