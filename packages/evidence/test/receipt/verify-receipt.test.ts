import assert from "node:assert/strict";
import { test } from "node:test";
import { createCosigner, toBase64 } from "@kelisim/log";
import { p256 } from "@noble/curves/nist.js";
import { FACTS, makeReceipt, receiptKey } from "../../src/testing/receipts.test-support.ts";
import { fromBase64url, toBase64url } from "../../src/receipt/base64url.ts";
import type { ReceiptFile } from "../../src/receipt/receipt-file.ts";
import { RECEIPT_FAULTS, type ReceiptFault } from "../../src/receipt/receipt-faults.ts";
import { signReceipt } from "../../src/receipt/sign-receipt.ts";
import { verifyReceipt } from "../../src/receipt/verify-receipt.ts";

const made = makeReceipt();
const trust = made.keys;

const changed = (change: (file: Mutable<ReceiptFile>) => void): string => {
  const file = structuredClone(made.file) as Mutable<ReceiptFile>;
  change(file);
  return JSON.stringify(file);
};
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** The JWS with one part made anew, under the right key. */
function resigned(header: unknown, payload: string): string {
  const part = (text: string) => toBase64url(new TextEncoder().encode(text));
  const text = typeof header === "string" ? header : JSON.stringify(header);
  const signed = `${part(text)}.${part(payload)}`;
  return `${signed}.${toBase64url(receiptKey("A").sign(new TextEncoder().encode(signed)))}`;
}
const payload = () => new TextDecoder().decode(fromBase64url(made.file.jws.split(".")[1] ?? ""));
const { kid } = receiptKey("A");
const elsewhere = makeReceipt({ facts: { ...FACTS, receiptId: `rct_${"9".repeat(32)}` } });
const otherLog = makeReceipt({ origin: "kelisim/other" });
const proofWith = (from: RegExp, to: string) =>
  changed((file) => void (file.proof = file.proof?.replace(from, to) ?? ""));

test("a receipt passes by published keys, and by its own with a word about them", () => {
  const published = verifyReceipt(made.text, trust);
  assert.ok(published.ok);
  assert.deepEqual(published.checks, [
    ...["form", "copy", "key", "signature", "notice", "checkpoint", "log"],
  ]);
  assert.deepEqual(published.keys, {
    from: "given",
    ...{ receipt: kid, log: trust.log, witnesses: [] },
  });
  assert.deepEqual(published.place, { origin: "kelisim/test", index: 2n, size: 7n });
  const own = verifyReceipt(made.text, "embedded");
  assert.ok(own.ok && own.keys.from === "embedded");
});

test("white space and the order of members mean nothing", () => {
  const { notice, keys, ...rest } = made.file;
  const text = JSON.stringify({ notice, keys, ...rest }, null, 7);
  assert.ok(verifyReceipt(text, trust).ok);
});

