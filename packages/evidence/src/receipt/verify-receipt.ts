import { concatBytes, parseProof, verifyProof, type ProofFault } from "@kelisim/log";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64url } from "./base64url.ts";
import { canonicalJson } from "./canonical-json.ts";
import { keyOf } from "./jwk.ts";
import { noticeSha256 } from "./notice-version.ts";
import type { ReceiptBody } from "./receipt-body.ts";
import type { ReceiptCheck } from "./receipt-checks.ts";
import type { ReceiptFault } from "./receipt-faults.ts";
import type { ReceiptFile, ReceiptKeys } from "./receipt-file.ts";
import { areLogKeys, readReceipt } from "./read-receipt.ts";
import type { ReceiptTrust } from "./receipt-trust.ts";
import { isSignedBy, parseJws } from "./verify-jws.ts";

/** By which keys a receipt passed. */
export type UsedKeys = {
  /** `embedded`: those inside the file, which prove nothing until they are compared with published ones. */
  readonly from: "given" | "embedded";
  /** Thumbprint (RFC 7638) of the key that signed the receipt. */
  readonly receipt: string;
  /** Keys that signed the log's checkpoint, as they are published. */
  readonly log: readonly string[];
  /** Witnesses that signed it. */
  readonly witnesses: readonly string[];
};

/** Where a receipt stands in the log. */
export type ReceiptPlace = {
  readonly origin: string;
  /** Counted from 0, and of how many. */
  readonly index: bigint;
  readonly size: bigint;
};

export type ReceiptVerdict =
  | {
      readonly ok: true;
      readonly body: ReceiptBody;
      readonly file: ReceiptFile;
      readonly checks: readonly ReceiptCheck[];
      readonly keys: UsedKeys;
      readonly place: ReceiptPlace;
    }
  | {
      readonly ok: false;
      readonly reason: ReceiptFault;
      /** What had passed before. */
      readonly checks: readonly ReceiptCheck[];
      /** Where the file breaks its schema: a JSON pointer. */
      readonly pointer?: string;
    };

/** What stands in the log for a receipt: SHA-256(salt, SHA-256(JWS)). */
export const receiptEntry = (jws: string, salt: Uint8Array): Uint8Array =>
  sha256(concatBytes(salt, sha256(utf8ToBytes(jws))));

const PROOF_FAULTS: Readonly<Record<ProofFault, ReceiptFault>> = {
  "malformed-proof": "proof-unreadable",
  unsigned: "unknown-log",
  "wrong-origin": "unknown-log",
  "bad-key": "unknown-log",
  "bad-signature": "checkpoint-wrong",
  "signed-twice": "checkpoint-wrong",
  "too-few-witnesses": "witnesses-missing",
  "not-included": "not-in-log",
};

/** Whether the words in the file are those that the receipt was signed for. */
function noticeFault({ receipt, notice }: ReceiptFile): ReceiptFault | undefined {
  const stated = receipt["dpv:hasNotice"];
  if (stated === undefined) return notice === undefined ? undefined : "notice-differs";
  if (notice === undefined) return "notice-missing";
  const { version, hash, text } = notice;
  const isShown =
    stated["kelisim:version"] === version &&
    stated["kelisim:sha256"] === hash &&
    noticeSha256(text, version) === hash;
  return isShown ? undefined : "notice-differs";
}

/** Keys that are what they say: a thumbprint that fits, a log key with its own hash. */
const areKeys = ({ jwks, log }: ReceiptKeys): boolean =>
  jwks.keys.every((key) => keyOf(key) !== undefined) && areLogKeys(log);

/**
 * Checks the file of a receipt without network: its form, that it shows what was signed, key and signature,
 * the words that were read, its place in the log and the log's checkpoint. Never throws.
 * @param text the file, decoded as UTF-8
 * @param trust published keys; with `"embedded"` those inside the file are taken and have to be compared
 * @param proofBeside a tlog-proof that was fetched since, instead of the one inside
 */
export function verifyReceipt(
  text: string,
  trust: ReceiptTrust | "embedded",
  proofBeside?: string,
): ReceiptVerdict {
  const checks: ReceiptCheck[] = [];
  const refused = (reason: ReceiptFault): ReceiptVerdict => ({ ok: false, reason, checks });

  const read = readReceipt(text);
  if (!read.ok) return { ...read, checks };
  const { file } = read;
  if (!areKeys(file.keys)) return refused("keys-damaged");
  const jws = parseJws(file.jws);
  if (typeof jws === "string") return refused(jws);
  checks.push("form");
  if (canonicalJson(file.receipt) !== jws.payload) return refused("copy-differs");
  checks.push("copy");

  const known = trust === "embedded" ? file.keys : trust;
  const jwk = known.jwks.keys.find(({ kid }) => kid === jws.kid);
  const key = jwk && keyOf(jwk);
  if (key === undefined) return refused("unknown-key");
  checks.push("key");
  if (!isSignedBy(jws, key)) return refused("signature-wrong");
  checks.push("signature");
  const noticeReason = noticeFault(file);
  if (noticeReason !== undefined) return refused(noticeReason);
  if (file.notice !== undefined) checks.push("notice");

  const salt = fromBase64url(file.salt);
  if (salt?.length !== 32) return refused("not-in-form");
  const proofText = proofBeside ?? file.proof;
  if (proofText === undefined) return refused("proof-missing");
  // Nobody vouches for further bytes, and this service writes none.
  if (parseProof(proofText)?.extra !== undefined) return refused("proof-unreadable");
  const { witnesses = [], witnessesNeeded = 0 } = trust === "embedded" ? {} : trust;
  const proof = verifyProof({
    ...{ proofText, entry: receiptEntry(file.jws, salt), keys: known.log },
    ...{ witnesses, witnessesNeeded },
  });
  if (!proof.ok) {
    if (proof.reason === "not-included" || proof.reason === "too-few-witnesses") {
      checks.push("checkpoint");
    }
    return refused(PROOF_FAULTS[proof.reason]);
  }
  checks.push("checkpoint");
  const seen = proof.seenBy.map(({ key: witness }) => witness);
  if (seen.length > 0) checks.push("witnesses");
  checks.push("log");
  const { origin, index, size, signedBy } = proof;
  return {
    ok: true,
    body: file.receipt,
    ...{ file, checks },
    keys: {
      from: trust === "embedded" ? "embedded" : "given",
      receipt: jws.kid,
      log: signedBy.filter((each) => !seen.includes(each)),
      witnesses: seen,
    },
    place: { origin, index, size },
  };
}
