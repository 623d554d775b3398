/** `0`–`9` of ASCII only: digits of other scripts look alike and are other characters. */
const ASCII_DIGITS = /^[0-9]*$/;

/**
 * What keeps a text from being twelve digits, or `undefined`. A character that is no digit is told
 * first: after it is taken out, the length says something.
 */
export function twelveDigitsFault(text: string): "digits" | "length" | undefined {
  if (!ASCII_DIGITS.test(text)) return "digits";
  return text.length === 12 ? undefined : "length";
}

/** Whether the text is that many ASCII digits. */
export const isDigits = (text: string, length: number): boolean =>
  text.length === length && ASCII_DIGITS.test(text);
