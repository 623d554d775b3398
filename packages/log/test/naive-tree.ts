/**
 * The tree as RFC 6962 2.1 defines it, word by word and slowly: an opinion of its own, against
 * which the package is held. It shares no line with the package, not even the hash function.
 */
import { createHash } from "node:crypto";

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** The greatest power of two smaller than n, for n > 1. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** MTH(D[n]): the Merkle Tree Hash of some entries. */
export function MTH(D: readonly Uint8Array[]): Uint8Array {
  const [d0] = D;
  if (d0 === undefined) return sha256();
  if (D.length === 1) return sha256(Uint8Array.of(0x00), d0);
  const half = k(D.length);
  return sha256(Uint8Array.of(0x01), MTH(D.slice(0, half)), MTH(D.slice(half)));
}

/** PATH(m, D[n]): the audit path of entry m. */
export function PATH(m: number, D: readonly Uint8Array[]): Uint8Array[] {
  if (D.length <= 1) return [];
  const half = k(D.length);
  return m < half
    ? [...PATH(m, D.slice(0, half)), MTH(D.slice(half))]
    : [...PATH(m - half, D.slice(half)), MTH(D.slice(0, half))];
}

/** SUBPROOF(m, D[n], b). */
function SUBPROOF(m: number, D: readonly Uint8Array[], b: boolean): Uint8Array[] {
  if (m === D.length) return b ? [] : [MTH(D)];
  const half = k(D.length);
  return m <= half
    ? [...SUBPROOF(m, D.slice(0, half), b), MTH(D.slice(half))]
    : [...SUBPROOF(m - half, D.slice(half), false), MTH(D.slice(0, half))];
}

/** PROOF(m, D[n]): that the tree of all entries begins with the tree of the first m, 0 < m ≤ n. */
export const PROOF = (m: number, D: readonly Uint8Array[]): Uint8Array[] => SUBPROOF(m, D, true);
