import assert from "node:assert/strict";
import { test } from "node:test";
import { recheck, type SignatureFamily, type ValidSignature } from "../src/index.ts";
import { type CmsOptions, createKey, type KeyOptions, makeCrl, signCms } from "../testing/index.ts";
import { gostKey, rsaEncryption } from "./support/key-algorithms.ts";
import {
  authorityOf,
  CONTENT,
  IIN,
  issued,
  NOW,
  outcomeOf,
  signerOf,
} from "./support/signing-room.ts";

const FAMILIES: readonly SignatureFamily[] = ["rsa", "ecdsa", "gost"];
const EARLIER = NOW.subtract({ hours: 30 });

async function valid(family: SignatureFamily, cms: Uint8Array): Promise<ValidSignature> {
  const outcome = await outcomeOf({ cms, ca: authorityOf(family) });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.reason);
  return outcome;
}

for (const family of FAMILIES) {
  test(`${family}: every good form tells who signed`, async () => {
    const ca = authorityOf(family);
    const signer = signerOf(family);
    const stamped = { timestamp: (value: Uint8Array) => ca.timestamp(value, EARLIER) };
    const forms: readonly Partial<CmsOptions>[] = [
      {},
      { detached: true },
      { reference: "v1" },
      { reference: "none" },
      { signerId: "key" },
      { signingTime: NOW },
      { certificates: [signer.certificate] },
      { ...stamped, detached: true, signingTime: NOW },
    ];
    for (const form of forms) {
      const outcome = await valid(family, signCms({ content: CONTENT, signer, ...form }));
      assert.equal(outcome.signer.iin.digits, IIN);
      assert.equal(outcome.signer.name, "СЫНАҚОВА АЙГҮЛ");
      assert.equal(outcome.family, family);
      assert.deepEqual(outcome.certificate, signer.certificate);
    }
  });

  test(`${family}: the evidence alone gives the same outcome, years later`, async () => {
    const ca = authorityOf(family);
    const signer = signerOf(family);
    const timestamp = (value: Uint8Array) => ca.timestamp(value, EARLIER);
    for (const form of [{}, { timestamp, detached: true }]) {
      const cms = signCms({ content: CONTENT, signer, ...form });
      const first = await valid(family, cms);
      const { evidence } = first;
      assert.deepEqual(evidence.chain, [
        signer.certificate,
        ca.issuing.certificate,
        ca.root.certificate,
      ]);
      assert.equal(evidence.timestamp !== undefined, "timestamp" in form);
      // The signer's and the issuing authority's, and that of whoever stamps the time.
      assert.equal(evidence.revocation.length, "timestamp" in form ? 3 : 2);
      const { roots, timestampRoots = [] } = ca.trust;
      const again = await recheck({ cms, content: CONTENT, evidence }, { roots, timestampRoots });
      assert.deepEqual(again, first);
      assert.equal(again.ok && again.signer.iin.digits, IIN);
      const without = { ...evidence, revocation: [] };
      assert.deepEqual(
        await recheck({ cms, content: CONTENT, evidence: without }, { roots, timestampRoots }),
        { ok: false, reason: "revocation-unknown" },
      );
    }
  });
}

const KEYS: readonly (readonly [SignatureFamily, KeyOptions])[] = [
  ["rsa", { padding: "pss" }],
  ["rsa", { digest: "sha384" }],
  ["rsa", { digest: "sha512" }],
  ["ecdsa", { curve: "P-384", digest: "sha384" }],
  ["ecdsa", { curve: "P-521", digest: "sha512" }],
];

for (const [family, options] of KEYS) {
  test(`${family} with ${Object.values(options).join(", ")}`, async () => {
    const signer = issued(family, { key: createKey(family, options) });
    const outcome = await valid(family, signCms({ content: CONTENT, signer }));
    assert.equal(outcome.family, family);
  });
}

test("some signers write the algorithm of the key, and the digest apart", async () => {
  for (const [family, algorithm] of [["rsa", rsaEncryption] as const, ["gost", gostKey] as const]) {
    const cms = signCms({ content: CONTENT, signer: signerOf(family), algorithm });
    assert.equal((await valid(family, cms)).family, family);
  }
});

test("the time is the authority's or that of the receipt, never what the signer says", async () => {
  const ca = authorityOf("ecdsa");
  const signer = signerOf("ecdsa");
  const claimed = signCms({ content: CONTENT, signer, signingTime: NOW.subtract({ hours: 900 }) });
  const first = await valid("ecdsa", claimed);
  assert.equal(first.signedAt.epochMilliseconds, NOW.epochMilliseconds);
  assert.equal(first.timestamped, false);
  const timestamp = (value: Uint8Array) => ca.timestamp(value, EARLIER);
  const second = await valid("ecdsa", signCms({ content: CONTENT, signer, timestamp }));
  assert.equal(second.signedAt.epochMilliseconds, EARLIER.epochMilliseconds);
  assert.equal(second.timestamped, true);
});

test("a signature may bring its own answers, as CAdES keeps them, and lists", async () => {
  const ca = authorityOf("ecdsa");
  const signer = signerOf("ecdsa");
  const options = { revocation: { find: () => Promise.resolve([]) } };
  const cms = signCms({
    ...{ content: CONTENT, signer },
    ocspResponses: [basicOf(ca.ocsp(signer.certificate, NOW))],
    lists: [makeCrl(ca.root, { thisUpdate: NOW })],
  });
  const outcome = await outcomeOf({ cms, ca, options });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.reason);
  assert.deepEqual(
    outcome.evidence.revocation.map(({ kind }) => kind),
    ["ocsp", "crl"],
  );
});

/** The BasicOCSPResponse at the end of an OCSPResponse. */
function basicOf(response: Uint8Array): Uint8Array {
  const start = Buffer.from(response).indexOf(Buffer.from("2b0601050507300101", "hex")) + 9;
  return response.slice(start + (response[start + 1] === 0x82 ? 4 : 3));
}
