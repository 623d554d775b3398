import type { Language } from "@kelisim/core";
import { MOST_RECEIPT_BYTES, verifyReceipt, type ReceiptTrust } from "@kelisim/evidence";
import { verdictView } from "../../pages/public/verify/verdict-view.ts";
import { showVerdict } from "./show-verdict.ts";

/** More is not read: what is larger is refused by its size. */
const MOST_READ = MOST_RECEIPT_BYTES + 1;

/** The text of a file in UTF-8; of other bytes one that is no JSON. A mark of byte order is kept and refused. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.slice(0, MOST_READ).arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return file.size >= MOST_READ ? " ".repeat(MOST_READ) : "";
  }
}

/** Checks each chosen file in the browser. Nothing is sent and nothing is fetched. */
export function startChecking(box: HTMLElement): void {
  const output = document.querySelector<HTMLElement>("[data-verdict]");
  const input = box.querySelector<HTMLInputElement>("input[type=file]");
  const label = input?.closest("label");
  if (output === null || input === null || !label) return;
  const trust = JSON.parse(box.dataset["trust"] ?? "") as ReceiptTrust;
  const language = box.dataset["language"] as Language;

  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    void textOf(file).then((text) => {
      showVerdict(output, verdictView(verifyReceipt(text, trust), language));
      output.focus();
      // The same file, changed, can be chosen again.
      input.value = "";
    });
  });
  box.querySelector("[data-getting-ready]")?.remove();
  label.hidden = false;
}
