/**
 * The vectors of golang.org/x/mod/sumdb/note (note_test.go, example_test.go: keys, notes, what is
 * malformed), of transparency-dev/formats (note_cosigv1_test.go, checkpoint_test.go) and the
 * examples of C2SP; see vectors/README.md.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createSigner,
  formatCheckpoint,
  formatNote,
  fromBase64,
  leafHash,
  parseCheckpoint,
  parseCosignature,
  parseNote,
  parseVerifierKey,
  signNote,
  toHex,
  utf8Bytes,
  verifyNote,
} from "@kelisim/log";

const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT =
  "If you think cryptography is the answer to your problem,\n" +
  "then you don't know what your problem is.\n";
const PETER_SIG =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH_SIG =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const NOTE = `${TEXT}\n${PETER_SIG}`;

/** The seed of PRIVATE+KEY+PeterNeumann+c74f20a3+…, behind its byte of the algorithm. */
const PETER_SEED = fromBase64("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")?.slice(1);

test("the published verifier key is read, and no part and no mangling of it", () => {
  const key = parseVerifierKey(PETER) ?? assert.fail();
  assert.deepEqual(
    [key.name, toHex(key.keyHash), key.type],
    ["PeterNeumann", "c74f20a3", "ed25519"],
  );
  for (let from = 0; from <= PETER.length; from += 1) {
    for (let to = from + 1; to <= PETER.length; to += 1) {
      if (from === 0 && to === PETER.length) continue;
      assert.equal(parseVerifierKey(PETER.slice(from, to)), undefined);
    }
  }
  for (const [at, letter] of Array.from(PETER).entries()) {
    const next = String.fromCharCode(letter.charCodeAt(0) + 1);
    assert.equal(parseVerifierKey(PETER.slice(0, at) + next + PETER.slice(at + 1)), undefined);
  }
  for (const bad of [
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "bananas.sigstore.dev+12344556",
    "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
    "rekor.sigstore.dev+12345678+AwEB",
  ]) {
    assert.equal(parseVerifierKey(bad), undefined, bad);
  }
});

test("keys of other logs and of witnesses are read", () => {
  const plain = parseVerifierKey("TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6");
  assert.equal(plain?.type, "ed25519");
  const witness = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
  assert.equal(parseVerifierKey(witness)?.type, "cosignature/v1");
});

test("signing gives the published notes byte by byte", () => {
  const peter = createSigner("PeterNeumann", PETER_SEED ?? assert.fail());
  assert.equal(peter.verifierKey.text, PETER);
  assert.equal(signNote(TEXT, peter), NOTE);
  // The key of the example that signs with a reader of zeros.
  const enoch = createSigner("EnochRoot", new Uint8Array(32));
  assert.equal(enoch.verifierKey.text, ENOCH);
  assert.equal(signNote(TEXT, peter, enoch), `${TEXT}\n${PETER_SIG}${ENOCH_SIG}`);
});

test("published notes are opened by who knows one of their keys or both", () => {
  const both = NOTE + ENOCH_SIG;
  const one = verifyNote(both, [PETER]);
  assert.deepEqual(one, { ok: true, text: TEXT, signedBy: [PETER], seenBy: [] });
  const two = verifyNote(both, [ENOCH, PETER]);
  assert.deepEqual(two.ok && two.signedBy, [PETER, ENOCH]);
  assert.deepEqual(verifyNote(both, []), { ok: false, reason: "unsigned" });
  const parsed = parseNote(both) ?? assert.fail();
  assert.deepEqual(
    parsed.signatures.map(({ name, keyHash }) => `${name}+${toHex(keyHash)}`),
    ["PeterNeumann+c74f20a3", "EnochRoot+af0cfe78"],
  );
  assert.equal(formatNote(parsed), both);
});

