import { noticeHashInput } from "@kelisim/core";
import {
  concatBytes,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  leafHash,
  rootFromLeaves,
  signNote,
  toHex,
} from "@kelisim/log";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { loggedRowFiles, type LoggedRow } from "../pack/log-entries.ts";
import { makePack } from "../pack/make-pack.ts";
import type { PackSubject } from "../pack/readme.ts";
import type { PackFiles } from "../pack/pack-files.ts";
import type { ReceiptKeys } from "../receipt/receipt-file.ts";
import {
  FACTS,
  logSigner,
  makeReceipt,
  NOTICE_TEXT,
  ORIGIN,
  receiptKey,
} from "./receipts.test-support.ts";

const SALT = new Uint8Array(32).fill(7);
const ABOUT: PackSubject = {
  kind: "consent",
  id: "con_00000000000000000000000000000001",
  madeAt: "2026-07-13T10:00:00+05:00",
  service: "https://kelisim.example",
};

const ATTESTATION = '{"session":"attested"}';
const hashOf = (text: string): string => toHex(sha256(utf8ToBytes(text)));
const uuid = (digit: string): string => `00000000-0000-4000-8000-00000000000${digit}`;
const REQUEST = `req_${"f".repeat(32)}`;

const times = { recorded_at: "2026-07-13T04:00:00.000123Z" };
const moment = { recorded_at: "2026-07-13T09:00:00.000+05:00" };

/** Rows as they enter the log. */
const PAYLOADS = [
  {
    ...{ ...times, event_id: uuid("1"), effective_at: times.recorded_at },
    type: "consent.requested",
    body: { request: { id: REQUEST, notice: { hash: FACTS.notice?.sha256 } } },
  },
  {
    ...{ ...times, event_id: uuid("2"), effective_at: times.recorded_at },
    type: "consent.granted",
    body: {
      ...{ consentId: FACTS.consentId, requestId: REQUEST },
      evidenceSha256: hashOf(ATTESTATION),
    },
  },
  { ...times, decision_id: uuid("3"), reason: "consent" },
].map((row) => JSON.stringify(row));

/** What `events.json` says of them. */
export const SAMPLE_EVENTS: readonly Readonly<Record<string, unknown>>[] = [
  {
    ...{ folder: "log/0001", type: "consent.requested" },
    ...{ event_id: `evt_${uuid("1").replaceAll("-", "")}`, ...moment },
    effective_at: moment.recorded_at,
  },
  {
    ...{ folder: "log/0002", type: "consent.granted" },
    ...{ event_id: `evt_${uuid("2").replaceAll("-", "")}`, ...moment },
    ...{ effective_at: moment.recorded_at, proof: "evidence/0001" },
  },
  { folder: "log/0003", type: "access", access_id: "dec_sealed", ...moment },
];

const entryOf = (payload: string): Uint8Array =>
  sha256(concatBytes(SALT, sha256(utf8ToBytes(payload))));

/** Rows of a small log, each with its proof; the last one stands in a batch of two. */
export function loggedRows(payloads: readonly string[] = PAYLOADS): readonly LoggedRow[] {
  const last = payloads.length - 1;
  const pair = [leafHash(SALT), leafHash(entryOf(payloads[last] ?? ""))];
  const root = rootFromLeaves(pair);
  const entries = [...payloads.slice(0, last).map(entryOf), sha256(concatBytes(SALT, root))];
  const leaves = entries.map(leafHash);
  const head = { origin: ORIGIN, size: BigInt(leaves.length), root: rootFromLeaves(leaves) };
  const checkpoint = signNote(formatCheckpoint(head), logSigner(ORIGIN));
  return payloads.map((payload, index) => ({
    ...{ payload, salt: SALT },
    proof: formatProof({
      index: BigInt(index),
      proof: inclusionProof(leaves, BigInt(index)),
      checkpoint,
    }),
    ...(index === last && {
      batch: { salt: SALT, root, index: 1n, size: 2n, path: inclusionProof(pair, 1n) },
    }),
  }));
}

const jsonBytes = (value: unknown): Uint8Array => utf8ToBytes(`${JSON.stringify(value)}\n`);

/** The files of a consent's archive, before they are signed. */
export function sampleFiles(): Map<string, Uint8Array> {
  const { text, keys } = makeReceipt();
  return new Map([
    ...loggedRowFiles(loggedRows()),
    ["events.json", jsonBytes(SAMPLE_EVENTS)],
    ["facts.json", utf8ToBytes('{"status":"active"}\n')],
    ["receipt.json", utf8ToBytes(text)],
    ["evidence/0001/attestation.json", utf8ToBytes(ATTESTATION)],
    ["notice/kk.txt", utf8ToBytes(NOTICE_TEXT.kk)],
    ["notice/ru.txt", utf8ToBytes(NOTICE_TEXT.ru)],
    ["notice/en.txt", utf8ToBytes(NOTICE_TEXT.en)],
    ["notice/hash-input.txt", utf8ToBytes(noticeHashInput(NOTICE_TEXT, 2))],
    ["keys/jwks.json", jsonBytes(keys.jwks)],
    ["keys/log.txt", utf8ToBytes(`${keys.log.join("\n")}\n`)],
  ]);
}

/** Files signed by the service. */
export const packOf = (files: PackFiles): Uint8Array => makePack(files, ABOUT, receiptKey("A"));

/** An archive, the same at each call, with the keys that it is checked with. */
export const samplePack = (): { readonly pack: Uint8Array; readonly keys: ReceiptKeys } => ({
  pack: packOf(sampleFiles()),
  keys: makeReceipt().keys,
});
