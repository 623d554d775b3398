import type { DataCategory } from "../registry/data-category.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Party } from "../registry/party.ts";
import type { Action, Purpose } from "../registry/purpose.ts";
import type { Language, Text3 } from "../text.ts";
import { automatedLines } from "./automated-notice.ts";
import type { ConsentTerm, Coverage } from "./consent.ts";
import { grantedLines } from "./addition-notice.ts";
import { NOTICE_TERMS } from "./notice-terms.ts";
import { termIn } from "./term-notice.ts";

/** Raised with every change of the frame words below, never edited afterwards. */
export const NOTICE_VERSION = 2;

/** What a notice is made from: registry records and the request's coverage; nothing about the person. */
export type NoticeParts = {
  readonly party: Party;
  readonly purpose: Purpose;
  readonly object: DigitalObject;
  readonly coverage: Coverage;
  readonly categories: ReadonlyMap<string, DataCategory>;
  readonly recipients: readonly Party[];
  readonly term: ConsentTerm;
  /** Codes of what a standing consent gives already, where only the rest is asked for. */
  readonly granted?: readonly string[];
  /** Who operates the object. */
  readonly operator: Party;
};

const bullets = (items: readonly string[]): string => items.map((item) => `• ${item}`).join("\n");

const actionNames = (actions: readonly Action[], language: Language): string =>
  actions.map((action) => NOTICE_TERMS.actions[action][language]).join(", ");

function categoryLine(parts: NoticeParts, code: string, language: Language): string {
  const { categories, purpose } = parts;
  const name = categories.get(code)?.name[language] ?? code;
  const optional = purpose.categories.optional.includes(code);
  return optional ? `${name} (${NOTICE_TERMS.optional[language]})` : name;
}

function noticeIn(parts: NoticeParts, language: Language): string {
  const { party, purpose, object, coverage, recipients, operator } = parts;
  const label = (key: keyof typeof NOTICE_TERMS.labels) => NOTICE_TERMS.labels[key][language];
  const nobody = NOTICE_TERMS.nobody[language];
  const organisations = recipients.map(({ name, bin }) => `${name[language]}, ${bin}`);
  return [
    `${label("who")}: ${party.name[language]}, ${label("bin")} ${party.bin}`,
    `${label("why")}: ${purpose.name[language]}. ${purpose.description[language]}`,
    `${label("what")}:\n${bullets(coverage.categories.map((c) => categoryLine(parts, c, language)))}`,
    ...grantedLines(
      (parts.granted ?? []).map((code) => parts.categories.get(code)?.name[language] ?? code),
      language,
    ),
    `${label("actions")}: ${actionNames(coverage.actions, language)}`,
    ...automatedLines(purpose, coverage, language),
    `${label("from")}: ${object.name[language]}`,
    `${label("operator")}: ${operator.name[language]}, ${label("bin")} ${operator.bin}`,
    `${label("recipients")}: ${organisations.length === 0 ? nobody : `\n${bullets(organisations)}`}`,
    `${label("countries")}: ${coverage.countries.join(", ") || NOTICE_TERMS.no[language]}`,
    `${label("published")}: ${NOTICE_TERMS[purpose.published ? "yes" : "no"][language]}`,
    `${label("term")}: ${termIn(parts.term, language)}`,
    NOTICE_TERMS.choice[language],
    NOTICE_TERMS.withdrawal[language],
  ].join("\n\n");
}

/**
 * The text that a person is asked to answer, in three languages. It names all that the law wants in a
 * consent: who with BIN, what, how long, passing on, cross-border, publication; and, where it asks for that,
 * how automated processing works and what she can do about it. The person's own name
 * is not in it, so one text serves all. @law 94-V 8(4)
 */
export const renderNotice = (parts: NoticeParts): Text3 => ({
  kk: noticeIn(parts, "kk"),
  ru: noticeIn(parts, "ru"),
  en: noticeIn(parts, "en"),
});

/** The bytes that the notice hash covers, as text: all three languages and the version of their form. */
export const noticeHashInput = (text: Text3, version: number = NOTICE_VERSION): string =>
  JSON.stringify([version, text.kk, text.ru, text.en]);