test("lines of unknown keys are passed over, twice or broken; a known key's may be neither", () => {
  const enochAbcd = `${ENOCH_SIG.slice(0, 60)}ABCD${ENOCH_SIG.slice(60)}`;
  const rest = ENOCH_SIG + ENOCH_SIG + enochAbcd;
  assert.equal(verifyNote(NOTE + rest, [PETER]).ok, true);
  const peterAbcd = `${PETER_SIG.slice(0, 60)}ABCD${PETER_SIG.slice(60)}`;
  const bad = { ok: false, reason: "bad-signature" };
  assert.deepEqual(verifyNote(`${TEXT}\n${peterAbcd}`, [PETER]), bad);
  assert.deepEqual(verifyNote(NOTE + enochAbcd, [PETER, ENOCH]), bad);
  // Here we are stricter than the Go package, which passes over a repeated line: a signer that signs twice is refused.
  assert.deepEqual(verifyNote(NOTE + PETER_SIG, [PETER]), { ok: false, reason: "signed-twice" });
});

test("what the vectors call malformed is malformed", () => {
  const badName =
    "— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
  for (const bad of [
    ...[TEXT, `${TEXT}\n`, `${TEXT}\n${PETER_SIG.slice(0, -1)}`],
    ...[`\u0001${TEXT}\n${PETER_SIG}`, `\ud800${TEXT}\n${PETER_SIG}`],
    ...[`${TEXT}\n${badName}`, `${TEXT}\n${PETER_SIG}Unexpected line.\n`],
    ...[`${TEXT}\n${PETER_SIG.repeat(101)}`],
  ]) {
    assert.deepEqual(verifyNote(bad, [PETER]), { ok: false, reason: "malformed" });
    assert.equal(parseNote(bad), undefined);
  }
});

test("the tree head of the Go checksum database is written as published", () => {
  const root = leafHash(utf8Bytes("hello world") ?? assert.fail());
  assert.equal(
    formatCheckpoint({ origin: "go.sum database tree", size: 123456789012n, root }),
    "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
  );
});

const BODY =
  "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const LOG_LINE =
  "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
const WITNESS_LINE =
  "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

test("the cosigned checkpoint of C2SP is read, with the time that its text names", () => {
  const checkpoint = parseCheckpoint(`${BODY}\n${LOG_LINE}${WITNESS_LINE}`) ?? assert.fail();
  assert.deepEqual(
    [checkpoint.origin, checkpoint.size, checkpoint.extensions],
    ["example.com/behind-the-sofa", 20852163n, []],
  );
  assert.equal(formatCheckpoint(checkpoint), BODY);
  const [, witness] = checkpoint.note.signatures;
  const cosignature = parseCosignature(witness?.signature ?? assert.fail());
  assert.equal(cosignature?.timestamp, 1679315147n);
});

test("the published cosignature has its time, and a plain signature is none", () => {
  const signature = (base64: string): Uint8Array =>
    fromBase64(base64)?.slice(4) ?? assert.fail(base64);
  const works =
    "ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==";
  assert.equal(parseCosignature(signature(works))?.timestamp, 1727964367n);
  const plain =
    "eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXpWs1hPb/W/4xkNQY=";
  assert.equal(parseCosignature(signature(plain)), undefined);
});

test("what the vectors call no checkpoint is none", () => {
  // The hashes of the vectors are words; ours are 32 bytes, so that the fault is the one named.
  const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  assert.ok(parseCheckpoint(`Log\n9944\n${root}\nHere's some associated data.\n`));
  for (const bad of [
    ...["Head\n9944\n", `\n9944\n${root}\n`, `Log\n123\n${root}`, `Log\nbananas\n${root}\n`],
    ...[`Log\n-34\n${root}\n`, `Log\n3438945738945739845734895735\n${root}\n`],
    ...["Log\n123\nThisIsn'tBase64\n", "Log\n123\nYmFuYW5hcw==\n", `${BODY}\n\n\n`],
  ]) {
    assert.equal(parseCheckpoint(bad), undefined, bad);
  }
});
