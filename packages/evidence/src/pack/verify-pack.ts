import { p256 } from "@noble/curves/nist.js";
import { utf8Text } from "@kelisim/log";
import { jwkOf } from "../receipt/jwk.ts";
import { parseTrust } from "../receipt/parse-trust.ts";
import type { ReceiptTrust } from "../receipt/receipt-trust.ts";
import { verifyReceipt } from "../receipt/verify-receipt.ts";
import { noticeFault, proofsFault, tellOf } from "./bound-files.ts";
import { checkLogEntries } from "./log-entries.ts";
import { unpackZip, type PackFiles } from "./pack-files.ts";
import { packedRows, type PackedRow } from "./packed-rows.ts";
import { SIGNER, SUMS, SUMS_SIGNATURE, sumsFault } from "./pack-sums.ts";
import type { PackFault, PackFaultAt } from "./pack-faults.ts";
import { publicKeyIn } from "./pem.ts";

export type PackOutcome =
  | {
      readonly ok: true;
      /** The thumbprint of the signer's key. */
      readonly kid: string;
      /** Rows that stand in the log. */
      readonly rows: number;
      /** Rows that do not: only the service's signature vouches for them. */
      readonly unlogged: number;
      readonly files: PackFiles;
    }
  | { readonly ok: false; readonly reason: PackFault; readonly path?: string };

const RECEIPT = "receipt.json";

const refused = (reason: PackFault): PackOutcome => ({ ok: false, reason });
const refusedAt = (fault: PackFaultAt): PackOutcome => ({ ok: false, ...fault });

const textOf = (files: PackFiles, path: string): string =>
  utf8Text(files.get(path) ?? new Uint8Array()) ?? "";

/** The keys that lie in the archive itself: they say whose it claims to be, no more. */
function ownTrust(files: PackFiles): ReceiptTrust | undefined {
  // A store without a log has no key of one.
  const log = textOf(files, "keys/log.txt");
  return parseTrust([textOf(files, "keys/jwks.json"), ...(log === "" ? [] : [log])]);
}

function isSignedBy(point: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, point, { format: "der", lowS: false, prehash: true });
  } catch {
    return false;
  }
}

/** The receipt of an archive: valid by itself, and of a consent that its rows tell of. */
function receiptFault(
  files: PackFiles,
  rows: readonly PackedRow[],
  keys: ReceiptTrust,
): PackFaultAt | undefined {
  if (!files.has(RECEIPT)) return undefined;
  const verdict = verifyReceipt(textOf(files, RECEIPT), keys);
  if (!verdict.ok) return { reason: "receipt", path: RECEIPT };
  const id = verdict.body["dpv:hasRecordOfActivity"]["dct:identifier"];
  return tellOf(rows, id) ? undefined : { reason: "receipt-foreign", path: RECEIPT };
}

/**
 * Checks an archive of evidence: every file, the signature over their hashes, each row's place in the log, that
 * `events.json`, notice and proofs are those of the rows, and the receipt. What no row names, such as
 * `facts.json`, is the service's signed word and no more. Never throws.
 * @param trust published keys; `embedded` takes those in the archive, which have to be compared by hand
 */
export function verifyPack(archive: Uint8Array, trust: ReceiptTrust | "embedded"): PackOutcome {
  const files = unpackZip(archive);
  if (files === undefined) return refused("unreadable");
  const damage = sumsFault(files);
  if (damage !== undefined) return { ok: false, ...damage };
  const keys = trust === "embedded" ? ownTrust(files) : trust;
  if (keys === undefined) return refused("keys-malformed");
  const point = publicKeyIn(textOf(files, SIGNER));
  if (point === undefined) return refused("signer-malformed");
  const jwk = jwkOf(point);
  if (!keys.jwks.keys.some(({ x, y }) => x === jwk.x && y === jwk.y)) return refused("unknown-key");
  const [signature, sums] = [files.get(SUMS_SIGNATURE), files.get(SUMS)];
  if (signature === undefined || sums === undefined || !isSignedBy(point, signature, sums)) {
    return refused("signature");
  }
  const logged = checkLogEntries(files, keys);
  if (typeof logged !== "number") return refusedAt(logged);
  const rows = packedRows(files);
  if ("reason" in rows) return refusedAt(rows);
  const fault =
    proofsFault(files, rows) ?? noticeFault(files, rows) ?? receiptFault(files, rows, keys);
  if (fault !== undefined) return refusedAt(fault);
  const unlogged = rows.filter(({ isLogged }) => !isLogged).length;
  return { ok: true, kid: jwk.kid, rows: logged, unlogged, files };
}