const faults: Readonly<Record<string, readonly [ReceiptFault, string]>> = {
  "more than four megabytes": ["too-large", `${made.text}${" ".repeat(4_000_000)}`],
  "more bytes than letters": ["too-large", `"${"ж".repeat(2_100_000)}"`],
  "cut off": ["unreadable", made.text.slice(0, -20)],
  "a member twice": ["unreadable", made.text.replace("{", '{"kelisim_receipt":1,')],
  "a mark of byte order": ["unreadable", `\ufeff${made.text}`],
  "a list": ["not-a-receipt", "[]"],
  "other JSON": ["not-a-receipt", '{"hello":1}'],
  "a receipt of an earlier release": ["unsigned", '{"kind":"consent-receipt","signed":false}'],
  "a later format": [
    "newer-format",
    changed((file) => Object.assign(file, { kelisim_receipt: 2 })),
  ],
  "a member too many": ["not-in-form", changed((file) => Object.assign(file, { more: 1 }))],
  "another context": [
    "not-in-form",
    changed(
      (file) => void Object.assign(file.receipt["@context"], { dpv: "https://example.org#" }),
    ),
  ],
  "a salt of other length": ["not-in-form", changed((file) => void (file.salt += "A"))],
  "a salt with bits left over": [
    "not-in-form",
    changed((file) => void (file.salt = `${file.salt.slice(0, -1)}B`)),
  ],
  "a key by a wrong name": [
    "keys-damaged",
    changed((file) => Object.assign(file.keys.jwks.keys[0] ?? {}, { kid: "A".repeat(43) })),
  ],
  "a point off the curve": [
    "keys-damaged",
    changed((file) => Object.assign(file.keys.jwks.keys[0] ?? {}, { x: "A".repeat(43) })),
  ],
  "a key of the log with another hash": [
    "keys-damaged",
    changed((file) => void (file.keys.log = ["kelisim/test+00000000+AQAA"])),
  ],
  "an unsigned header": [
    "signature-form",
    changed(
      (file) =>
        void (file.jws = resigned({ alg: "none", kid, typ: "consent-receipt+jwt" }, payload())),
    ),
  ],
  "a key in the header": [
    "signature-form",
    changed(
      (file) =>
        void (file.jws = resigned(
          { alg: "ES256", jwk: {}, kid, typ: "consent-receipt+jwt" },
          payload(),
        )),
    ),
  ],
  "something critical in the header": [
    "signature-form",
    changed(
      (file) =>
        void (file.jws = resigned(
          { alg: "ES256", crit: ["b64"], kid, typ: "consent-receipt+jwt" },
          payload(),
        )),
    ),
  ],
  "another type": [
    "signature-form",
    changed((file) => void (file.jws = resigned({ alg: "ES256", kid, typ: "JWT" }, payload()))),
  ],
  "a signature of 63 bytes": [
    "signature-form",
    changed((file) => {
      const parts = file.jws.split(".");
      const short = toBase64url((fromBase64url(parts[2] ?? "") ?? new Uint8Array()).slice(1));
      file.jws = `${parts[0]}.${parts[1]}.${short}`;
    }),
  ],
  "a signed payload in another order": [
    "not-canonical",
    changed(
      (file) =>
        void (file.jws = resigned(
          { alg: "ES256", kid, typ: "consent-receipt+jwt" },
          JSON.stringify(JSON.parse(payload()), null, 1),
        )),
    ),
  ],
  "a changed word": [
    "copy-differs",
    changed((file) => void (file.receipt["dpv:hasProcess"]["kelisim:published"] = true)),
  ],
  "a signature of another receipt": [
    "copy-differs",
    changed((file) => void (file.jws = elsewhere.file.jws)),
  ],
  "an unknown key": ["unknown-key", makeReceipt({ key: "B" }).text],
  "a changed signature": [
    "signature-wrong",
    changed((file) => {
      const parts = file.jws.split(".");
      const bytes = fromBase64url(parts[2] ?? "") ?? new Uint8Array();
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      file.jws = `${parts[0]}.${parts[1]}.${toBase64url(bytes)}`;
    }),
  ],
  "a signature of nothing": [
    "signature-wrong",
    changed((file) => {
      file.jws = `${file.jws.split(".").slice(0, 2).join(".")}.${"A".repeat(86)}`;
    }),
  ],
  "another notice": [
    "notice-differs",
    changed((file) => void (file.notice && (file.notice.text.ru += " "))),
  ],
  "another version of the notice": [
    "notice-differs",
    changed((file) => void (file.notice && (file.notice.version = 1))),
  ],
  "no notice": ["notice-missing", changed((file) => void delete file.notice)],
  "no proof": ["proof-missing", makeReceipt({ proof: false }).text],
  "a proof that is none": ["proof-unreadable", changed((file) => void (file.proof = "later"))],
  "a proof with more in it": [
    "proof-unreadable",
    proofWith(/\nindex/, `\nextra ${toBase64(Uint8Array.of(1))}\nindex`),
  ],
  "a place of 2^64": ["proof-unreadable", proofWith(/index 2/, `index ${2n ** 64n}`)],
  "a proof of another log": [
    "unknown-log",
    changed((file) => void (file.proof = otherLog.file.proof ?? "")),
  ],
  "a changed checkpoint": ["checkpoint-wrong", proofWith(/\n7\n/, "\n8\n")],
  "a proof of another receipt": [
    "not-in-log",
    changed((file) => void (file.proof = elsewhere.file.proof ?? "")),
  ],
  "another salt": ["not-in-log", changed((file) => void (file.salt = elsewhere.file.salt))],
  "another place": ["not-in-log", proofWith(/index 2/, "index 3")],
  "a place beyond the tree": ["not-in-log", proofWith(/index 2/, `index ${2n ** 64n - 1n}`)],
};

