import { legalDayOf, type Consent, type Language } from "@kelisim/core";
import { jwsSha256, type StoredReceipt } from "@kelisim/store";
import {
  consentPath,
  dayText,
  lineRows,
  lineWords,
  receiptRows,
  receiptWords,
  signatureRows,
  signedReceiptWords,
  VERIFY_COMMAND,
  VERIFY_PATH,
  type ShownReceipt,
  type ShownSignature,
} from "@kelisim/web/pages";
import { receiptOfConsent, type MadeReceipt } from "../../../receipts/make-receipt.ts";
import { kidOf } from "../../../receipts/receipt-keys.ts";
import { receiptText, type GivenReceipt } from "../../../receipts/receipt-text.ts";
import { NOT_FOUND_PAGE, type PageAnswer } from "../../page-answer.ts";
import type { PdfBlock } from "../../pdf/pdf-block.ts";
import { pdfDocument } from "../../pdf/pdf-document.ts";
import type { PersonVisit } from "../../visit.ts";
import { ownConsent } from "./own-records.ts";
import { shownReceipt } from "./shown-receipt.ts";

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

const signatureOf = ({ stored }: MadeReceipt, { proof }: GivenReceipt): ShownSignature => ({
  receiptId: stored.id,
  madeAt: stored.madeAt,
  keyId: kidOf(stored.jws),
  jwsSha256: Buffer.from(jwsSha256(stored.jws)).toString("hex"),
  log: proof,
});

function signatureBlocks(
  signature: ShownSignature,
  language: Language,
  serviceUrl: string,
): PdfBlock[] {
  const words = signedReceiptWords;
  return [
    { kind: "heading", level: 2, text: words.signature[language] },
    { kind: "definitions", rows: signatureRows(signature, language) },
    ...(signature.log === undefined
      ? [{ kind: "paragraph", text: words.notInLog[language] } as const]
      : []),
    { kind: "heading", level: 2, text: words.howToCheck[language] },
    { kind: "paragraph", text: words.howToCheckText[language] },
    { kind: "paragraph", text: `${serviceUrl}${VERIFY_PATH}` },
    { kind: "paragraph", text: VERIFY_COMMAND },
  ];
}

/** A receipt as a document: what its page says, how to withdraw, and by what its signed file is known. */
function receiptBlocks(
  receipt: ShownReceipt,
  signature: ShownSignature,
  language: Language,
  serviceUrl: string,
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
    { kind: "paragraph", text: `${serviceUrl}${consentPath(receipt.id)}/withdraw` },
    ...noticeBlocks(receipt, language),
    ...(evidenceSha256 === undefined
      ? []
      : [
          {
            kind: "definitions",
            rows: [{ term: words.evidence[language], value: evidenceSha256 }],
          } as const,
        ]),
    ...signatureBlocks(signature, language, serviceUrl),
  ];
}

const nameOf = ({ madeAt }: StoredReceipt, ending: string): string =>
  `consent-receipt-${legalDayOf(madeAt)}.${ending}`;

/** The signed receipt of the consent as it stands, made if there is none that says this. */
async function signedReceipt(visit: PersonVisit, consent: Consent) {
  const { shell, subjectId, now } = visit;
  const wanted = { subjectId, consentId: consent.id, now, baseUrl: shell.baseUrl() };
  const made = await receiptOfConsent(shell.ctx, wanted);
  return made && { made, given: await receiptText(shell.ctx, made) };
}

/** `GET /me/consents/:id/receipt.pdf` */
export async function receiptPdf(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  const signed = found && (await signedReceipt(visit, found.record));
  if (found === undefined || signed === undefined) return NOT_FOUND_PAGE;
  const { language } = visit;
  const receipt = await shownReceipt(visit, found.state, found.record);
  const { madeAt } = signed.made.stored;
  const title = receiptWords.receipt[language];
  const signature = signatureOf(signed.made, signed.given);
  const bytes = await pdfDocument({
    ...{ language, title, madeAt },
    footer: `Kelisim – ${title}, ${dayText(legalDayOf(madeAt), language)}`,
    blocks: receiptBlocks(receipt, signature, language, visit.shell.baseUrl()),
  });
  return { kind: "file", type: "application/pdf", name: nameOf(signed.made.stored, "pdf"), bytes };
}

/** `GET /me/consents/:id/receipt.json`: the signed file. */
export async function receiptJson(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  const signed = found && (await signedReceipt(visit, found.record));
  if (signed === undefined) return NOT_FOUND_PAGE;
  return {
    kind: "file",
    type: "application/json; charset=utf-8",
    name: nameOf(signed.made.stored, "json"),
    bytes: signed.given.text,
  };
}
