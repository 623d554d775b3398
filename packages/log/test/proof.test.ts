import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCheckpoint } from "../src/note/checkpoint.ts";
import { createCosigner, createSigner, type Signer, signNote } from "../src/note/signer.ts";
import { consistencyProof, inclusionProof } from "../src/tree/build-proof.ts";
import { leafHash } from "../src/tree/hashes.ts";
import { rootFromLeaves } from "../src/tree/root.ts";
import { formatAddCheckpoint, parseAddCheckpoint } from "../src/proof/add-checkpoint.ts";
import { formatProof, parseProof } from "../src/proof/tlog-proof.ts";
import { type ProofFault, type ProofQuestion, verifyProof } from "../src/proof/verify-proof.ts";

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const LOG = createSigner("log.example", seed(1));
const WITNESSES = [5, 6].map((byte) =>
  createCosigner(`witness.example/${String(byte)}`, seed(byte), 1_790_000_000n),
);
const textOf = ({ verifierKey }: Signer): string => verifierKey.text;
const ENTRIES = Array.from({ length: 7 }, (_, at) => Uint8Array.of(at));
const HASHES = ENTRIES.map(leafHash);
const BODY = formatCheckpoint({ origin: "log.example", size: 7n, root: rootFromLeaves(HASHES) });
const PROOF = {
  index: 4n,
  proof: inclusionProof(HASHES, 4),
  checkpoint: signNote(BODY, LOG, ...WITNESSES),
};
const TEXT = formatProof(PROOF);
const ENTRY = Uint8Array.of(4);
const ASKED: ProofQuestion = { proofText: TEXT, entry: ENTRY, keys: [textOf(LOG)] };

const refusal = (more: { readonly [K in keyof ProofQuestion]?: unknown }):
  ProofFault | "accepted" => {
  const outcome = verifyProof({ ...ASKED, ...more } as ProofQuestion);
  return outcome.ok ? "accepted" : outcome.reason;
};

test("a proof is written as C2SP writes it and read again", () => {
  assert.match(TEXT, /^c2sp\.org\/tlog-proof@v1\nindex 4\n(?:[\w+/]{43}=\n){3}\nlog\.example\n7\n/);
  const { head, ...read } = parseProof(TEXT) ?? assert.fail();
  assert.deepEqual(read, PROOF);
  assert.equal(head.size, 7n);
  const extra = Uint8Array.of(1, 2);
  const more = formatProof({ ...PROOF, extra });
  assert.ok(more.startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 4\n"));
  assert.deepEqual(parseProof(more)?.extra, extra);
  const nothing = formatProof({ ...PROOF, extra: new Uint8Array() });
  assert.deepEqual(parseProof(nothing)?.extra, new Uint8Array());
});

test("an entry that stands in the log is found to, with place and signers", () => {
  const outcome = verifyProof(ASKED);
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.index, outcome.size, outcome.origin], [4n, 7n, "log.example"]);
  assert.deepEqual([outcome.signedBy, outcome.seenBy], [[textOf(LOG)], []]);
});

test("each fault of a proof has its own reason", () => {
  const other = createSigner("other.example", seed(2));
  const proofWith = (more: Partial<typeof PROOF>): string => formatProof({ ...PROOF, ...more });
  const [first = seed(0), ...rest] = PROOF.proof;
  const cases: readonly [ProofFault, { readonly [K in keyof ProofQuestion]?: unknown }][] = [
    ["not-included", { entry: Uint8Array.of(5) }],
    ["not-included", { entry: new Uint8Array() }],
    ["not-included", { proofText: proofWith({ index: 5n }) }],
    ["not-included", { proofText: proofWith({ index: 7n }) }],
    ["not-included", { proofText: proofWith({ index: 2n ** 64n - 1n }) }],
    ["not-included", { proofText: proofWith({ proof: rest }) }],
    ["not-included", { proofText: proofWith({ proof: [] }) }],
    ["not-included", { proofText: proofWith({ proof: [...PROOF.proof, first] }) }],
    ["not-included", { proofText: proofWith({ proof: [first.map((byte) => byte ^ 1), ...rest] }) }],
    ["unsigned", { keys: [textOf(other)] }],
    ["unsigned", { keys: [] }],
    ["bad-signature", { proofText: TEXT.replace("\n7\n", "\n8\n") }],
    ["bad-key", { keys: ["log.example"] }],
    ["bad-key", { keys: textOf(LOG) }],
    ["bad-key", { keys: undefined }],
    ["bad-key", { witnesses: ["x"] }],
    ["signed-twice", { proofText: proofWith({ checkpoint: signNote(BODY, LOG, LOG) }) }],
    // A key that signs for one log says nothing about another.
    [
      "wrong-origin",
      { keys: [textOf(other)], proofText: proofWith({ checkpoint: signNote(BODY, other) }) },
    ],
    // A witness is not the log.
    ["unsigned", { keys: WITNESSES.map(textOf) }],
    ["malformed-proof", { proofText: proofWith({ checkpoint: BODY }) }],
    ["malformed-proof", { proofText: proofWith({ checkpoint: signNote("a\nb\nc\n", LOG) }) }],
    ["malformed-proof", { entry: "abc" }],
    ["malformed-proof", { entry: undefined }],
  ];
  for (const [reason, more] of cases) assert.equal(refusal(more), reason);
  assert.deepEqual(verifyProof(undefined as unknown as ProofQuestion), {
    ...{ ok: false, reason: "malformed-proof" },
  });
});

