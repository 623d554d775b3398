import assert from "node:assert/strict";
import { test } from "node:test";
import { recheck, type RevocationSource, type VerifierOptions } from "../src/index.ts";
import { element } from "../src/der/write.ts";
import { TAG } from "../src/der/element.ts";
import { OID } from "../src/oids.ts";
import { attribute, makeTimestamp, signCms, TestAuthority, TestCa } from "../testing/index.ts";
import {
  authorityOf,
  codeOf,
  CONTENT,
  issued,
  NOW,
  outcomeOf,
  signerOf,
} from "./support/signing-room.ts";

const ca = authorityOf("ecdsa");
const signer = signerOf("ecdsa");
const stamper = ca.issue({ kind: "timestamp" });
const EARLIER = NOW.subtract({ hours: 2 });

/** The outcome with this token, and the time that counted: `at`, or the receipt. */
async function stampedBy(
  timestamp: (signature: Uint8Array) => Uint8Array,
  options: Partial<VerifierOptions> = {},
): Promise<string> {
  const cms = signCms({ content: CONTENT, signer, timestamp });
  const outcome = await outcomeOf({ cms, options });
  if (!outcome.ok) return outcome.reason;
  return outcome.timestamped ? outcome.signedAt.toString() : "receipt";
}

const by = (change: Partial<Parameters<typeof makeTimestamp>[0]>) =>
  stampedBy((stamped) => makeTimestamp({ authority: stamper, stamped, time: EARLIER, ...change }));

test("a known authority's time counts, by each digest and in each family", async () => {
  for (const imprintDigest of ["sha256", "sha384", "sha512", "streebog512"] as const) {
    assert.equal(await by({ imprintDigest }), EARLIER.toString(), imprintDigest);
  }
  assert.equal(await by({ reference: "v1" }), EARLIER.toString());
  for (const family of ["rsa", "gost"] as const) {
    const other = authorityOf(family);
    const trust = {
      timestampRoots: [other.root.certificate],
      intermediates: [ca.issuing.certificate, other.issuing.certificate],
      revocationPolicy: "if-available" as const,
    };
    const time = await stampedBy((value) => other.timestamp(value, EARLIER), trust);
    assert.equal(time, EARLIER.toString(), family);
  }
});

test("tokens that prove nothing are passed over: of unknown authorities, by old digests", async () => {
  const stranger = TestAuthority.root("ecdsa").issue({ kind: "timestamp" });
  assert.equal(await by({ authority: stranger }), "receipt");
  assert.equal(await by({ imprintDigest: "sha1" }), "receipt");
  assert.equal(
    await stampedBy((value) => ca.timestamp(value, EARLIER), { timestampRoots: [] }),
    "receipt",
  );
});

test("tokens that are wrong are refused", async () => {
  const authority = (kind: "individual-sign" | "ocsp") => issued("ecdsa", { kind });
  const several = [OID.timeStamping, OID.emailProtection];
  const cases: Record<string, Promise<string>> = {
    otherBytes: by({ stamped: CONTENT }),
    fromTheFuture: by({ time: NOW.add({ minutes: 11 }) }),
    ofSigner: by({ authority: authority("individual-sign") }),
    ofResponder: by({ authority: authority("ocsp") }),
    ofMany: by({ authority: ca.issue({ kind: "timestamp", purposes: several }) }),
    expired: by({
      authority: ca.issue({ kind: "timestamp", notAfter: EARLIER.subtract({ seconds: 1 }) }),
    }),
    unnamed: by({ reference: "none" }),
    apart: by({ detached: true }),
    signedTwice: by({ twice: true }),
    ofData: by({ statedContentType: OID.data }),
    notCms: stampedBy(() => element(TAG.null)),
    forged: by({ authority: { ...stamper, key: signer.key } }),
  };
  for (const [name, reason] of Object.entries(cases)) {
    assert.equal(await reason, "timestamp-wrong", name);
  }
});

