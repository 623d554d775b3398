import { keyOf } from "@kelisim/evidence";
import { utf8Text } from "@kelisim/log";
import { isSignedBy, parseJws } from "../../../packages/evidence/src/receipt/verify-jws.ts";
import { makeReceipt } from "../../../packages/evidence/src/testing/receipts.test-support.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must, textBytes } from "../log-sample.ts";

const { file, keys } = makeReceipt();
const [jwk] = keys.jwks.keys;
const key = jwk && keyOf(jwk);
const signed = file.jws.slice(0, file.jws.lastIndexOf("."));

/** What a key signed has one spelling, and no other passes for it. */
export const target: FuzzTarget = {
  name: "jws",
  seeds: () => [
    textBytes(file.jws),
    textBytes(`${signed}.${"A".repeat(86)}`),
    textBytes(file.jws.split(".").slice(0, 2).join(".")),
  ],
  tokens: [".", "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii", "eyJhbGciOiJub25lIn0"],
  run: (input) => {
    const jws = utf8Text(input) ?? Buffer.from(input).toString("latin1");
    const parsed = parseJws(jws);
    if (typeof parsed === "string" || key === undefined) return;
    must(parsed.signature.length === 64, "a signature of another length");
    must(jws.startsWith(`${parsed.signed}.`), "another text was signed");
    if (isSignedBy(parsed, key)) must(parsed.signed === signed, "a changed JWS passed");
  },
};