test("witnesses count once each, by their key", () => {
  const witnesses = WITNESSES.map(textOf);
  assert.equal(refusal({ witnesses, witnessesNeeded: 2 }), "accepted");
  assert.equal(refusal({ witnesses, witnessesNeeded: 3 }), "too-few-witnesses");
  assert.equal(refusal({ witnesses: witnesses.slice(1), witnessesNeeded: 2 }), "too-few-witnesses");
  assert.equal(refusal({ witnessesNeeded: 1 }), "too-few-witnesses");
  assert.equal(refusal({ witnesses, witnessesNeeded: Number.NaN }), "too-few-witnesses");
  const sameKey = [...WITNESSES, createCosigner("witness.example/again", seed(5), 1n)];
  const proofText = formatProof({ ...PROOF, checkpoint: signNote(BODY, LOG, ...sameKey) });
  const asked = { proofText, witnesses: sameKey.map(textOf) };
  assert.equal(refusal({ ...asked, witnessesNeeded: 2 }), "accepted");
  assert.equal(refusal({ ...asked, witnessesNeeded: 3 }), "too-few-witnesses");
});

test("any other text is no proof", () => {
  const hash = TEXT.split("\n")[2] ?? "";
  for (const bad of [
    ...[undefined, null, 4, "", "\n\n", TEXT.slice(1), TEXT.slice(0, -1), `${TEXT}\n`, `\n${TEXT}`],
    ...[
      TEXT.replace("@v1", "@v2"),
      TEXT.replace("index 4", "index 04"),
      TEXT.replace("index", "Index"),
    ],
    ...[TEXT.replace("index 4", "index -4"), TEXT.replace("index 4", `index ${String(2n ** 64n)}`)],
    ...[
      TEXT.replace("index 4\n", ""),
      TEXT.replace("index 4\n", "index 4 \n"),
      TEXT.replace("\n\n", "\n"),
    ],
    ...[
      TEXT.replace("index 4", "extra !!notbase64!!\nindex 4"),
      TEXT.replace("index 4", "extra AB==\nindex 4"),
    ],
    ...[
      TEXT.replace("index 4", "extra AQI=\nextra AQI=\nindex 4"),
      TEXT.replace("index 4", "index 4\nextra AQI="),
    ],
    ...[
      TEXT.replace(hash, "!!notbase64!!"),
      TEXT.replace(hash, hash.slice(4)),
      TEXT.replace(hash, hash + hash),
    ],
    ...[TEXT.replaceAll("\n", "\r\n"), TEXT.replace(`${hash}\n`, `${hash}\n`.repeat(65))],
    ...[TEXT.replace("index 4", `extra ${"AAAA".repeat(200_000)}\nindex 4`)],
  ]) {
    assert.equal(parseProof(bad as string), undefined, String(bad).slice(0, 120));
    assert.equal(refusal({ proofText: bad }), "malformed-proof");
  }
  const [first = seed(0)] = PROOF.proof;
  const tooLong = Array.from({ length: 65 }, () => first);
  assert.throws(() => formatProof({ ...PROOF, proof: tooLong }), RangeError);
  assert.throws(() => formatProof({ ...PROOF, index: -1n }), RangeError);
});

test("what is sent to a witness is read again, and nothing else", () => {
  const sent = { oldSize: 3n, proof: consistencyProof(HASHES, 3), checkpoint: PROOF.checkpoint };
  const body = formatAddCheckpoint(sent);
  assert.match(body, /^old 3\n(?:[\w+/]{43}=\n)+\nlog\.example\n7\n/);
  assert.deepEqual(parseAddCheckpoint(body), sent);
  const first = { oldSize: 0n, proof: [], checkpoint: PROOF.checkpoint };
  assert.equal(formatAddCheckpoint(first), `old 0\n\n${PROOF.checkpoint}`);
  assert.deepEqual(parseAddCheckpoint(formatAddCheckpoint(first)), first);
  for (const bad of [
    ...[
      undefined,
      "",
      "old 0",
      "old 00\n\n",
      "old\n\n",
      "new 1\n\n",
      "old -1\n\n",
      "old 1\nAAAA\n\n",
    ],
    ...[`old 1\n${"A".repeat(43)}=\n`.repeat(2), `old 1\n${`${"A".repeat(43)}=\n`.repeat(64)}\nx`],
  ]) {
    assert.equal(parseAddCheckpoint(bad as string), undefined);
  }
  const tooLong = Array.from({ length: 64 }, () => seed(0));
  assert.throws(() => formatAddCheckpoint({ ...sent, proof: tooLong }), RangeError);
});
