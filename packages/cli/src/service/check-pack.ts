import { PACK_FAULTS, verifyPack, type ReceiptTrust } from "@kelisim/evidence";
import { EXIT } from "../exit.ts";
import { CliFailure } from "../failure.ts";
import { withNext } from "../output/evidence-words.ts";
import { packAsJson, packLines } from "../output/pack-verdict.ts";
import { harmlessJson } from "../output/harmless.ts";
import type { Terminal } from "../output/terminal.ts";

/**
 * Checks an archive of evidence.
 * @throws CliFailure with exit code 3 where it does not pass
 */
export function checkPack(
  terminal: Terminal,
  archive: Uint8Array,
  keys: ReceiptTrust | "embedded",
  asJson: boolean,
): void {
  const outcome = verifyPack(archive, keys);
  if (asJson) terminal.print(harmlessJson(packAsJson(outcome)));
  if (!outcome.ok) {
    throw new CliFailure(withNext(PACK_FAULTS[outcome.reason], outcome.path), EXIT.refused);
  }
  if (asJson) return;
  for (const line of packLines(terminal, outcome, keys === "embedded")) terminal.print(line);
}
