import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { test } from "node:test";
import { formatCheckpoint } from "../src/note/checkpoint.ts";
import { cosignedMessage } from "../src/note/cosignature.ts";
import { formatNote, parseNote } from "../src/note/note.ts";
import { createCosigner, createSigner, type Signer, signNote } from "../src/note/signer.ts";
import { type VerifierKey, verifierKeyOf } from "../src/note/verifier-key.ts";
import { type NoteFault, verifyNote } from "../src/note/verify-note.ts";

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const LOG = createSigner("log.example", seed(1));
const NEXT = createSigner("log.example", seed(2));
const WITNESS = createCosigner("witness.example/w1", seed(3), 1_790_000_000n);
const TEXT = formatCheckpoint({ origin: "log.example", size: 5n, root: seed(9) });
const NOTE = signNote(TEXT, LOG, NEXT, WITNESS);
const keysOf = (...signers: readonly Signer[]): string[] =>
  signers.map(({ verifierKey }) => verifierKey.text);

const refusal = (note: string, keys: readonly (string | VerifierKey)[]): NoteFault | "accepted" => {
  const outcome = verifyNote(note, keys);
  return outcome.ok ? "accepted" : outcome.reason;
};

test("every known key that signed is named, and a witness with its time", () => {
  assert.deepEqual(verifyNote(NOTE, keysOf(LOG, NEXT, WITNESS)), {
    ok: true,
    text: TEXT,
    signedBy: keysOf(LOG, NEXT, WITNESS),
    seenBy: [{ key: WITNESS.verifierKey.text, timestamp: 1_790_000_000n }],
  });
  assert.equal(refusal(NOTE, [LOG.verifierKey]), "accepted");
  assert.equal(refusal(NOTE, keysOf(createSigner("log.example", seed(4)))), "unsigned");
  assert.equal(refusal(NOTE, []), "unsigned");
});

test("a key given twice is one key, and what is no key is told", () => {
  assert.equal(refusal(NOTE, [...keysOf(LOG, LOG), LOG.verifierKey]), "accepted");
  const wrong = [undefined, null, "", 4, {}, ["x"], { ...LOG.verifierKey, text: "log.example" }];
  for (const one of wrong) {
    assert.equal(refusal(NOTE, [...keysOf(LOG), one as never]), "bad-key");
  }
  for (const none of [undefined, null, "x", 4, { length: 1 }]) {
    assert.equal(refusal(NOTE, none as never[]), "bad-key");
  }
  // What is said beside the text of a key does not count.
  const other = { ...LOG.verifierKey, publicKey: seed(0), keyHash: seed(0) };
  assert.equal(refusal(NOTE, [other]), "accepted");
});

test("a changed text, a signature of somebody else and a second line of a key are refused", () => {
  const keys = keysOf(LOG, WITNESS);
  assert.equal(refusal(NOTE.replace("\n5\n", "\n6\n"), keys), "bad-signature");
  const line = LOG.sign(TEXT);
  const notes: readonly [NoteFault, ReturnType<Signer["sign"]>[]][] = [
    ["signed-twice", [line, line]],
    ["signed-twice", [line, NEXT.sign(TEXT), line]],
    ["bad-signature", [{ ...line, signature: NEXT.sign(TEXT).signature }]],
    ["bad-signature", [{ ...line, signature: line.signature.slice(0, 63) }]],
    ["bad-signature", [{ ...line, signature: Uint8Array.of(...line.signature, 0) }]],
    ["bad-signature", [{ ...line, signature: Uint8Array.of(1) }]],
    ["bad-signature", [line, { ...WITNESS.sign(TEXT), signature: line.signature }]],
    ["bad-signature", [{ ...line, signature: WITNESS.sign(TEXT).signature }]],
    ["unsigned", [{ ...line, name: "other.example" }]],
    ["unsigned", [{ ...line, keyHash: Uint8Array.of(0, 0, 0, 0) }]],
  ];
  for (const [reason, signatures] of notes) {
    assert.equal(refusal(formatNote({ text: TEXT, signatures }), keys), reason);
  }
});

test("a cosignature counts for its own time only, and none later than 2^63 - 1", () => {
  const { name, keyHash, signature } = WITNESS.sign(TEXT);
  for (const [at, byte] of [
    [7, 1],
    [0, 0x80],
  ] as const) {
    const moved = signature.with(at, (signature[at] ?? 0) ^ byte);
    const note = formatNote({ text: TEXT, signatures: [{ name, keyHash, signature: moved }] });
    assert.equal(refusal(note, keysOf(WITNESS)), "bad-signature");
  }
  assert.throws(() => cosignedMessage(2n ** 63n, TEXT), RangeError);
  assert.throws(() => cosignedMessage(-1n, TEXT), RangeError);
});

