import { p256 } from "@noble/curves/nist.js";
import { utf8Text } from "@kelisim/log";
import { jwkOf } from "../receipt/jwk.ts";
import type { ReceiptTrust } from "../receipt/receipt-trust.ts";
import { verifyReceipt } from "../receipt/verify-receipt.ts";
import { checkLogEntries } from "./log-entries.ts";
import { unpackZip, type PackFiles } from "./pack-files.ts";
import { SIGNER, SUMS, SUMS_SIGNATURE, sumsFault } from "./pack-sums.ts";
import type { PackFault } from "./pack-faults.ts";
import { publicKeyIn } from "./pem.ts";

export type PackOutcome =
  | {
      readonly ok: true;
      /** The thumbprint of the signer's key. */
      readonly kid: string;
      /** Rows that stand in the log. */
      readonly rows: number;
      readonly files: PackFiles;
    }
  | { readonly ok: false; readonly reason: PackFault; readonly path?: string };

const RECEIPT = "receipt.json";

const refused = (reason: PackFault, path?: string): PackOutcome => ({
  ok: false,
  reason,
  ...(path !== undefined && { path }),
});

const textOf = (files: PackFiles, path: string): string | undefined =>
  utf8Text(files.get(path) ?? new Uint8Array());

/** The keys that lie in the archive itself: they say whose it claims to be, no more. */
function ownTrust(files: PackFiles): ReceiptTrust | undefined {
  try {
    const jwks: unknown = JSON.parse(textOf(files, "keys/jwks.json") ?? "");
    const log = (textOf(files, "keys/log.txt") ?? "").split("\n").filter((line) => line !== "");
    if (typeof jwks !== "object" || jwks === null || !("keys" in jwks)) return undefined;
    return Array.isArray(jwks.keys) ? { jwks: jwks as ReceiptTrust["jwks"], log } : undefined;
  } catch {
    return undefined;
  }
}

function isSignedBy(point: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, point, { format: "der", lowS: false, prehash: true });
  } catch {
    return false;
  }
}

/**
 * Checks an archive of evidence: every file, the signature over their hashes, each row's place in the log, and
 * the receipt in it. Never throws.
 * @param trust published keys; `embedded` takes those in the archive, which have to be compared by hand
 */
export function verifyPack(archive: Uint8Array, trust: ReceiptTrust | "embedded"): PackOutcome {
  const files = unpackZip(archive);
  if (files === undefined) return refused("unreadable");
  const fault = sumsFault(files);
  if (fault !== undefined) {
    return refused(fault.reason, "path" in fault ? fault.path : undefined);
  }
  const keys = trust === "embedded" ? ownTrust(files) : trust;
  if (keys === undefined) return refused("keys-malformed");
  const point = publicKeyIn(textOf(files, SIGNER) ?? "");
  if (point === undefined) return refused("signer-malformed");
  const jwk = jwkOf(point);
  if (!keys.jwks.keys.some(({ x, y }) => x === jwk.x && y === jwk.y)) return refused("unknown-key");
  const [signature, sums] = [files.get(SUMS_SIGNATURE), files.get(SUMS)];
  if (signature === undefined || sums === undefined || !isSignedBy(point, signature, sums)) {
    return refused("signature");
  }
  const rows = checkLogEntries(files, keys);
  if (typeof rows !== "number") return refused(rows.reason, rows.path);
  if (files.has(RECEIPT) && !verifyReceipt(textOf(files, RECEIPT) ?? "", keys).ok) {
    return refused("receipt", RECEIPT);
  }
  return { ok: true, kid: jwk.kid, rows, files };
}
