import type { Language, LegalDay } from "@kelisim/core";
import {
  RECEIPT_CHECKS,
  RECEIPT_FAULTS,
  receiptSummary,
  type ReceiptVerdict,
  type SummaryRow,
} from "@kelisim/evidence";
import { dayText } from "../../../i18n/day-text.ts";
import { harmless } from "../../../text/harmless.ts";
import { signedReceiptWords } from "../../person/consents/signed-receipt-messages.ts";
import { verifyWords as words } from "./verify-messages.ts";

/** Facts under a heading of their own. */
export type VerdictPart = {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly SummaryRow[];
};

/** What is said of a checked receipt, as texts: the server shows it, and so does the browser. */
export type VerdictView = {
  readonly isValid: boolean;
  readonly title: string;
  /** Why it was refused, and what to do. */
  readonly paragraphs: readonly string[];
  readonly checkedTitle: string;
  /** What passed. */
  readonly checks: readonly string[];
  readonly parts: readonly VerdictPart[];
};

export function verdictView(verdict: ReceiptVerdict, language: Language): VerdictView {
  const checks = verdict.checks.map((check) => RECEIPT_CHECKS[check][language]);
  const checkedTitle = words.checked[language];
  if (!verdict.ok) {
    const { text, next } = RECEIPT_FAULTS[verdict.reason];
    return {
      isValid: false,
      title: words.invalid[language],
      paragraphs: [text[language], next[language]],
      ...{ checkedTitle, checks, parts: [] },
    };
  }
  const { keys, place } = verdict;
  const { key, place: placeWord } = signedReceiptWords;
  return {
    isValid: true,
    title: words.valid[language],
    paragraphs: [],
    ...{ checkedTitle, checks },
    parts: [
      {
        title: words.says[language],
        rows: receiptSummary(verdict.body, language, (day) =>
          // Days of receipts have that form by their schema.
          dayText(day as LegalDay, language),
        ).map(({ term, value }) => ({ term, value: harmless(value) })),
      },
      {
        title: words.keys[language],
        hint: words.keysHint[language],
        rows: [
          { term: key[language], value: keys.receipt },
          ...keys.log.map((each) => ({ term: words.logKey[language], value: each })),
          { term: placeWord[language], value: String(place.index) },
        ],
      },
    ],
  };
}
