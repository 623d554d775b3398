import assert from "node:assert/strict";
import { test } from "node:test";
import type { RevocationBytes, RevocationQuestion, RevocationWanted } from "../src/index.ts";
import { primitive, TAG } from "../src/der/element.ts";
import { element, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { KEY_USAGE } from "../src/x509/extensions.ts";
import { extension, tagged } from "../testing/der-parts.ts";
import { createKey, makeCrl, makeOcsp, signCms, TestAuthority, TestCa } from "../testing/index.ts";
import {
  authorityOf,
  codeOf,
  CONTENT,
  IIN,
  NOW,
  outcomeOf,
  reasonOf,
  signerOf,
} from "./support/signing-room.ts";

const ca = authorityOf("ecdsa");
const { issuing, root } = ca;
const signer = signerOf("ecdsa");
const { certificate } = signer;
const cms = signCms({ content: CONTENT, signer });
const rootList: RevocationBytes = { kind: "crl", bytes: makeCrl(root, { thisUpdate: NOW }) };
const hours = (n: number) => NOW.add({ hours: n });

/** What comes of it if these are all the answers there are about the signer. */
const reasonWith = (...answers: readonly RevocationBytes[]) =>
  reasonOf({ cms, options: { revocation: { find: async () => [...answers, rootList] } } });

const crl = (options: Parameters<typeof makeCrl>[1], by = issuing): RevocationBytes => ({
  kind: "crl",
  bytes: makeCrl(by, options),
});
const ocsp = (options: Parameters<typeof makeOcsp>[2], by = issuing): RevocationBytes => ({
  kind: "ocsp",
  bytes: makeOcsp(by, { certificate }, options),
});

test("nothing said: unknown, or passed where the policy says so", async () => {
  assert.equal(await reasonWith(), "revocation-unknown");
  const revocation = { find: async () => [] };
  const options = { revocation, revocationPolicy: "if-available" as const };
  const outcome = await outcomeOf({ cms, options });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.evidence.revocation, []);
});

test("about the authority nothing is said", async () => {
  const revocation = { find: async () => [ocsp({ thisUpdate: NOW })] };
  assert.equal(await reasonOf({ cms, options: { revocation } }), "revocation-unknown");
});

test("the authority itself was revoked", async () => {
  const revoked = [{ certificate: issuing.certificate, at: hours(-1) }];
  const list = crl({ revoked, thisUpdate: NOW }, root);
  const revocation = { find: async () => [ocsp({ thisUpdate: NOW }), list] };
  assert.equal(await reasonOf({ cms, options: { revocation } }), "revoked");
});

test("revoked before or after the signing", async () => {
  for (const [at, expected] of [
    [-1, "revoked"],
    [0, "revoked"],
    [1, "ok"],
  ] as const) {
    const revoked = [{ certificate, at: hours(at) }];
    assert.equal(await reasonWith(crl({ revoked, thisUpdate: NOW })), expected);
    const status = { revokedAt: hours(at) };
    assert.equal(await reasonWith(ocsp({ status, thisUpdate: NOW })), expected);
  }
});

test("revoked after the signing, but the key was lost before", async () => {
  const revoked = [{ certificate, at: hours(1), invalidSince: hours(-1) }];
  assert.equal(await reasonWith(crl({ revoked, thisUpdate: NOW })), "revoked");
});

test("a timestamp from before the revocation keeps a signature good", async () => {
  const signedAt = hours(-48);
  const timestamp = (value: Uint8Array) => ca.timestamp(value, signedAt);
  const stamped = signCms({ content: CONTENT, signer, timestamp });
  for (const [at, expected] of [
    [-47, "ok"],
    [-49, "revoked"],
  ] as const) {
    const list = crl({ revoked: [{ certificate, at: hours(at) }], thisUpdate: NOW });
    const options = { revocation: { find: async () => [list, rootList] } };
    assert.equal(codeOf(await outcomeOf({ cms: stamped, options })), expected);
  }
});

test("a revocation stays in a list that is out of date, a hold does not", async () => {
  for (const [reason, expected] of [
    [undefined, "revoked"],
    [1, "revoked"],
    [6, "ok"],
  ] as const) {
    const one = { certificate, at: hours(-40), ...(reason !== undefined && { reason }) };
    const old = crl({ revoked: [one], thisUpdate: hours(-30) });
    assert.equal(await reasonWith(ocsp({ thisUpdate: NOW }), old), expected);
  }
  const hold = crl({ revoked: [{ certificate, at: hours(-1), reason: 6 }], thisUpdate: NOW });
  assert.equal(await reasonWith(hold), "revoked");
});

