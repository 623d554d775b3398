const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds from each failed try of a chain to the next one. */
const DELAYS_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  8 * HOUR,
  24 * HOUR,
];

/** Jitter adds at most this many percent, so that what failed together does not come back together. */
const MOST_JITTER = 10;

/**
 * Milliseconds until the next try; `undefined` after the last.
 * @param tries how many the chain has had, from 1
 * @param pick a random whole number from 0 below a bound
 */
export function retryDelayMs(tries: number, pick: (bound: number) => number): number | undefined {
  const delay = DELAYS_MS[tries - 1];
  return delay === undefined ? undefined : delay + (delay / 100) * pick(MOST_JITTER + 1);
}
