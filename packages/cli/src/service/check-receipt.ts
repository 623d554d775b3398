import { RECEIPT_FAULTS, verifyReceipt, type ReceiptTrust } from "@kelisim/evidence";
import { EXIT } from "../exit.ts";
import { CliFailure } from "../failure.ts";
import { withNext } from "../output/evidence-words.ts";
import { checkLines, verdictAsJson, verdictLines } from "../output/receipt-verdict.ts";
import { harmlessJson } from "../output/harmless.ts";
import type { Terminal } from "../output/terminal.ts";

/** A receipt as text, and what it is checked with. */
export type ReceiptToCheck = {
  readonly receipt: string;
  readonly keys: ReceiptTrust | "embedded";
  /** A proof that was fetched apart. */
  readonly proof: string | undefined;
};

/**
 * Checks a receipt and says each step.
 * @throws CliFailure with exit code 3 where it does not pass
 */
export function checkReceipt(
  terminal: Terminal,
  { receipt, keys, proof }: ReceiptToCheck,
  asJson: boolean,
): void {
  const verdict = verifyReceipt(receipt, keys, proof);
  if (asJson) terminal.print(harmlessJson(verdictAsJson(verdict)));
  if (!verdict.ok) {
    if (!asJson) for (const line of checkLines(terminal, verdict.checks)) terminal.print(line);
    throw new CliFailure(withNext(RECEIPT_FAULTS[verdict.reason]), EXIT.refused);
  }
  if (!asJson) for (const line of verdictLines(terminal, verdict)) terminal.print(line);
}
