import assert from "node:assert/strict";
import { test } from "node:test";
import { TAG } from "../src/der/element.ts";
import { element, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { KEY_USAGE } from "../src/x509/extensions.ts";
import { extension, name, personName, TRUE } from "../testing/der-parts.ts";
import { signCms, TestAuthority, type ToWhom } from "../testing/index.ts";
import {
  authorityOf,
  CONTENT,
  IIN,
  issued,
  NOW,
  outcomeOf,
  reasonOf,
  signerOf,
} from "./support/signing-room.ts";

const reasonFor = (whom: ToWhom) =>
  reasonOf({ cms: signCms({ content: CONTENT, signer: issued("ecdsa", whom) }) });

const { digitalSignature, nonRepudiation, keyEncipherment } = KEY_USAGE;
const PURPOSES = [OID.emailProtection, OID.individual];

test("expired, and not yet valid, to the second", async () => {
  const before = NOW.subtract({ seconds: 1 });
  const after = NOW.add({ seconds: 1 });
  assert.equal(await reasonFor({ notAfter: before }), "expired");
  assert.equal(await reasonFor({ notAfter: NOW }), "ok");
  assert.equal(await reasonFor({ notBefore: after }), "not-yet-valid");
  assert.equal(await reasonFor({ notBefore: NOW }), "ok");
});

test("certificates for other things have their own reasons, in each family", async () => {
  for (const family of ["rsa", "ecdsa", "gost"] as const) {
    const ca = authorityOf(family);
    const reason = (whom: ToWhom) =>
      reasonOf({ cms: signCms({ content: CONTENT, signer: issued(family, whom) }), ca });
    assert.equal(await reason({ kind: "individual-auth" }), "authentication-certificate");
    assert.equal(await reason({ kind: "legal-sign" }), "legal-entity-certificate");
    assert.equal(await reason({ kind: "timestamp" }), "usage-refused");
  }
});

test("each usage and purpose is needed", async () => {
  const usages: readonly (readonly [string, ToWhom])[] = [
    ["usage-refused", { usage: [digitalSignature] }],
    ["usage-refused", { usage: [nonRepudiation] }],
    ["usage-refused", { usage: [] }],
    ["usage-refused", { purposes: [] }],
    ["usage-refused", { purposes: [OID.emailProtection] }],
    ["usage-refused", { purposes: [OID.individual] }],
    ["authentication-certificate", { purposes: [...PURPOSES, OID.clientAuth] }],
    ["authentication-certificate", { usage: [digitalSignature, keyEncipherment] }],
    ["legal-entity-certificate", { purposes: [...PURPOSES, `${OID.legalEntity}.1`] }],
    ["usage-refused", { moreExtensions: [extension(OID.basicConstraints, true, sequence(TRUE))] }],
    ["ok", { usage: [digitalSignature, nonRepudiation, keyEncipherment] }],
    ["ok", { purposes: [...PURPOSES, "1.2.398.3.3.4.3.2"] }],
  ];
  for (const [expected, whom] of usages) {
    assert.equal(await reasonFor(whom), expected, JSON.stringify(whom));
  }
});

test("a certificate of nobody, of a wrong number, of two people", async () => {
  const wrong = `${IIN.slice(0, 11)}${(Number(IIN[11]) + 1) % 10}`;
  const two = name(
    [OID.commonName, "СЫНАҚОВА АЙГҮЛ"],
    [OID.serialNumber, `IIN${IIN}`],
    [OID.serialNumber, `IIN${IIN}`],
  );
  const bare = name([OID.commonName, "СЫНАҚОВА АЙГҮЛ"], [OID.serialNumber, IIN]);
  for (const subject of [personName(undefined, "X"), personName(wrong, "X"), two, bare]) {
    assert.equal(await reasonFor({ subject }), "no-iin");
  }
});

test("a name that would mislead on a page is not shown", async () => {
  for (const shown of ["АЙГҮЛ\u202EЛҮГЙА", "А\nБ", "Ә".repeat(201), ""]) {
    const signer = issued("ecdsa", { name: shown });
    const outcome = await outcomeOf({ cms: signCms({ content: CONTENT, signer }) });
    assert.ok(outcome.ok);
    assert.equal("name" in outcome.signer, false);
  }
});

test("a certificate that its owner signed", async () => {
  const { key } = signerOf("ecdsa");
  const own = TestAuthority.root("ecdsa", { key, name: "Own" });
  const signer = own.issue({ iin: IIN, key, subject: own.subject });
  assert.equal(await reasonOf({ cms: signCms({ content: CONTENT, signer }) }), "self-signed");
  const trusted = { roots: [signer.certificate] };
  const cms = signCms({ content: CONTENT, signer });
  assert.equal(await reasonOf({ cms, options: trusted }), "self-signed");
});

test("a critical extension that we do not know", async () => {
  const unknown = extension("1.2.3.4", true, element(TAG.null));
  const harmless = extension("1.2.3.4", false, element(TAG.null));
  assert.equal(await reasonFor({ moreExtensions: [unknown] }), "chain-wrong");
  assert.equal(await reasonFor({ moreExtensions: [harmless] }), "ok");
});
