import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { trustedCertificate } from "../src/x509/certificate.ts";
import { bitString, integer, tagged } from "../testing/der-parts.ts";
import { createGostKey, gostSpki } from "../testing/gost-key.ts";
import { createKey, signCms, type TestKey, type TestSigner } from "../testing/index.ts";
import {
  authorityOf,
  CONTENT,
  issued,
  reasonOf,
  signedBy,
  signerOf,
} from "./support/signing-room.ts";

const reasonBy = (signer: TestSigner) =>
  reasonOf({ cms: signCms({ content: CONTENT, signer }), ca: authorityOf(signer.key.family) });

test("SHA-1, in the digest or in the signature", async () => {
  for (const family of ["rsa", "ecdsa"] as const) {
    const key = createKey(family, { digest: "sha1" });
    assert.equal(await reasonBy(issued(family, { key })), "algorithm-refused", family);
    const half = signCms({ content: CONTENT, signer: signerOf(family), digest: "sha1" });
    assert.equal(await reasonOf({ cms: half, ca: authorityOf(family) }), "algorithm-refused");
  }
});

test("a digest that is not that of the signature, or not announced", async () => {
  assert.equal(await reasonOf({ cms: signedBy({ digest: "sha384" }) }), "algorithm-refused");
  const md5 = sequence(oidElement("1.2.840.113549.1.1.4"), element(TAG.null));
  assert.equal(await reasonOf({ cms: signedBy({ algorithm: md5 }) }), "algorithm-refused");
  const cms = Buffer.from(signedBy());
  const announced = cms.indexOf(Buffer.from("608648016503040201", "hex")) + 8;
  cms[announced] = 2;
  assert.equal(await reasonOf({ cms: new Uint8Array(cms) }), "algorithm-refused");
});

test("keys of RSA that are too short", async () => {
  const key = createKey("rsa", { rsaBits: 1024 });
  assert.equal(await reasonBy(issued("rsa", { key })), "key-weak");
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 });
  const spki = new Uint8Array(publicKey.export({ format: "der", type: "spki" }));
  assert.equal(await reasonBy(issued("rsa", { key: { ...key, spki } })), "key-weak");
});

test("curves that are not those three, and parameters written out", async () => {
  for (const curve of ["secp256k1", "secp224r1", "brainpoolP256r1"]) {
    const key = createKey("ecdsa", { curve });
    assert.equal(await reasonBy(issued("ecdsa", { key })), "wrong-curve", curve);
  }
  const { publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    paramEncoding: "explicit",
  });
  const explicit = new Uint8Array(publicKey.export({ format: "der", type: "spki" }));
  const { key } = signerOf("ecdsa");
  assert.equal(await reasonBy(issued("ecdsa", { key: { ...key, spki: explicit } })), "wrong-curve");
});

test("curves of GOST other than the one", async () => {
  const { publicKey } = createGostKey();
  const { key } = signerOf("gost");
  const reason = (spki: Uint8Array) => reasonBy(issued("gost", { key: { ...key, spki } }));
  const curve = "1.2.398.3.10.1.1.2.2.2";
  assert.equal(await reason(gostSpki(publicKey, { curve })), "wrong-curve");
  assert.equal(await reason(gostSpki(publicKey, { curve: null })), "algorithm-refused");
  const short = "1.2.398.3.10.1.1.2.1";
  assert.equal(await reason(gostSpki(publicKey, { key: short })), "algorithm-refused");
});

test("points that lie on no curve, and keys of other kinds", async () => {
  const { key } = signerOf("ecdsa");
  const off = Uint8Array.from(key.spki);
  off[off.length - 1] = (off.at(-1) as number) ^ 1;
  const ed25519 = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
  const gost = gostSpki(new Uint8Array(128).fill(1));
  const keys: readonly TestKey[] = [
    { ...key, spki: off },
    { ...key, spki: new Uint8Array(ed25519) },
    { ...key, spki: gost },
  ];
  for (const wrong of keys) {
    assert.equal(await reasonBy(issued("ecdsa", { key: wrong })), "algorithm-refused");
  }
});

test("a point in the short form", async () => {
  const { key } = signerOf("ecdsa");
  const { keyBits } = trustedCertificate(signerOf("ecdsa").certificate);
  const x = keyBits.subarray(1, 33);
  const short = Uint8Array.of(2 + ((keyBits.at(-1) as number) & 1), ...x);
  const spki = sequence(sequence(oidElement(OID.ec), oidElement(OID.p256)), bitString(short));
  const reason = await reasonBy(issued("ecdsa", { key: { ...key, spki } }));
  assert.equal(reason, "algorithm-refused");
});

test("a PSS signature by two digests at once", async () => {
  const signer = issued("rsa", { key: createKey("rsa", { padding: "pss" }) });
  const digest = (id: string) => sequence(oidElement(id), element(TAG.null));
  const algorithm = (mask: string) =>
    sequence(
      oidElement(OID.rsaPss),
      sequence(
        tagged(0, digest(OID.sha256)),
        tagged(1, sequence(oidElement(OID.mgf1), digest(mask))),
        tagged(2, integer(32)),
      ),
    );
  for (const [mask, expected] of [
    [OID.sha256, "ok"],
    [OID.sha512, "algorithm-refused"],
  ] as const) {
    const cms = signCms({ content: CONTENT, signer, algorithm: algorithm(mask) });
    assert.equal(await reasonOf({ cms, ca: authorityOf("rsa") }), expected);
  }
});

test("a PSS signature that leaves its digest to the default, SHA-1", async () => {
  const signer = issued("rsa", { key: createKey("rsa", { padding: "pss" }) });
  const algorithm = sequence(oidElement(OID.rsaPss), sequence());
  const cms = signCms({ content: CONTENT, signer, algorithm });
  assert.equal(await reasonOf({ cms, ca: authorityOf("rsa") }), "algorithm-refused");
});
