/**
 * A curve y² = x³ + ax + b over the integers modulo the prime p, with a point of prime order q that
 * generates all of its points (cofactor 1, so that a point on the curve is in the group).
 */
export interface Curve {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly q: bigint;
  readonly generator: AffinePoint;
}

/** A point that is not the point at infinity; both coordinates are in [0, p). */
export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * id-tc26-gost-3410-12-512-paramSetA (RFC 7836 appendix A.2). The National Certification Authority
 * of Kazakhstan names it 1.2.398.3.10.1.1.2.2.1.
 */
export const PARAM_SET_A: Curve = {
  p: 2n ** 512n - 569n,
  a: 2n ** 512n - 572n,
  b: 0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760n,
  q: 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275n,
  generator: {
    x: 3n,
    y: 0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4n,
  },
};

/** Whether the coordinates are in range and fulfil the curve's equation. */
export function isOnCurve(curve: Curve, point: AffinePoint): boolean {
  const { p, a, b } = curve;
  const { x, y } = point;
  if (x < 0n || x >= p || y < 0n || y >= p) return false;
  return (y * y - ((x * x + a) * x + b)) % p === 0n;
}

/** The remainder in [0, modulus). */
export function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** The inverse modulo a prime, by Euclid. @throws RangeError for a multiple of the prime. */
export function inverse(value: bigint, prime: bigint): bigint {
  let [rest, next] = [prime, modulo(value, prime)];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (rest !== 1n) throw new RangeError("has no inverse");
  return modulo(factor, prime);
}
