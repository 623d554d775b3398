const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const WORDS = /[\p{L}\p{M}]+/gu;

/** Whether a word mixes Latin with Cyrillic letters, so that it could pass for another one. */
export const hasMixedLetters = (text: string): boolean =>
  (text.match(WORDS) ?? []).some((word) => LATIN.test(word) && CYRILLIC.test(word));
