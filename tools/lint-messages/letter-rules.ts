import { LANGUAGES } from "@kelisim/core";
import type { MessageRule } from "./finding.ts";

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const WORDS = /[\p{L}\p{M}]+/gu;

/** A Latin `i` or `o` inside a Cyrillic word looks right and is found by no search. */
const mixesLetters: MessageRule = {
  name: "letters",
  check: (text) =>
    LANGUAGES.flatMap((language) =>
      (text[language].match(WORDS) ?? [])
        .filter((word) => LATIN.test(word) && CYRILLIC.test(word))
        .map((word) => ({ language, said: `«${word}» mixes Latin and Cyrillic letters` })),
    ),
};

/** The name stands as it is in every language: no ending, no quotation marks that take one. */
const endsName: MessageRule = {
  name: "name",
  check: (text) =>
    LANGUAGES.flatMap((language) =>
      (text[language].match(/Kelisim(?:[-‑'’ʼ]?\p{L}+|»[-‑]?\p{L}+)/gu) ?? []).map((word) => ({
        language,
        said: `«${word}»: the name takes no ending`,
      })),
    ),
};

/** Rules about letters, in every language. */
export const LETTER_RULES: readonly MessageRule[] = [mixesLetters, endsName];
