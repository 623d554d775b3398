import { LANGUAGES, type Language } from "@kelisim/core";
import type { MessageRule } from "./finding.ts";
import { isPlural, partsOf, sequencesOf, variablesOf, type Part } from "./syntax.ts";

/** Parts of the languages whose text can be read; those that cannot are `cannotBeRead`'s. */
const readable = (text: Readonly<Record<Language, string>>) =>
  LANGUAGES.flatMap((language) => {
    try {
      return [{ language, parts: partsOf(text[language], language) }];
    } catch {
      return [];
    }
  });

const isMissing: MessageRule = {
  name: "missing",
  check: (text) =>
    LANGUAGES.filter((language) => text[language].trim() === "").map((language) => ({
      language,
      said: "there are no words in this language",
    })),
};

const cannotBeRead: MessageRule = {
  name: "syntax",
  check: (text) =>
    LANGUAGES.flatMap((language) => {
      try {
        partsOf(text[language], language);
        return [];
      } catch (error) {
        return [{ language, said: error instanceof Error ? error.message : String(error) }];
      }
    }),
};

/** Before a brace or another one ICU takes it for a quotation mark: a variable after it is shown as it stands. */
const QUOTE = /'(?=['{}#<|])/;

const hasApostrophe: MessageRule = {
  name: "apostrophe",
  check: (text) =>
    LANGUAGES.filter((language) => QUOTE.test(text[language])).map((language) => ({
      language,
      said: "an ASCII apostrophe that is a quotation mark to ICU: write ’",
    })),
};

const hasOtherVariables: MessageRule = {
  name: "variables",
  check: (text) => {
    const [first, ...others] = readable(text).map(({ language, parts }) => ({
      language,
      names: [...variablesOf(parts)].toSorted().join(", "),
    }));
    return others
      .filter(({ names }) => names !== first?.names)
      .map(({ language, names }) => ({
        language,
        said: `has the variables (${names}), ${first?.language} has (${first?.names})`,
      }));
  },
};

/** What a plural needs; `many` of Russian may be left to `other`. */
const FORMS: Readonly<Record<Language, readonly string[]>> = {
  kk: ["other"],
  ru: ["one", "few", "other"],
  en: ["one", "other"],
};

const pluralsOf = (parts: readonly Part[]) => sequencesOf(parts).flat().filter(isPlural);

const lacksForms: MessageRule = {
  name: "plural",
  check: (text) =>
    readable(text).flatMap(({ language, parts }) =>
      pluralsOf(parts).flatMap(({ options }) => {
        const missing = FORMS[language].filter((form) => !(form in options));
        return missing.length === 0
          ? []
          : [{ language, said: `a plural needs ${missing.join(", ")}` }];
      }),
    ),
};

/** Rules about the form of a message, in every language. */
export const FORM_RULES: readonly MessageRule[] = [
  isMissing,
  cannotBeRead,
  hasApostrophe,
  hasOtherVariables,
  lacksForms,
];
