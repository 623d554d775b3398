import { canonicalJson } from "@kelisim/evidence";
import { utf8Text } from "@kelisim/log";
import { parseStrictJson } from "../../../packages/evidence/src/receipt/strict-json.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must, textBytes } from "../log-sample.ts";

/** What strict JSON reads, every reader reads alike, and its canonical form is read as the same. */
export const target: FuzzTarget = {
  name: "jcs",
  seeds: () =>
    [
      '{"b":1,"a":[true,false,null,-7,0],"\u20ac":"\\u00e9\\n","":{}}',
      '["\u{1f600}","\\ud83d\\ude00","\\/"]',
      '{"a":1,"\\u0061":2}',
      "[[[[[[[[[[]]]]]]]]]]",
      "9007199254740991",
    ].map(textBytes),
  tokens: ["{", "}", "[", "]", ":", ",", '"', "\\u", "\\ud800", "-0", "1e1", "null", "true"],
  run: (input) => {
    const text = utf8Text(input) ?? Buffer.from(input).toString("utf16le");
    const read = parseStrictJson(text);
    if (read === undefined) return;
    const form = canonicalJson(read.value);
    must(form === canonicalJson(JSON.parse(text)), "read otherwise than by others");
    const again = parseStrictJson(form);
    must(again !== undefined && canonicalJson(again.value) === form, "the form is not its own");
  },
};
