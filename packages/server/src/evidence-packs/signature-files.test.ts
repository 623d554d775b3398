import assert from "node:assert/strict";
import { test } from "node:test";
import { signatureFiles } from "./signature-files.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const MIB = 1024 * 1024;

test("a long list lies in the evidence alone, whose text stays as it was hashed", () => {
  const short = Buffer.alloc(MIB, 7);
  const long = Buffer.alloc(MIB + 1, 7);
  const text = JSON.stringify({
    ...{ statement: "{}", cms: "AA==", chain: ["AA=="], timestamp: null, timestamp_chain: [] },
    revocation: [
      { kind: "crl", bytes: base64(long) },
      { kind: "crl", bytes: base64(short) },
      { kind: "ocsp", bytes: "AQ==" },
    ],
    verified: { signed_at: "2026-11-20T12:00:00Z" },
  });
  const files = signatureFiles(text);
  assert.deepEqual(
    [...files.keys()].filter((name) => name.startsWith("revocation-")),
    ["revocation-0002.crl", "revocation-0003.ocsp"],
  );
  assert.deepEqual(Buffer.from(files.get("revocation-0002.crl") ?? []), short);
  assert.equal(new TextDecoder().decode(files.get("evidence.json")), text);
});