test("one revocation outweighs any number of good answers", async () => {
  const bad = crl({ revoked: [{ certificate, at: hours(-1) }], thisUpdate: hours(-2) });
  const good = ocsp({ thisUpdate: NOW });
  assert.equal(await reasonWith(good, bad, good), "revoked");
  const before = makeOcsp(
    issuing,
    { certificate },
    { thisUpdate: hours(-2), nextUpdate: hours(1) },
  );
  const lists = [makeCrl(issuing, { thisUpdate: hours(-2) })];
  const bringing = signCms({ content: CONTENT, signer, lists, ocspResponses: [before] });
  const options = { revocation: { find: async () => [bad, rootList] } };
  assert.equal(await reasonOf({ cms: bringing, options }), "revoked");
});

test("answers that are too old, or from a time to come, or about an expired certificate", async () => {
  const old = { thisUpdate: hours(-30), nextUpdate: hours(-1) };
  const later = { thisUpdate: hours(1), nextUpdate: hours(2) };
  for (const window of [old, later]) {
    assert.equal(await reasonWith(crl(window)), "revocation-unknown");
    assert.equal(await reasonWith(ocsp(window)), "revocation-unknown");
  }
  assert.equal(await reasonWith(ocsp({ thisUpdate: hours(-23), nextUpdate: null })), "ok");
  assert.equal(
    await reasonWith(ocsp({ thisUpdate: hours(-25), nextUpdate: null })),
    "revocation-unknown",
  );
  const timestamp = (value: Uint8Array) => ca.timestamp(value, hours(-48));
  const expired = ca.issue({ iin: IIN, key: signer.key, notAfter: hours(-24) });
  const stamped = signCms({ content: CONTENT, signer: expired, timestamp });
  const list = [crl({ thisUpdate: NOW }), rootList];
  const reason = await reasonOf({
    cms: stamped,
    options: { revocation: { find: async () => list } },
  });
  assert.equal(reason, "revocation-unknown");
});

test("answers of others do not count", async () => {
  const impostor = TestAuthority.root("ecdsa", { name: "Test issuing authority" });
  const stranger = issuing.issue({ kind: "individual-sign", iin: IIN });
  const elsewhere = impostor.issue({ kind: "ocsp" });
  const now = { thisUpdate: NOW };
  assert.equal(await reasonWith(crl(now, impostor), crl(now, root)), "revocation-unknown");
  assert.equal(await reasonWith(ocsp(now, impostor), ocsp(now, root)), "revocation-unknown");
  for (const responder of [stranger, elsewhere]) {
    assert.equal(await reasonWith(ocsp({ ...now, responder })), "revocation-unknown");
  }
  const about = issuing.issue({ iin: IIN }).certificate;
  const another = makeOcsp(issuing, { certificate: about }, now);
  assert.equal(await reasonWith({ kind: "ocsp", bytes: another }), "revocation-unknown");
  assert.equal(await reasonWith(ocsp({ ...now, status: "unknown" })), "revocation-unknown");
});

test("a list under another name, and one of an authority that may sign none", async () => {
  const renamed = TestAuthority.root("ecdsa", { key: issuing.key, name: "Renamed" });
  assert.equal(await reasonWith(crl({ thisUpdate: NOW }, renamed)), "revocation-unknown");
  for (const [usage, expected] of [
    [[KEY_USAGE.keyCertSign], "revocation-unknown"],
    [[KEY_USAGE.keyCertSign, KEY_USAGE.crlSign], "ok"],
  ] as const) {
    const authority = root.below({ usage, name: "Below" });
    const signed = signCms({ content: CONTENT, signer: authority.issue({ iin: IIN }) });
    const find = async () => [crl({ thisUpdate: NOW }, authority), rootList];
    assert.equal(await reasonOf({ cms: signed, options: { revocation: { find } } }), expected);
  }
});

test("a responder whom the issuer named, by any digest", async () => {
  const responder = issuing.issue({ kind: "ocsp", name: "Test responder" });
  for (const digest of ["sha1", "sha256", "streebog512"] as const) {
    assert.equal(await reasonWith(ocsp({ thisUpdate: NOW, responder, digest })), "ok", digest);
  }
  const expired = issuing.issue({ kind: "ocsp", notAfter: hours(-1) });
  assert.equal(
    await reasonWith(ocsp({ thisUpdate: NOW, responder: expired })),
    "revocation-unknown",
  );
});

