/** The middle of some values; of two in the middle, their mean. @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError("the median of nothing");
  return (lower + upper) / 2;
}

/** Several values of one quantity, by their middle and their ends. */
export type Spread = { readonly value: number; readonly min: number; readonly max: number };

/** @throws RangeError for no values */
export const spreadOf = (values: readonly number[]): Spread => ({
  value: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** Each value of the one divided by that of the same round of the other. @throws RangeError if they differ in number */
export function ratios(over: readonly number[], under: readonly number[]): readonly number[] {
  if (over.length !== under.length) throw new RangeError("rounds that do not pair");
  return over.map((value, round) => value / (under[round] ?? Number.NaN));
}
