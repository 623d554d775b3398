/** The remainder of a number that is not negative. */
export type Reduce = (value: bigint) => bigint;

const BITS = 512n;

/**
 * Reduces modulo p. For a prime just under 2^512 it folds the upper half down twice, which is a
 * short multiplication each time, and takes numbers below 2^1088; other primes divide.
 */
export function reducer(p: bigint): Reduce {
  const gap = (1n << BITS) - p;
  if (gap <= 0n || gap >= 1n << 32n) return (value) => value % p;
  return (value) => {
    const once = BigInt.asUintN(512, value) + (value >> BITS) * gap;
    const twice = BigInt.asUintN(512, once) + (once >> BITS) * gap;
    return twice >= p ? twice - p : twice;
  };
}
