import {
  createSigner,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  leafHash,
  rootFromLeaves,
  signNote,
  type Signer,
} from "@kelisim/log";
import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Text3 } from "@kelisim/core";
import { jwkOf } from "../receipt/jwk.ts";
import { receiptBody } from "../receipt/make-body.ts";
import { noticeSha256 } from "../receipt/notice-version.ts";
import type { ReceiptFacts } from "../receipt/receipt-facts.ts";
import type { ReceiptFile, ReceiptKeys } from "../receipt/receipt-file.ts";
import { receiptFile, signReceipt, type ReceiptSigner } from "../receipt/sign-receipt.ts";
import { receiptEntry } from "../receipt/verify-receipt.ts";

const seed = (name: string): Uint8Array => sha256(utf8ToBytes(name));
const hex = (digit: string): string => digit.repeat(32);

/** A key that signs receipts, made from its name. */
export function receiptKey(name: string): ReceiptSigner & { readonly publicKey: Uint8Array } {
  const secret = seed(`receipt key ${name}`);
  const publicKey = p256.getPublicKey(secret, false);
  return {
    publicKey,
    kid: jwkOf(publicKey).kid,
    // OpenSSL does not make both halves small either.
    sign: (bytes) => p256.sign(bytes, secret, { lowS: false }),
  };
}

/** A log's key. */
export const logSigner = (origin: string): Signer => createSigner(origin, seed(`log ${origin}`));

export const ORIGIN = "kelisim/test";

export const NOTICE_TEXT: Text3 = {
  kk: "Кім сұрайды: «Алтын Банк» АҚ\n\nНе үшін: несие төлеу қабілетін бағалау",
  ru: "Кто спрашивает: АО «Алтын Банк»\n\nЗачем: оценка кредитоспособности",
  en: "Who asks: Altyn Bank JSC\n\nWhy: credit scoring",
};

const same = (text: string): Text3 => ({ kk: text, ru: text, en: text });
const BANK = { name: same("«Алтын Банк» АҚ"), bin: "960240000012" };
const BUREAU = { name: same("«Кредит бюросы» ЖШС"), bin: "040140000009" };

/** The facts of a consent with all that a receipt can tell. */
export const FACTS: ReceiptFacts = {
  receiptId: `rct_${hex("a")}`,
  consentId: `con_${hex("b")}`,
  dataSubject: hex("c"),
  madeAt: "2026-07-14T10:00:00.000+05:00",
  service: { kind: "non-state", url: "https://kelisim.example" },
  status: "active",
  language: "kk",
  notice: { version: 2, sha256: noticeSha256(NOTICE_TEXT, 2) },
  purpose: {
    id: `pur_${hex("d")}`,
    version: 3,
    name: { kk: "Несие скорингі", ru: "Кредитный скоринг", en: "Credit scoring" },
    description: { kk: "Төлем қабілетін бағалау", ru: "Оценка", en: "Assessment" },
  },
  categories: [
    { code: "iin", name: same("ЖСН"), biometric: false, sensitive: false, optional: false },
    { code: "face-image", name: same("Бет"), biometric: true, sensitive: true, optional: true },
  ],
  actions: ["collect", "process", "disclose"],
  party: BANK,
  object: {
    id: `obj_${hex("e")}`,
    name: { kk: "Несие есебі", ru: "Учёт кредитов", en: "Loan accounts" },
    ...{ owner: BANK, operator: BANK, storageCountry: "KZ" },
  },
  source: "digital-object",
  recipients: [BUREAU],
  countries: ["DE"],
  published: false,
  term: { kind: "date", lastDay: "2027-07-13" },
  withdrawUrl: `https://kelisim.example/me/consents/con_${hex("b")}/withdraw`,
  events: [
    {
      kind: "requested",
      at: "2026-07-13T09:00:00.000+05:00",
      by: { kind: "party", party: BANK },
    },
    {
      kind: "given",
      at: "2026-07-13T10:00:00.000+05:00",
      by: { kind: "data-subject" },
      confirmation: "sign-in",
      evidenceSha256: "1f".repeat(32),
      provenance: { kind: "person" },
    },
  ],
};

export type MadeReceipt = {
  /** The file as a person saves it. */
  readonly text: string;
  readonly file: ReceiptFile;
  readonly keys: ReceiptKeys;
  readonly entry: Uint8Array;
};

type Wish = {
  readonly facts?: ReceiptFacts;
  /** Names of keys; whoever shares a name shares the key. */
  readonly key?: string;
  readonly origin?: string;
  /** Entries before and after it in the log. */
  readonly before?: number;
  readonly after?: number;
  /** Further signers of the checkpoint, e.g. witnesses. */
  readonly cosigners?: readonly Signer[];
  readonly proof?: false;
};

const other = (name: string, count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, at) => seed(`${name} ${at}`));

/** A valid receipt with keys and a small log of its own. */
export function makeReceipt(wish: Wish = {}): MadeReceipt {
  const { facts = FACTS, key = "A", origin = ORIGIN, before = 2, after = 4 } = wish;
  const signer = receiptKey(key);
  const log = logSigner(origin);
  const body = receiptBody(facts);
  const jws = signReceipt(body, signer);
  const salt = seed(`salt of ${facts.receiptId}`);
  const entry = receiptEntry(jws, salt);
  const leaves = [...other("before", before), entry, ...other("after", after)].map(leafHash);
  const head = { origin, size: BigInt(leaves.length), root: rootFromLeaves(leaves) };
  const checkpoint = signNote(formatCheckpoint(head), log, ...(wish.cosigners ?? []));
  const index = BigInt(before);
  const proof = formatProof({ index, proof: inclusionProof(leaves, index), checkpoint });
  const keys: ReceiptKeys = {
    jwks: { keys: [jwkOf(signer.publicKey)] },
    log: [log.verifierKey.text],
  };
  const { notice } = facts;
  const text = receiptFile({
    ...{ body, jws, salt, keys },
    ...(wish.proof !== false && { proof }),
    ...(notice !== undefined && {
      notice: { version: notice.version, hash: notice.sha256, text: NOTICE_TEXT },
    }),
  });
  return { text, file: JSON.parse(text) as ReceiptFile, keys, entry };
}
