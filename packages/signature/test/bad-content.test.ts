import assert from "node:assert/strict";
import { test } from "node:test";
import { TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { trustedCertificate } from "../src/x509/certificate.ts";
import { hashOf, integer, octetString, tagged } from "../testing/der-parts.ts";
import { attribute, type CmsOptions, cmsOf, createKey, signerInfo } from "../testing/index.ts";
import { CONTENT, issued, reasonOf, signedBy, signerOf } from "./support/signing-room.ts";

const signer = signerOf("ecdsa");
const options: CmsOptions = { content: CONTENT, signer };
const other = new TextEncoder().encode("Басқа мәтін");

test("several signers or none", async () => {
  const one = signerInfo(options);
  const two = signerInfo({ ...options, signer: issued("ecdsa", { key: createKey("ecdsa") }) });
  assert.equal(await reasonOf({ cms: cmsOf(options, []) }), "no-signature");
  assert.equal(await reasonOf({ cms: cmsOf(options, [one, two]) }), "several-signatures");
  assert.equal(await reasonOf({ cms: cmsOf(options, [one, one]) }), "several-signatures");
});

test("another content, inside or apart", async () => {
  const swapped = cmsOf({ ...options, content: other }, [signerInfo(options)]);
  assert.equal(await reasonOf({ cms: signedBy(), content: other }), "content-differs");
  assert.equal(await reasonOf({ cms: swapped }), "content-differs");
  assert.equal(await reasonOf({ cms: swapped, content: other }), "digest-differs");
  const detached = signedBy({ detached: true });
  assert.equal(await reasonOf({ cms: detached, content: other }), "digest-differs");
});

test("a digest that was exchanged for another", async () => {
  const digest = new Uint8Array(32);
  assert.equal(await reasonOf({ cms: signedBy({ messageDigest: digest }) }), "digest-differs");
  const ofOther = signerInfo({ ...options, content: other });
  assert.equal(await reasonOf({ cms: cmsOf(options, [ofOther]) }), "digest-differs");
  const cms = Buffer.from(signedBy());
  const digestOfContent = Buffer.from(signedBy({ content: other }));
  const at = (bytes: Buffer) => bytes.indexOf(Buffer.from("2a864886f70d010904", "hex")) + 13;
  digestOfContent.copy(cms, at(cms), at(digestOfContent), at(digestOfContent) + 32);
  const exchanged = { cms: new Uint8Array(cms) };
  assert.equal(await reasonOf(exchanged), "digest-differs");
});

test("the signature of another person, or by another key", async () => {
  const stranger = issued("ecdsa", { key: createKey("ecdsa") });
  const forged = signedBy({ signer: { ...signer, key: stranger.key } });
  assert.equal(await reasonOf({ cms: forged }), "signature-wrong");
  for (const family of ["rsa", "gost"] as const) {
    const crossed = signedBy({ signer: { ...signer, key: signerOf(family).key } });
    assert.equal(await reasonOf({ cms: crossed }), "signature-wrong", family);
  }
});

test("signed attributes that are missing, doubled or of another kind", async () => {
  const type = attribute(OID.contentType, oidElement(OID.data));
  const time = attribute(OID.signingTime, element(TAG.utf8, Buffer.from("today")));
  const two = attribute(OID.signingTime, sequence(), element(TAG.null));
  const cases: Record<string, Partial<CmsOptions>> = {
    none: { withoutAttributes: true },
    noType: { statedContentType: null },
    otherType: { statedContentType: OID.timestampInfo },
    otherContentType: { contentType: OID.timestampInfo, statedContentType: OID.data },
    typeTwice: { moreAttributes: [type] },
    noTime: { moreAttributes: [time] },
    twoTimes: { moreAttributes: [two] },
    empty: { moreAttributes: [sequence(oidElement("1.2.3"), element(TAG.set))] },
    noReference: { moreAttributes: [attribute(OID.signingCertificate, element(TAG.null))] },
  };
  for (const [name, change] of Object.entries(cases)) {
    assert.equal(await reasonOf({ cms: signedBy(change) }), "attributes-wrong", name);
  }
});

test("unsigned attributes that are no attributes", async () => {
  assert.equal(await reasonOf({ cms: signedBy({ unsigned: [element(TAG.null)] }) }), "unreadable");
  const empty = sequence(oidElement("1.2.3"), element(TAG.set));
  assert.equal(await reasonOf({ cms: signedBy({ unsigned: [empty] }) }), "unreadable");
  const twice = attribute("1.2.3", element(TAG.null));
  assert.equal(await reasonOf({ cms: signedBy({ unsigned: [twice, twice] }) }), "ok");
});

test("signed to acknowledge a receipt, or for less than an approval", async () => {
  const kind = (n: number) => sequence(oidElement(`1.2.840.113549.1.9.16.6.${n}`));
  const reason = (...kinds: readonly number[]) =>
    reasonOf({
      cms: signedBy({ moreAttributes: [attribute(OID.commitmentType, ...kinds.map(kind))] }),
    });
  for (const n of [1, 5]) assert.equal(await reason(n), "ok", `${n}`);
  for (const n of [2, 3, 4, 6, 7]) assert.equal(await reason(n), "attributes-wrong", `${n}`);
  assert.equal(await reason(1, 2), "attributes-wrong");
  const unread = attribute(OID.commitmentType, element(TAG.null));
  assert.equal(await reasonOf({ cms: signedBy({ moreAttributes: [unread] }) }), "attributes-wrong");
});

test("a certificate that is missing, or not the one that was signed for", async () => {
  assert.equal(await reasonOf({ cms: signedBy({ certificates: [] }) }), "certificate-missing");
  const renewed = issued("ecdsa", {});
  for (const reference of ["v1", "v2"] as const) {
    const cms = signedBy({ reference, referenceTo: renewed.certificate });
    assert.equal(await reasonOf({ cms }), "certificate-differs", reference);
  }
});

test("a reference that fits by half", async () => {
  const { issuer, serial } = trustedCertificate(signer.certificate);
  const namesake = issued("ecdsa", { serial, name: "БАСҚА АДАМ" });
  for (const reference of ["v1", "v2"] as const) {
    const cms = signedBy({ reference, referenceTo: namesake.certificate });
    assert.equal(await reasonOf({ cms }), "certificate-differs", reference);
  }
  const hash = octetString(hashOf("sha256", signer.certificate));
  const naming = (number: Uint8Array) => {
    const name = sequence(sequence(tagged(4, issuer)), integer(number));
    const value = sequence(sequence(sequence(hash, name)));
    return signedBy({
      reference: "none",
      moreAttributes: [attribute(OID.signingCertificateV2, value)],
    });
  };
  assert.equal(await reasonOf({ cms: naming(serial) }), "ok");
  assert.equal(await reasonOf({ cms: naming(Uint8Array.of(1)) }), "certificate-differs");
});

test("versions that do not belong to how the signer is named", async () => {
  const info = Buffer.from(signerInfo(options));
  const at = info.indexOf(Buffer.from("020101", "hex")) + 2;
  assert.ok(at < 8);
  info[at] = 3;
  const cms = cmsOf(options, [new Uint8Array(info)]);
  assert.equal(await reasonOf({ cms }), "unreadable");
});

test("more certificates than anyone needs", async () => {
  const certificates = Array.from({ length: 17 }, () => issued("ecdsa", {}).certificate);
  const cms = signedBy({ certificates: [signer.certificate, ...certificates] });
  assert.equal(await reasonOf({ cms }), "unreadable");
});
