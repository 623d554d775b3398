import type { Text3 } from "@kelisim/core";
import type { MessageRule } from "./finding.ts";
import { isPlural, literalOf, partsOf, sequencesOf, shapeOf, type Part } from "./syntax.ts";

const inKazakh = (
  name: string,
  check: (text: string, all: Text3) => readonly string[],
): MessageRule => ({
  name,
  check: (all) => check(all.kk, all).map((said) => ({ language: "kk", said })),
});

function readKazakh(text: string): readonly Part[] {
  try {
    return partsOf(text, "kk");
  } catch {
    return [];
  }
}

/** Words that follow a number with a hyphen and take the suffix themselves: `8-баптың`, `3-күні`. */
const CARRIERS =
  /^-(бап|баб|тармақ|тармағ|бөлік|бөліг|күн|қадам|жол|бет|рет|ай|жыл|апта|нұсқа|сынып)/;

/** A letter right after a variable, a hyphen or an apostrophe between them, closing marks or none before. */
const GLUED = /^[»”")\]]*(?:[-‑–'’ʼ`]?)\p{L}/u;

/**
 * The vowels of a suffix follow the word before it, which nobody knows here: a colon or a common noun carries it
 * instead.
 */
const gluesSuffix = inKazakh("suffix", (text) =>
  sequencesOf(readKazakh(text)).flatMap((parts) =>
    parts.flatMap((part, index) => {
      const after = literalOf(parts[index + 1]);
      return literalOf(part) === undefined &&
        after !== undefined &&
        GLUED.test(after) &&
        !CARRIERS.test(after)
        ? [`«${after.slice(0, 16)}» is glued to a variable`]
        : [];
    }),
  ),
);

/** After a numeral a Kazakh noun stays singular, so every branch says the same. */
const changesNoun = inKazakh("noun", (text) =>
  sequencesOf(readKazakh(text))
    .flat()
    .filter(isPlural)
    .flatMap(({ options }) => {
      const said = Object.entries(options)
        .filter(([form]) => !form.startsWith("="))
        .map(([, { value }]) => shapeOf(value));
      return new Set(said).size > 1
        ? [`a noun after a number stays singular: ${said.join(" / ")}`]
        : [];
    }),
);

const RUSSIAN = new Set(
  (
    "согласие согласия согласию данные данных запрос запроса отзыв отозвать обработка обработки заявка заявление " +
    "жалоба удалить сохранить ошибка назад далее войти выйти пользователь или нет для если пожалуйста ответ срок " +
    "сторона организация организации персональные субъект субъекта собственник владелец цель цели закон закона"
  ).split(" "),
);

const WORDS = /\p{L}[\p{L}\p{M}]*/gu;

const wordsOf = (text: string): readonly string[] => text.match(WORDS) ?? [];

const saysRussian = inKazakh("russian", (text) =>
  wordsOf(text)
    .filter((word) => RUSSIAN.has(word.toLowerCase()))
    .map((word) => `«${word}» is Russian`),
);

/** Names, formats and abbreviations that have no Cyrillic form. */
const LATIN = new Set(
  (
    "Kelisim PDF ZIP JSON CSV ICS SHA URL HTTP HTTPS API SMS QR curl PostgreSQL http https OpenID Connect AuthZEN XLSX NCALayer JavaScript NDJSON PEM TLS IP ISO " +
    "KELISIM_API_KEY IIN VIII UTC"
  ).split(" "),
);

/** Variables and choices, and codes such as `credit-scoring`, which are examples. */
const NOT_WORDS = /\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)+/g;

/** Two capitals are a country. */
const isLatinWord = (word: string): boolean =>
  /^\p{Script=Latin}{2,}$/u.test(word) && !/^[A-Z]{2}$/.test(word) && !LATIN.has(word);

const saysLatin = inKazakh("latin", (text) =>
  wordsOf(text.replace(NOT_WORDS, " "))
    .filter(isLatinWord)
    .map((word) => `«${word}» is not Kazakh`),
);

/** A whole phrase that is the same in Kazakh and Russian was not translated. */
const isCopied = inKazakh("copied", (text, { ru, en }) =>
  text === ru && ru !== en && wordsOf(text).length > 2
    ? ["the Kazakh words are the Russian ones"]
    : [],
);

/** Rules of the Kazakh language. */
export const KAZAKH_RULES: readonly MessageRule[] = [
  gluesSuffix,
  changesNoun,
  saysRussian,
  saysLatin,
  isCopied,
];