test("Ed25519 is the one of Node: each verifies what the other signed", () => {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const der = Buffer.concat([prefix, seed(1)]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  assert.equal(verifierKeyOf("log.example", spki.subarray(-32)).text, LOG.verifierKey.text);
  const signed = new Uint8Array(sign(null, Buffer.from(TEXT), privateKey));
  assert.deepEqual(signed, LOG.sign(TEXT).signature);
});

test("a key of small order, and an S beyond the group's order, sign nothing", () => {
  const identity = new Uint8Array(32).with(0, 1);
  const everyone = verifierKeyOf("log.example", identity);
  const signature = new Uint8Array(64).with(0, 1);
  const line = { name: "log.example", keyHash: everyone.keyHash, signature };
  const note = formatNote({ text: TEXT, signatures: [line] });
  assert.equal(refusal(note, [everyone]), "bad-signature");

  const own = LOG.sign(TEXT);
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s =
    own.signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
  const second = own.signature.map((byte, at) => {
    if (at < 32) return byte;
    const low = Number(s & 0xffn);
    s >>= 8n;
    return low;
  });
  const again = formatNote({ text: TEXT, signatures: [{ ...own, signature: second }] });
  assert.equal(refusal(again, keysOf(LOG)), "bad-signature");
});

test("a note is one to the last byte, or none", () => {
  const [first = ""] = NOTE.split("— ", 1);
  const line = (base64: string): string => `${first}— log.example ${base64}\n`;
  const bad = [
    ...[undefined, null, 4, {}, [NOTE], "", "\n", "\n\n", "\n\n\n", first, TEXT],
    ...[NOTE.slice(0, -1), `${NOTE}\n`, `${NOTE} `, `\ufeff${NOTE.replace("— ", "")}`],
    ...[
      NOTE.replaceAll("\n", "\r\n"),
      NOTE.replace("\n5\n", "\n5\t\n"),
      NOTE.replace("5", "5\u0000"),
    ],
    ...[NOTE.replaceAll("—", "-"), NOTE.replaceAll("—", "–"), NOTE.replaceAll("— ", "—")],
    ...[NOTE.replace("— ", "—  "), NOTE.replace("— log", " — log"), NOTE.replace("— log", "— l+g")],
    ...[NOTE.replace("— log.example ", "— log.example\u00a0"), NOTE.replace("— log", "— \u2003og")],
    // Base64 that is no spelling of ours: bits left over, no padding, too little for a key's hash.
    ...[
      line("AAAAAAB="),
      line("AAAAAAA"),
      line("AAAAAA"),
      line("AAAA"),
      line("AAAAAA=="),
      line(""),
    ],
    ...[line("AAAA AAAA"), line("AAAAAAA=="), line("AAAAAA__"), line("AAAAAA==AAAA"), line("=")],
    ...[`${"x".repeat(300_000)}\n\n— log.example AAAAAAA=\n`],
  ];
  for (const note of bad) {
    assert.equal(parseNote(note as string), undefined, JSON.stringify(note)?.slice(0, 200));
    assert.equal(refusal(note as string, keysOf(LOG)), "malformed");
  }
  assert.ok(parseNote(line("AAAAAAA=")));
  const hundred = `${first}${"— log.example AAAAAAA=\n".repeat(100)}`;
  assert.equal(parseNote(hundred)?.signatures.length, 100);
  assert.equal(parseNote(`${hundred}— log.example AAAAAAA=\n`), undefined);
});

test("a text with empty lines ends at the last of them", () => {
  const text = "one\n\ntwo\n\n\nthree\n";
  assert.equal(parseNote(signNote(text, LOG))?.text, text);
  const song =
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n";
  assert.equal(refusal(signNote(song, LOG), keysOf(LOG)), "accepted");
});

test("what could not be read back is not signed, and what no key may be called is no key", () => {
  for (const text of ["", "abc", "a\tb\n", "a\r\n", "\ud800\n", "a\u0000\n"]) {
    assert.throws(() => signNote(text, LOG), RangeError, JSON.stringify(text));
  }
  for (const name of ["", "a b", "a+b", "a\u00a0b", "a\u3000", "a\n", "\u0007", "\ud800"]) {
    assert.throws(() => createSigner(name, seed(1)), RangeError, JSON.stringify(name));
  }
  assert.throws(() => verifierKeyOf("log.example", seed(1).slice(1)), RangeError);
});
