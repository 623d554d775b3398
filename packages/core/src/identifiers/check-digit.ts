import { isDigits } from "./digits.ts";

/** Weights of digits 1 to 11. The second pass is for bodies whose first sum leaves 10. */
const FIRST_PASS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const SECOND_PASS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;

const remainder = (eleven: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(eleven[i]), 0) % 11;

/**
 * The twelfth digit of an IIN or BIN that begins with these eleven, one algorithm for both;
 * `undefined` if both passes leave 10: no number begins like that.
 *
 * The weight of 11 counts for nothing modulo 11, so the first pass does not see a mistake in the
 * eleventh digit, nor the second pass one in the ninth. A check digit is no proof of a number.
 *
 * @throws RangeError if the text is not eleven ASCII digits.
 */
export function checkDigitOf(eleven: string): number | undefined {
  if (!isDigits(eleven, 11)) throw new RangeError("a check digit is made for eleven digits");
  const first = remainder(eleven, FIRST_PASS);
  if (first < 10) return first;
  const second = remainder(eleven, SECOND_PASS);
  return second < 10 ? second : undefined;
}

/**
 * All twelve digits: the eleven with their check digit, for making fictitious numbers;
 * `undefined` if no digit fits.
 *
 * @throws RangeError if the text is not eleven ASCII digits.
 */
export function completeCheckDigit(eleven: string): string | undefined {
  const digit = checkDigitOf(eleven);
  return digit === undefined ? undefined : `${eleven}${digit}`;
}

/** Whether the last of twelve digits is the check digit of the others. */
export const hasRightCheckDigit = (twelve: string): boolean =>
  isDigits(twelve, 12) && completeCheckDigit(twelve.slice(0, 11)) === twelve;
