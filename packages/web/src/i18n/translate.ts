import type { Language, Text3 } from "@kelisim/core";
import { IntlMessageFormat } from "intl-messageformat";
import { LOCALES } from "./locales.ts";

export { LOCALES } from "./locales.ts";

/** What stands in the place of a message's variables. Instants and days are formatted before. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Says a message in the language of the page. */
export type Translate = (message: Text3, values?: MessageValues) => string;

const FORMATS = new Map<string, IntlMessageFormat>();

function formatOf(text: string, language: Language): IntlMessageFormat {
  const key = `${language} ${text}`;
  const known = FORMATS.get(key);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true });
  FORMATS.set(key, made);
  return made;
}

/**
 * Messages are ICU MessageFormat. Texts that came from outside are values, never messages: a brace in them is
 * shown as it stands.
 * @returns the words in that language
 * @throws Error if a value is missing: a bug of the page
 */
export const translator =
  (language: Language): Translate =>
  (message, values) => {
    const text = message[language];
    return values === undefined && !text.includes("{")
      ? text
      : String(formatOf(text, language).format(values));
  };
