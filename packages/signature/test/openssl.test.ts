import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createVerifier, noRevocationSource } from "../src/index.ts";
import { at } from "../testing/index.ts";
import { codeOf, IIN } from "./support/signing-room.ts";

/*
 * Signatures that `openssl cms -sign` of OpenSSL 3.0 made, by certificates and keys of a test
 * authority: our reader and our maker could share a mistake.
 */

type Made = {
  readonly content: string;
  readonly authorities: Readonly<
    Record<string, { readonly root: string; readonly issuing: string }>
  >;
  readonly signatures: readonly {
    readonly authority: string;
    readonly form: string;
    readonly cms: string;
  }[];
};

const FILE = new URL("fixtures/openssl.json", import.meta.url);
const fixture = JSON.parse(readFileSync(FILE, "utf8")) as Made;
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const EXPECTED: Readonly<Record<string, string>> = {
  streamed: "not-canonical",
  noattr: "attributes-wrong",
};

for (const { authority, form, cms } of fixture.signatures) {
  test(`${authority} ${form}`, async () => {
    const issuer = fixture.authorities[authority];
    assert.ok(issuer);
    const verifier = createVerifier({
      roots: [bytes(issuer.root)],
      intermediates: [bytes(issuer.issuing)],
      revocation: noRevocationSource,
      revocationPolicy: "if-available",
    });
    const content = bytes(fixture.content);
    const now = at("2027-01-01T00:00:00Z");
    const outcome = await verifier.verify({ cms: bytes(cms), content, now });
    assert.equal(codeOf(outcome), EXPECTED[form] ?? "ok");
    if (!outcome.ok) return;
    assert.equal(outcome.signer.iin.digits, IIN);
    assert.equal(outcome.family, authority === "rsa" ? "rsa" : "ecdsa");
    const other = new Uint8Array([...content, 0x20]);
    const refused = await verifier.verify({ cms: bytes(cms), content: other, now });
    assert.equal(refused.ok, false);
  });
}
