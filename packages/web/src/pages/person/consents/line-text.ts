import type { ConsentTerm, Language } from "@kelisim/core";
import { untilText } from "../../../i18n/dates.ts";
import { LOCALES, type Translate } from "../../../i18n/translate.ts";
import { lineWords } from "./line-messages.ts";

const NAMES = new Map<Language, Intl.DisplayNames>();

/** A country by its ISO 3166-1 code, as people call it. */
export function countryName(code: string, language: Language): string {
  const names = NAMES.get(language) ?? new Intl.DisplayNames(LOCALES[language], { type: "region" });
  NAMES.set(language, names);
  return names.of(code) ?? code;
}

/** How long a consent lasts, in sentences; never empty. */
export function termText(term: ConsentTerm, t: Translate, language: Language): readonly string[] {
  const { lastDay } = term;
  if (term.kind === "purpose-achieved") {
    return lastDay === undefined
      ? [t(lineWords.untilPurpose)]
      : [t(lineWords.untilPurposeOr, { until: untilText(lastDay, language) })];
  }
  const day = t(lineWords.dayIncluded, { until: untilText(term.lastDay, language) });
  const { basis } = term;
  if (basis === undefined) return [day];
  return basis.kind === "contract"
    ? [day, t(lineWords.setByContract)]
    : [day, t(lineWords.setByLaw, { act: basis.act, article: basis.article })];
}
