import { legalDayOf, type Language } from "@kelisim/core";
import {
  consentPath,
  receiptWords,
  dayText,
  instantText,
  lineRows,
  lineWords,
  receiptFacts,
  receiptRows,
  type ShownReceipt,
} from "@kelisim/web/pages";
import { NOT_FOUND_PAGE, type PageAnswer } from "../../page-answer.ts";
import type { PdfBlock } from "../../pdf/pdf-block.ts";
import { pdfDocument } from "../../pdf/pdf-document.ts";
import type { PersonVisit } from "../../visit.ts";
import { ownConsent } from "./own-records.ts";
import { shownReceipt } from "./shown-receipt.ts";

async function ownReceipt(visit: PersonVisit): Promise<ShownReceipt | undefined> {
  const found = await ownConsent(visit);
  return found && shownReceipt(visit, found.state, found.record);
}

const urlOf = ({ shell }: PersonVisit, { id }: ShownReceipt): string =>
  shell.baseUrl() + consentPath(id);

function noticeBlocks({ notice, language: read }: ShownReceipt, language: Language): PdfBlock[] {
  if (notice === undefined) return [{ kind: "paragraph", text: receiptWords.noNotice[language] }];
  const shown = read ?? language;
  return [
    { kind: "heading", level: 2, text: lineWords.notice[language] },
    {
      kind: "paragraph",
      text: notice.text[shown],
      ...(shown !== language && { lang: shown }),
    },
    {
      kind: "definitions",
      rows: [
        { term: lineWords.readIn[language], value: lineWords[shown][language] },
        ...(notice.version === undefined
          ? []
          : [{ term: lineWords.noticeVersion[language], value: String(notice.version) }]),
        { term: lineWords.hash[language], value: notice.hash },
      ],
    },
  ];
}

/** A receipt as a document: what its page says, and how to withdraw. */
export function receiptBlocks(
  receipt: ShownReceipt,
  language: Language,
  { url, now }: { readonly url: string; readonly now: PersonVisit["now"] },
): readonly PdfBlock[] {
  const words = receiptWords;
  const { evidenceSha256 } = receipt;
  return [
    { kind: "heading", level: 1, text: words.receipt[language] },
    { kind: "definitions", rows: receiptRows(receipt, language) },
    { kind: "heading", level: 2, text: words.what[language] },
    { kind: "definitions", rows: lineRows(receipt.line, language) },
    { kind: "heading", level: 2, text: words.howToWithdraw[language] },
    { kind: "paragraph", text: words.howToWithdrawText[language] },
    { kind: "paragraph", text: `${url}/withdraw` },
    ...noticeBlocks(receipt, language),
    {
      kind: "definitions",
      rows: [
        ...(evidenceSha256 === undefined
          ? []
          : [{ term: words.evidence[language], value: evidenceSha256 }]),
        { term: words.madeAt[language], value: instantText(now, language) },
      ],
    },
    { kind: "paragraph", text: words.unsigned[language] },
  ];
}

const nameOf = ({ now }: PersonVisit, ending: string): string =>
  `consent-receipt-${legalDayOf(now)}.${ending}`;

/** `GET /me/consents/:id/receipt.pdf` */
export async function receiptPdf(visit: PersonVisit): Promise<PageAnswer> {
  const receipt = await ownReceipt(visit);
  if (receipt === undefined) return NOT_FOUND_PAGE;
  const { language, now } = visit;
  const title = receiptWords.receipt[language];
  const bytes = await pdfDocument({
    ...{ language, title },
    madeAt: now,
    footer: `Kelisim – ${title}, ${dayText(legalDayOf(now), language)}`,
    blocks: receiptBlocks(receipt, language, { url: urlOf(visit, receipt), now }),
  });
  return { kind: "file", type: "application/pdf", name: nameOf(visit, "pdf"), bytes };
}

/** `GET /me/consents/:id/receipt.json` */
export async function receiptJson(visit: PersonVisit): Promise<PageAnswer> {
  const receipt = await ownReceipt(visit);
  if (receipt === undefined) return NOT_FOUND_PAGE;
  const facts = receiptFacts(receipt, { url: urlOf(visit, receipt), madeAt: visit.now });
  return {
    kind: "file",
    type: "application/json; charset=utf-8",
    name: nameOf(visit, "json"),
    bytes: `${JSON.stringify(facts, null, 2)}\n`,
  };
}
