import { AUTOMATED_NOTICE_TERMS, legalDayOf, type Language, type Text3 } from "@kelisim/core";
import { dayText, instantText } from "../../../i18n/dates.ts";
import { terms } from "../../../i18n/terms.ts";
import { translator } from "../../../i18n/translate.ts";
import type { ShownParty } from "../shown.ts";
import { receiptWords as words, statusWords } from "./receipt-messages.ts";
import type { ShownLine } from "./line-facts.ts";
import { lineWords } from "./line-messages.ts";
import { countryName, termText } from "./line-text.ts";
import { questionWords } from "./question-messages.ts";
import type { ShownReceipt } from "./shown-consent.ts";

/** A term with what is said of it, as plain text: for documents that are no pages. */
export type TextRow = { readonly term: string; readonly value: string };

/** Its words in a language, else in the first that has some. */
const inLanguage = (text: Text3, language: Language): string =>
  [text[language], text.kk, text.ru, text.en].find((one) => one.trim() !== "") ?? "";

const partyText = ({ name, bin }: ShownParty, language: Language): string =>
  `${inLanguage(name, language)}, ${terms.Bin[language]} ${bin}`;

/** What a line covers, in the order in which its page says it. */
export function lineRows(line: ShownLine, language: Language): readonly TextRow[] {
  const t = translator(language);
  const { recipients, countries, purpose, object, automated } = line;
  const named = (text: Text3) => inLanguage(text, language);
  return [
    { term: t(terms.requester), value: partyText(line.party, language) },
    ...(line.onBehalfOf === undefined
      ? []
      : [{ term: t(lineWords.onBehalfOf), value: partyText(line.onBehalfOf, language) }]),
    { term: t(lineWords.why), value: `${named(purpose.name)}. ${named(purpose.description)}` },
    {
      term: t(lineWords.required),
      value: line.required.map(({ name }) => named(name)).join("\n"),
    },
    { term: t(lineWords.actions), value: line.actions.map((one) => t(lineWords[one])).join("\n") },
    {
      term: t(lineWords.until),
      value: [...termText(line.term, t, language), t(lineWords.repeatedly)].join("\n"),
    },
    { term: t(lineWords.from), value: named(object.name) },
    { term: t(lineWords.ownerOf), value: partyText(object.owner, language) },
    { term: t(lineWords.operatorOf), value: partyText(object.operator, language) },
    { term: t(lineWords.storedIn), value: countryName(object.storageCountry, language) },
    {
      term: t(lineWords.recipients),
      value: recipients.map((one) => partyText(one, language)).join("\n") || t(lineWords.nobody),
    },
    {
      term: t(lineWords.abroad),
      value:
        countries.map((code) => countryName(code, language)).join(", ") || t(lineWords.notAbroad),
    },
    {
      term: t(lineWords.published),
      value: t(line.published ? lineWords.isPublished : lineWords.notPublished),
    },
    ...(automated === undefined
      ? []
      : (["procedure", "consequences", "protection"] as const).map((part) => ({
          term: t(AUTOMATED_NOTICE_TERMS[part]),
          value: named(automated[part]),
        }))),
  ];
}

function recordedByText({ recordedBy, actedBy }: ShownReceipt, language: Language): string {
  const t = translator(language);
  const { kind, party } = recordedBy;
  if (kind === "person") return t(actedBy === undefined ? words.person : words.personFor);
  return `${t(words[kind])} ${party === undefined ? "" : partyText(party, language)}`.trimEnd();
}

/** How a consent was given and how it stands. */
export function receiptRows(receipt: ShownReceipt, language: Language): readonly TextRow[] {
  const t = translator(language);
  const { effectiveAt, actedBy, withdrawnAt, disputedAt, proveBy, endedAt } = receipt;
  const when = (term: Text3, at: typeof effectiveAt): readonly TextRow[] =>
    at === undefined ? [] : [{ term: t(term), value: instantText(at, language) }];
  return [
    { term: t(words.status), value: t(statusWords[receipt.status]) },
    ...when(words.grantedAt, receipt.grantedAt),
    ...(effectiveAt === undefined
      ? []
      : [{ term: t(words.effectiveAt), value: dayText(legalDayOf(effectiveAt), language) }]),
    { term: t(words.how), value: t(words[receipt.how]) },
    { term: t(words.recordedBy), value: recordedByText(receipt, language) },
    ...(actedBy === undefined
      ? []
      : [{ term: t(words.actedBy), value: t(questionWords[actedBy]) }]),
    ...when(words.withdrawnAt, withdrawnAt),
    ...when(words.disputedAt, disputedAt),
    ...(proveBy === undefined
      ? []
      : [{ term: t(words.proveBy), value: dayText(proveBy, language) }]),
    ...when(words.endedAt, endedAt),
  ];
}
