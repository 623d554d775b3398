import { createHash } from "node:crypto";
import { parseVerifierKey, toHex, utf8Text, verifierKeyOf } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { KEYS, must, textBytes } from "../log-sample.ts";

/** A key has one spelling, and its hash is that of its name, type and bytes. */
export const target: FuzzTarget = {
  name: "verifier-key",
  seeds: () => KEYS.map(textBytes),
  tokens: KEYS.flatMap((key) => key.split("+")),
  run: (input) => {
    const text = utf8Text(input) ?? Buffer.from(input).toString("latin1");
    const key = parseVerifierKey(text);
    if (key === undefined) return;
    must(key.text === text, "read otherwise than written");
    must(verifierKeyOf(key.name, key.publicKey, key.type).text === text, "made otherwise");
    const type = Uint8Array.of(key.type === "ed25519" ? 1 : 4);
    const digest = createHash("sha256").update(`${key.name}\n`).update(type).update(key.publicKey);
    must(digest.digest("hex").startsWith(toHex(key.keyHash)), "another key's hash");
    must(!/[\s+]/u.test(key.name) && key.name !== "", "no key may have that name");
  },
};
