import type { Text3 } from "@kelisim/core";
import {
  RECEIPT_CHECKS,
  receiptSummary,
  type ReceiptCheck,
  type ReceiptVerdict,
} from "@kelisim/evidence";
import { COMPARE_KEYS } from "./evidence-words.ts";
import { harmless } from "./harmless.ts";
import type { Terminal } from "./terminal.ts";

type Passed = Extract<ReceiptVerdict, { readonly ok: true }>;

const WORDS = {
  valid: { kk: "Түбіртек жарамды.", ru: "Квитанция действительна.", en: "The receipt is valid." },
  receiptKey: {
    kk: "Түбіртекке қол қойған кілт (RFC 7638)",
    ru: "Ключ подписи квитанции (RFC 7638)",
    en: "Key that signed the receipt (RFC 7638)",
  },
  logKey: { kk: "Журналдың кілті", ru: "Ключ журнала", en: "Key of the log" },
  witness: { kk: "Куәгер", ru: "Свидетель", en: "Witness" },
  place: { kk: "Журналдағы орны", ru: "Место в журнале", en: "Place in the log" },
} as const satisfies Readonly<Record<string, Text3>>;

/** A line for each check that passed. */
export const checkLines = (terminal: Terminal, checks: readonly ReceiptCheck[]): string[] =>
  checks.map((check) => terminal.style("green", `✓ ${terminal.in(RECEIPT_CHECKS[check])}`));

/** All that is said of a receipt that passed. */
export function verdictLines(terminal: Terminal, verdict: Passed): string[] {
  const { keys, place, checks, body } = verdict;
  const rows = receiptSummary(body, terminal.language).map(
    ({ term, value }) => `  ${term}: ${harmless(value.replaceAll("\n", "; "))}`,
  );
  return [
    ...checkLines(terminal, checks),
    terminal.style("bold", terminal.in(WORDS.valid)),
    ...(keys.from === "embedded" ? ["", terminal.in(COMPARE_KEYS)] : []),
    "",
    ...rows,
    "",
    `${terminal.in(WORDS.receiptKey)}: ${harmless(keys.receipt)}`,
    ...keys.log.map((key) => `${terminal.in(WORDS.logKey)}: ${harmless(key)}`),
    ...keys.witnesses.map((key) => `${terminal.in(WORDS.witness)}: ${harmless(key)}`),
    `${terminal.in(WORDS.place)}: ${place.index} / ${place.size}`,
  ];
}

/** The same for programs; numbers of the log as texts, for they may be large. */
export const verdictAsJson = (verdict: ReceiptVerdict) =>
  verdict.ok
    ? {
        ok: true,
        receipt_id: verdict.body["dct:identifier"],
        checks: verdict.checks,
        keys: verdict.keys,
        log: {
          origin: verdict.place.origin,
          index: String(verdict.place.index),
          size: String(verdict.place.size),
        },
      }
    : {
        ok: false,
        reason: verdict.reason,
        checks: verdict.checks,
        ...(verdict.pointer !== undefined && { pointer: verdict.pointer }),
      };