test("a responder whom somebody else named in the issuer's name", async () => {
  const thisUpdate = NOW;
  const renamed = TestAuthority.root("ecdsa", { key: issuing.key, name: "Renamed" });
  const forger = TestAuthority.root("ecdsa", {
    key: { ...createKey("ecdsa"), spki: issuing.key.spki },
    name: "Test issuing authority",
  });
  for (const authority of [renamed, forger]) {
    const responder = authority.issue({ kind: "ocsp" });
    assert.equal(await reasonWith(ocsp({ thisUpdate, responder })), "revocation-unknown");
  }
  const namesake = TestAuthority.root("ecdsa", { name: "Test issuing authority" });
  const responder = issuing.issue({ kind: "ocsp" });
  const aboutOther = ocsp({ thisUpdate, responder }, namesake);
  assert.equal(await reasonWith(aboutOther), "revocation-unknown");
});

test("lists of a part count for that part only", async () => {
  const point = (...parts: readonly Uint8Array[]) =>
    crl({
      thisUpdate: NOW,
      moreExtensions: [extension(OID.issuingPoint, true, sequence(...parts))],
    });
  const flag = (n: number) => element(primitive(n), Uint8Array.of(0xff));
  const url = element(primitive(6), Buffer.from("http://crl.example/a.crl"));
  assert.equal(await reasonWith(point(flag(1))), "ok");
  for (const parts of [[flag(2)], [flag(4)], [flag(5)], [tagged(0, tagged(0, url))]]) {
    assert.equal(await reasonWith(point(...parts)), "revocation-unknown");
  }
  for (const isCritical of [true, false]) {
    const delta = extension(OID.deltaList, isCritical, element(TAG.integer, Uint8Array.of(1)));
    const list = crl({ thisUpdate: NOW, moreExtensions: [delta] });
    assert.equal(await reasonWith(list), "revocation-unknown");
  }
});

test("broken answers are passed over", async () => {
  const good = ocsp({ thisUpdate: NOW });
  const list = crl({ thisUpdate: NOW });
  for (const { kind, bytes } of [good, list]) {
    for (let at = 0; at < bytes.length; at += 3) {
      const turned = bytes.slice();
      turned[at] = (turned[at] as number) ^ 0x10;
      const broken = [
        { kind, bytes: turned },
        { kind, bytes: bytes.slice(0, at) },
      ];
      assert.equal(await reasonWith(...broken), "revocation-unknown", `${kind} ${at}`);
    }
  }
});

test("a source is asked about each certificate, with its addresses and a request", async () => {
  const asked: RevocationQuestion[] = [];
  const own = TestCa.create("gost");
  const urls = { ocspUrls: ["http://ocsp.example/"], crlUrls: ["https://crl.example/a.crl"] };
  const person = own.issue({ iin: IIN, ...urls, serial: Uint8Array.of(0x00, 0x8f, 0x01) });
  const find = (question: RevocationQuestion, wanted: RevocationWanted) => {
    asked.push(question);
    return own.source(NOW).find(question, wanted);
  };
  const signed = signCms({ content: CONTENT, signer: person });
  assert.equal(await reasonOf({ cms: signed, ca: own, options: { revocation: { find } } }), "ok");
  const [first, second] = asked;
  assert.equal(asked.length, 2);
  assert.deepEqual(first?.certificate, person.certificate);
  assert.deepEqual(first?.issuer, own.issuing.certificate);
  assert.deepEqual(
    [first?.ocspUrls, first?.crlUrls, first?.serial],
    [urls.ocspUrls, urls.crlUrls, "8f01"],
  );
  assert.deepEqual(second?.certificate, own.issuing.certificate);
  assert.deepEqual([second?.ocspUrls, second?.crlUrls], [[], []]);
});

test("addresses that are no web pages are not asked", async () => {
  const asked: RevocationQuestion[] = [];
  const urls = [
    "file:///etc/passwd",
    "ldap://x/",
    "http://a b/",
    "javascript:1",
    "http://ok.example/",
  ];
  const person = ca.issue({ iin: IIN, key: createKey("ecdsa"), ocspUrls: urls, crlUrls: urls });
  const find = async (question: RevocationQuestion) => {
    asked.push(question);
    return [];
  };
  await outcomeOf({
    cms: signCms({ content: CONTENT, signer: person }),
    options: { revocation: { find } },
  });
  assert.deepEqual(asked[0]?.ocspUrls, ["http://ok.example/"]);
  assert.deepEqual(asked[0]?.crlUrls, ["http://ok.example/"]);
});
