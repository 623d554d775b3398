import {
  AUTOMATED_NOTICE_TERMS,
  NOTICE_TERMS,
  TERM_WORDS,
  type Language,
  type Text3,
} from "@kelisim/core";
import type { OrganisationInReceipt, ProcessInReceipt, ReceiptBody } from "./receipt-body.ts";
import { RECEIPT_STATUS_WORDS } from "./receipt-status-words.ts";

/** A term with what is said of it; lines of a value end with `\n`. */
export type SummaryRow = { readonly term: string; readonly value: string };

/** How days are written; they are handed in as `YYYY-MM-DD`. */
export type DayText = (day: string, language: Language) => string;

const WORDS = {
  status: { kk: "Күйі", ru: "Состояние", en: "State" },
  asOf: { kk: "түбіртек жасалған уақытта:", ru: "по состоянию на", en: "as of" },
  answered: { kk: "Жауаптың тіркелген уақыты", ru: "Когда записан ответ", en: "Answer recorded" },
  madeAt: { kk: "Түбіртек жасалған уақыт", ru: "Когда составлена квитанция", en: "Receipt made" },
  service: { kk: "Түбіртекті берген сервис", ru: "Сервис, выдавший квитанцию", en: "Issued by" },
} as const satisfies Readonly<Record<string, Text3>>;

const nameOf = (text: Text3, language: Language): string =>
  [text[language], text.kk, text.ru, text.en].find((one) => one.trim() !== "") ?? "";

const organisation = (one: OrganisationInReceipt, language: Language): string =>
  `${nameOf(one["dct:title"], language)}, ${NOTICE_TERMS.labels.bin[language]} ${one["dct:identifier"]}`;

/** Instants of receipts are written in the legal zone, so that the day and the hour stand in them. */
const instantText = (at: string, language: Language, dayText: DayText): string =>
  `${dayText(at.slice(0, 10), language)}, ${at.slice(11, 16)}`;

function termText(body: ReceiptBody, language: Language, dayText: DayText): string {
  const { "kelisim:lastDay": lastDay, "kelisim:until": until } = body["dpv:hasDuration"];
  const day = lastDay === undefined ? "" : dayText(lastDay, language);
  if (until === undefined) return day;
  const words = TERM_WORDS.untilPurpose[language];
  return day === "" ? words : `${words} (${TERM_WORDS.latest[language]}: ${day})`;
}

/** `loc:DE` as people call it. */
const countryText = (place: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(place.slice(-2)) ?? place.slice(-2);

/** How data are processed without people, where that was asked for. @law 231-VIII 19-1(2) */
function automatedRows(process: ProcessInReceipt, language: Language): readonly SummaryRow[] {
  const { procedure, consequences, protection } = AUTOMATED_NOTICE_TERMS;
  return [
    { term: procedure, said: process["dpv:hasAlgorithmicLogic"] },
    { term: consequences, said: process["dpv:hasConsequence"] },
    { term: protection, said: process["kelisim:protection"] },
  ].flatMap(({ term, said }) =>
    said === undefined
      ? []
      : [{ term: term[language], value: nameOf(said["dct:description"], language) }],
  );
}

/** What a receipt says, in plain words: for people who checked one. */
export function receiptSummary(
  body: ReceiptBody,
  language: Language,
  dayText: DayText = (day) => day,
): readonly SummaryRow[] {
  const { labels, actions, nobody, yes, no } = NOTICE_TERMS;
  const process = body["dpv:hasProcess"];
  const purpose = process["dpv:hasPurpose"];
  const answer = body["kelisim:event"].find(
    ({ "kelisim:kind": kind }) => kind === "given" || kind === "refused",
  );
  const organisations = (all: readonly OrganisationInReceipt[]): string =>
    all.map((one) => organisation(one, language)).join("\n");
  const madeAt = instantText(body["dct:created"], language, dayText);
  const row = (term: Text3, value: string): SummaryRow => ({ term: term[language], value });
  return [
    row(
      WORDS.status,
      `${RECEIPT_STATUS_WORDS[body["kelisim:status"]][language]} (${WORDS.asOf[language]} ${madeAt})`,
    ),
    ...(answer === undefined
      ? []
      : [row(WORDS.answered, instantText(answer["dpv:isIndicatedAtTime"], language, dayText))]),
    row(labels.who, organisations(process["dpv:hasDataController"])),
    row(
      labels.why,
      `${nameOf(purpose["dct:title"], language)}. ${nameOf(purpose["dct:description"], language)}`,
    ),
    row(
      labels.what,
      process["dpv:hasPersonalData"].map((data) => nameOf(data["dct:title"], language)).join("\n"),
    ),
    row(
      labels.actions,
      process["dpv:hasProcessing"]
        .map(({ "kelisim:action": action }) => actions[action][language])
        .join("\n"),
    ),
    ...automatedRows(process, language),
    row(labels.from, nameOf(process["dpv:hasDataSource"]["dct:title"], language)),
    row(labels.recipients, organisations(process["dpv:hasRecipient"]) || nobody[language]),
    row(
      labels.countries,
      process["dpv:hasThirdCountry"].map((place) => countryText(place, language)).join("\n") ||
        no[language],
    ),
    row(labels.published, (process["kelisim:published"] ? yes : no)[language]),
    row(labels.term, termText(body, language, dayText)),
    row(WORDS.madeAt, madeAt),
    row(WORDS.service, body["dpv:hasServiceProvider"]["kelisim:url"]),
  ];
}