for (const [name, [reason, text]] of Object.entries(faults)) {
  test(`refused: ${name}`, () => {
    const verdict = verifyReceipt(text, trust);
    assert.ok(!verdict.ok);
    assert.equal(verdict.reason, reason);
  });
}

test("each refusal but that of witnesses is tried above", () => {
  const tried = new Set(Object.values(faults).map(([reason]) => reason));
  assert.deepEqual(
    Object.keys(RECEIPT_FAULTS).filter((reason) => !tried.has(reason as ReceiptFault)),
    ["witnesses-missing"],
  );
});

test("a signature with the other half of the order is one of JWS, but the log holds another", () => {
  const parts = made.file.jws.split(".");
  const { r, s } = p256.Signature.fromBytes(fromBase64url(parts[2] ?? "") ?? new Uint8Array());
  const flipped = new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes();
  const verdict = verifyReceipt(
    changed((file) => void (file.jws = `${parts[0]}.${parts[1]}.${toBase64url(flipped)}`)),
    trust,
  );
  assert.ok(!verdict.ok);
  assert.equal(verdict.reason, "not-in-log");
});

test("witnesses are counted where they are demanded", () => {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
  const witness = createCosigner("witness.example", seed, 1_783_000_000n);
  const { text: key } = witness.verifierKey;
  const seen = makeReceipt({ cosigners: [witness] });
  const asked = { ...trust, witnesses: [key], witnessesNeeded: 1 };
  const verdict = verifyReceipt(seen.text, asked);
  assert.ok(verdict.ok && verdict.checks.includes("witnesses"));
  assert.deepEqual(verdict.keys.witnesses, [key]);
  const unseen = verifyReceipt(made.text, asked);
  assert.ok(!unseen.ok);
  assert.equal(unseen.reason, "witnesses-missing");
});

test("a log key is not taken for a witness, nor a witness for the log", () => {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
  const witness = createCosigner("witness.example", seed, 1_783_000_000n);
  const verdict = verifyReceipt(makeReceipt({ cosigners: [witness] }).text, {
    ...trust,
    log: [witness.verifierKey.text],
  });
  assert.ok(!verdict.ok);
  assert.equal(verdict.reason, "unknown-log");
});

test("a refusal, and a consent given elsewhere, have receipts too", () => {
  const { notice: _none, language: _unknown, ...told } = FACTS;
  const elsewhereGiven = makeReceipt({ facts: told });
  assert.equal(elsewhereGiven.file.notice, undefined);
  const verdict = verifyReceipt(elsewhereGiven.text, trust);
  assert.ok(verdict.ok && !verdict.checks.includes("notice"));
  const refused = makeReceipt({ facts: { ...FACTS, status: "refused" } });
  assert.ok(verifyReceipt(refused.text, trust).ok);
});

test("what it signs is what a common library verifies", async () => {
  const { publicKey, ...signer } = receiptKey("A");
  const jws = signReceipt(made.file.receipt, signer);
  const [header, body, end] = jws.split(".");
  const key = await crypto.subtle.importKey(
    "raw",
    new Uint8Array(publicKey),
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    ["verify"],
  );
  const bytes = new Uint8Array(fromBase64url(end ?? "") ?? []);
  const signed = new TextEncoder().encode(`${header}.${body}`);
  assert.ok(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes, signed));
});

test("the largest receipt that the service may have to make passes", () => {
  const words = (letters: number) => ({
    ...{ kk: "қ".repeat(letters), ru: "д".repeat(letters), en: "e".repeat(letters) },
  });
  const name = words(300);
  const category = { code: "c", name, biometric: false, sensitive: false, optional: false };
  const facts = {
    ...FACTS,
    recipients: Array.from({ length: 200 }, () => ({ name, bin: "040140000009" })),
    categories: Array.from({ length: 200 }, () => category),
  };
  const { text, keys } = makeReceipt({ facts });
  assert.ok(Buffer.byteLength(text) > 1_000_000);
  assert.ok(verifyReceipt(text, keys).ok);
});
