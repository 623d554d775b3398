import { canonicalJson, RECEIPT_FAULTS, verifyReceipt } from "@kelisim/evidence";
import { utf8Text } from "@kelisim/log";
import { makeReceipt } from "../../../packages/evidence/src/testing/receipts.test-support.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must, textBytes } from "../log-sample.ts";

const made = makeReceipt();
const meaning = canonicalJson(JSON.parse(made.text));

/** A file that passes says what the untouched one says; every other is refused for a reason of ours. */
export const target: FuzzTarget = {
  name: "receipt",
  seeds: () => [
    textBytes(made.text),
    textBytes(JSON.stringify(made.file)),
    textBytes(makeReceipt({ proof: false }).text),
    textBytes(makeReceipt({ key: "B" }).text),
  ],
  tokens: ['"kelisim_receipt": 1', '"proof"', '"notice"', '"kid"', "\\u0061", "index 2\n"],
  run: (input) => {
    const text = utf8Text(input) ?? Buffer.from(input).toString("latin1");
    const verdict = verifyReceipt(text, made.keys);
    if (verdict.ok) must(canonicalJson(JSON.parse(text)) === meaning, "a changed receipt passed");
    else must(Object.hasOwn(RECEIPT_FAULTS, verdict.reason), "refused without a reason");
    // By its own keys another service's receipt may pass, but never without a signature.
    verifyReceipt(text, "embedded");
  },
};