test("of several tokens the earliest of known authorities counts", async () => {
  const stranger = TestAuthority.root("ecdsa").issue({ kind: "timestamp" });
  type Token = (stamped: Uint8Array) => Uint8Array;
  const earlier: Token = (value) => ca.timestamp(value, EARLIER);
  const later: Token = (value) => ca.timestamp(value, NOW);
  const unknown: Token = (stamped) =>
    makeTimestamp({ authority: stranger, stamped, time: EARLIER.subtract({ hours: 1 }) });
  const broken: Token = () => ca.timestamp(CONTENT, EARLIER);
  /** In one attribute or in one each: the same signature must be signed twice, so it is kept. */
  const withTokens = async (tokens: readonly Token[], isOneAttribute: boolean) => {
    let value: Uint8Array | undefined;
    const sign = (bytes: Uint8Array) => (value ??= signer.key.sign(bytes));
    const keeping = { ...signer, key: { ...signer.key, sign } };
    signCms({ content: CONTENT, signer: keeping });
    const made = tokens.map((token) => token(value ?? new Uint8Array()));
    const unsigned = isOneAttribute
      ? [attribute(OID.signatureTimeStamp, ...made)]
      : made.map((token) => attribute(OID.signatureTimeStamp, token));
    const outcome = await outcomeOf({
      cms: signCms({ content: CONTENT, signer: keeping, unsigned }),
    });
    if (!outcome.ok) return outcome.reason;
    return outcome.timestamped ? outcome.signedAt.toString() : "receipt";
  };
  for (const isOneAttribute of [true, false]) {
    const counted = (...tokens: readonly Token[]) => withTokens(tokens, isOneAttribute);
    assert.equal(await counted(later, earlier), EARLIER.toString());
    assert.equal(await counted(later, unknown, earlier, unknown), EARLIER.toString());
    assert.equal(await counted(unknown, unknown), "receipt");
    assert.equal(await counted(earlier, broken), "timestamp-wrong");
    assert.equal(await counted(earlier, earlier, later, later, later), "timestamp-wrong");
  }
});

test("an authority that became known later gives an old signature no other time", async () => {
  const other = TestCa.create("ecdsa");
  const timestamp = (value: Uint8Array) => other.timestamp(value, EARLIER);
  const cms = signCms({ content: CONTENT, signer, timestamp });
  const outcome = await outcomeOf({ cms });
  assert.ok(outcome.ok && !outcome.timestamped);
  const timestampRoots = [other.root.certificate, ...(ca.trust.timestampRoots ?? [])];
  const trust = { roots: ca.trust.roots, timestampRoots };
  const { evidence } = outcome;
  assert.deepEqual(await recheck({ cms, content: CONTENT, evidence }, trust), outcome);
});

test("a certificate must have been in force at the time that counts", async () => {
  const expired = issued("ecdsa", { notAfter: NOW.subtract({ hours: 1 }) });
  const renewed = issued("ecdsa", { notBefore: NOW.subtract({ hours: 1 }) });
  const reason = async (of: typeof expired, isStamped: boolean) => {
    const timestamp = (value: Uint8Array) => ca.timestamp(value, EARLIER);
    const cms = signCms({ content: CONTENT, signer: of, ...(isStamped && { timestamp }) });
    return codeOf(await outcomeOf({ cms }));
  };
  assert.equal(await reason(expired, false), "expired");
  assert.equal(await reason(renewed, false), "ok");
  assert.equal(await reason(renewed, true), "not-yet-valid");
});

test("an authority of time that was revoked, or of which nothing is known", async () => {
  const own = TestCa.create("ecdsa");
  const stamping = own.issue({ kind: "timestamp" });
  const cms = signCms({
    content: CONTENT,
    signer,
    timestamp: (stamped) =>
      makeTimestamp({
        ...{ authority: stamping, stamped, time: EARLIER },
        certificates: [stamping.certificate],
      }),
  });
  const trust = {
    timestampRoots: [own.root.certificate],
    intermediates: [ca.issuing.certificate, own.issuing.certificate],
  };
  const both: RevocationSource = {
    find: async (question, wanted) => [
      ...(await ca.source(NOW).find(question, wanted)),
      ...(await own.source(NOW).find(question, wanted)),
    ],
  };
  const reason = async (revocation: RevocationSource) =>
    codeOf(await outcomeOf({ cms, options: { ...trust, revocation } }));
  const outcome = await outcomeOf({ cms, options: { ...trust, revocation: both } });
  assert.ok(outcome.ok);
  const { evidence } = outcome;
  const { timestampRoots } = trust;
  const roots = ca.trust.roots;
  assert.deepEqual(
    await recheck({ cms, content: CONTENT, evidence }, { roots, timestampRoots }),
    outcome,
  );
  assert.equal(await reason(ca.source(NOW)), "revocation-unknown");
  own.revoke(stamping.certificate, EARLIER);
  assert.equal(await reason(both), "timestamp-wrong");
});

test("a signer's claim of a time to come", async () => {
  for (const [minutes, expected] of [
    [10, "ok"],
    [11, "signing-time-wrong"],
  ] as const) {
    const cms = signCms({ content: CONTENT, signer, signingTime: NOW.add({ minutes }) });
    assert.equal(codeOf(await outcomeOf({ cms })), expected);
  }
});
