import assert from "node:assert/strict";
import { test } from "node:test";
import { sequence } from "../src/der/write.ts";
import { KEY_USAGE } from "../src/x509/extensions.ts";
import { OID } from "../src/oids.ts";
import { findPath } from "../src/path/find-path.ts";
import { type Certificate, certificateOf, trustedCertificate } from "../src/x509/certificate.ts";
import { extension, personName } from "../testing/der-parts.ts";
import { issueCertificate, usageExtensions } from "../testing/issue-certificate.ts";
import { createKey, signCms, TestAuthority } from "../testing/index.ts";
import { authorityOf, CONTENT, IIN, NOW, reasonOf, signerOf } from "./support/signing-room.ts";

const { key } = signerOf("ecdsa");
const { root } = authorityOf("ecdsa");

type Below = Parameters<TestAuthority["below"]>[0];

/** What comes of a signature under authorities one below the other; they come with it. */
function reasonUnder(...below: readonly Below[]): Promise<string> {
  let authority = root;
  for (const options of below) authority = authority.below(options);
  return reasonBy(authority);
}

const reasonBy = (authority: TestAuthority, more: readonly Uint8Array[] = []) => {
  const signer = authority.issue({ iin: IIN, key });
  const certificates = [signer.certificate, ...signer.chain, ...more];
  return reasonOf({
    cms: signCms({ content: CONTENT, signer, certificates }),
    options: { revocationPolicy: "if-available", revocation: { find: async () => [] } },
  });
};

test("authorities that a signature brings along are believed under a known root", async () => {
  assert.equal(await reasonUnder(), "ok");
  assert.equal(await reasonUnder({}), "ok");
  assert.equal(await reasonUnder({ name: "A" }, { name: "B" }, { name: "C" }), "ok");
});

test("an unknown authority, with its whole chain beside it", async () => {
  const stranger = TestAuthority.root("ecdsa", { name: "Stranger" });
  assert.equal(await reasonBy(stranger), "chain-unknown");
  assert.equal(await reasonBy(stranger.below(), [stranger.certificate]), "chain-unknown");
});

test("an unknown authority that bears the name of a known one", async () => {
  const { issuing } = authorityOf("ecdsa");
  const impostor = TestAuthority.root("ecdsa", { name: "Test root" });
  assert.equal(await reasonBy(impostor, [impostor.certificate]), "chain-unknown");
  // With the identifier of the key, too, only the signature tells.
  const sameId = TestAuthority.root("ecdsa", {
    name: "Test issuing authority",
    key: { ...createKey("ecdsa"), spki: issuing.key.spki },
  });
  assert.equal(await reasonBy(sameId), "chain-wrong");
});

test("an authority that may not be one", async () => {
  assert.equal(await reasonUnder({ isAuthority: false }), "chain-wrong");
  assert.equal(await reasonUnder({ usage: [KEY_USAGE.crlSign] }), "chain-wrong");
  assert.equal(await reasonUnder({ notAfter: NOW.subtract({ seconds: 1 }) }), "chain-wrong");
  assert.equal(await reasonUnder({ notBefore: NOW.add({ seconds: 1 }) }), "chain-wrong");
  for (const isCritical of [true, false]) {
    const names = extension(OID.nameConstraints, isCritical, sequence());
    assert.equal(await reasonUnder({ moreExtensions: [names] }), "chain-wrong");
  }
});

test("an authority for some purposes issues certificates for those", async () => {
  const underOneFor = (...purposes: readonly string[]) =>
    reasonUnder({ moreExtensions: usageExtensions([], purposes) }, { name: "Below" });
  assert.equal(await underOneFor(OID.timeStamping), "chain-wrong");
  assert.equal(await underOneFor(OID.timeStamping, OID.emailProtection), "ok");
  assert.equal(await underOneFor(OID.anyPurpose), "ok");
});

test("a person who issues certificates herself", async () => {
  const person = authorityOf("ecdsa").issue({ iin: IIN, key });
  const { subject } = trustedCertificate(person.certificate);
  const certificate = issueCertificate(
    {
      subject: personName(IIN, "БАСҚА АДАМ"),
      spki: key.spki,
      notBefore: NOW.subtract({ hours: 1 }),
      notAfter: NOW.add({ hours: 1 }),
      extensions: usageExtensions([0, 1], [OID.emailProtection, OID.individual]),
    },
    { subject, key },
  );
  const signer = { certificate, key, chain: [person.certificate] };
  assert.equal(await reasonOf({ cms: signCms({ content: CONTENT, signer }) }), "chain-wrong");
});

test("paths that are too long: by the authority's own word, and by ours", async () => {
  assert.equal(await reasonUnder({ pathLength: 0 }), "ok");
  assert.equal(await reasonUnder({ pathLength: 0 }, { name: "B" }), "chain-wrong");
  assert.equal(await reasonUnder({ pathLength: 1 }, { name: "B" }), "ok");
  const names = ["A", "B", "C", "D", "E"].map((name) => ({ name }));
  assert.equal(await reasonUnder(...names.slice(0, 4)), "ok");
  assert.equal(await reasonUnder(...names), "chain-wrong");
});

test("authorities weaker than what a signer may be", async () => {
  assert.equal(await reasonUnder({ keyOptions: { curve: "secp256k1" } }), "chain-wrong");
  assert.equal(await reasonUnder({ keyOptions: { digest: "sha1" } }), "chain-wrong");
});

test("authorities that vouch for each other end nowhere, soon", async () => {
  const [a, b] = [createKey("ecdsa"), createKey("ecdsa")];
  const rings = [0, 1, 2, 3, 4, 5].flatMap(() => {
    const first = TestAuthority.root("ecdsa", { key: a, name: "A" });
    const second = TestAuthority.root("ecdsa", { key: b, name: "B" });
    return [first.below({ key: b, name: "B" }), second.below({ key: a, name: "A" })];
  });
  const [under, ...others] = rings;
  assert.ok(under);
  const certificates = others.map(({ certificate }) => certificate);
  assert.equal(await reasonBy(under, certificates), "chain-wrong");
});

test("a search among many namesakes ends", () => {
  const issuing = authorityOf("ecdsa").issuing;
  const namesakes = Array.from({ length: 16 }, () => {
    const other = { ...createKey("ecdsa"), spki: issuing.key.spki };
    return trustedCertificate(
      TestAuthority.root("ecdsa", { name: "Test issuing authority", key: other }).certificate,
    );
  });
  const found = (between: readonly Certificate[]) =>
    findPath({
      leaf: trustedCertificate(signerOf("ecdsa").certificate),
      roots: [trustedCertificate(root.certificate)],
      between: [...between, trustedCertificate(issuing.certificate)],
      at: NOW,
    });
  assert.equal(found(namesakes.slice(0, 2)).ok, true);
  assert.deepEqual(found(namesakes), { ok: false, reason: "chain-wrong" });
});

test("a certificate that names one algorithm inside and another outside", () => {
  const copy = Buffer.from(signerOf("ecdsa").certificate);
  const sha256 = Buffer.from("2a8648ce3d040302", "hex");
  assert.ok(certificateOf(copy));
  copy[copy.lastIndexOf(sha256) + 7] = 3;
  assert.equal(certificateOf(copy), undefined);
});
