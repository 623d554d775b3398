/**
 * What a proof leads to, by following RFC 6962 2.1.1 and 2.1.2 from the root down, as the proofs
 * are defined there, and not from the leaf up, as the package checks them. `undefined` where the
 * proof has not the length that the tree asks for.
 */
import { createHash } from "node:crypto";

type Hash = Uint8Array;

const node = (left: Hash, right: Hash): Hash =>
  new Uint8Array(createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest());

/** The greatest power of two smaller than n, for n > 1. */
function k(n: bigint): bigint {
  let power = 1n;
  while (power * 2n < n) power *= 2n;
  return power;
}

/** The root to which PATH(m, D[n]) leads from a leaf's hash. */
export function rootByPath(
  m: bigint,
  n: bigint,
  leaf: Hash,
  path: readonly Hash[],
): Hash | undefined {
  if (n === 1n) return path.length === 0 ? leaf : undefined;
  const top = path.at(-1);
  if (top === undefined) return undefined;
  const [half, rest] = [k(n), path.slice(0, -1)];
  const below =
    m < half ? rootByPath(m, half, leaf, rest) : rootByPath(m - half, n - half, leaf, rest);
  if (below === undefined) return undefined;
  return m < half ? node(below, top) : node(top, below);
}

/** The roots of both trees to which PROOF(m, D[n]) leads; the smaller one's root is known. */
export function rootsByProof(
  m: bigint,
  n: bigint,
  known: Hash,
  proof: readonly Hash[],
  b = true,
): readonly [Hash, Hash] | undefined {
  const top = proof.at(-1);
  if (m === n) {
    if (b) return proof.length === 0 ? [known, known] : undefined;
    return top !== undefined && proof.length === 1 ? [top, top] : undefined;
  }
  if (top === undefined) return undefined;
  const [half, rest] = [k(n), proof.slice(0, -1)];
  const below =
    m <= half
      ? rootsByProof(m, half, known, rest, b)
      : rootsByProof(m - half, n - half, known, rest, false);
  if (below === undefined) return undefined;
  const [smaller, greater] = below;
  return m <= half ? [smaller, node(greater, top)] : [node(top, smaller), node(top, greater)];
}
