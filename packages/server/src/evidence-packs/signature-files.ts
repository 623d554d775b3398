import { parseInstant } from "@kelisim/core";
import { folderNumber, textFile, type FilesToPack } from "./pack-files.ts";

/** What is kept of a signature (`receive-signature.ts`); bytes in base64. */
type KeptSignature = {
  readonly statement: string;
  readonly cms: string;
  readonly chain: readonly string[];
  readonly revocation: readonly { readonly kind: "crl" | "ocsp"; readonly bytes: string }[];
  readonly timestamp: string | null;
  readonly timestamp_chain: readonly string[];
  readonly verified: { readonly signed_at: string };
};

/** A longer list is in `evidence.json` alone: an archive must not hold megabytes twice. */
const LONGEST_SEPARATE_LIST = 1024 * 1024;

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** Certificates as OpenSSL takes several of them: PEM, one after the other. */
const pemOf = (certificates: readonly string[]): Uint8Array =>
  textFile(
    certificates
      .map((one) => (one.match(/.{1,64}/g) ?? []).join("\n"))
      .map((lines) => `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`)
      .join(""),
  );

/** Seconds since 1970, as OpenSSL takes a time to check at. */
function secondsOf(text: string): Uint8Array {
  const at = parseInstant(text);
  if (at === undefined) throw new Error("a signature without its time");
  return textFile(`${Math.floor(at.epochMilliseconds / 1000)}\n`);
}

/** The files of one signature, each in the form that common tools read. @param text what its evidence hash covers */
export function signatureFiles(text: string): FilesToPack {
  // Written by ourselves, and its hash stands in the event.
  const kept = JSON.parse(text) as KeptSignature;
  const files: FilesToPack = new Map([
    ["evidence.json", textFile(text)],
    ["statement.txt", textFile(kept.statement)],
    ["signature.p7s", bytesOf(kept.cms)],
    ["chain.pem", pemOf(kept.chain)],
    ["signed-at.txt", secondsOf(kept.verified.signed_at)],
  ]);
  for (const [index, { kind, bytes }] of kept.revocation.entries()) {
    const proof = bytesOf(bytes);
    if (proof.length > LONGEST_SEPARATE_LIST) continue;
    files.set(`revocation-${folderNumber(index)}.${kind}`, proof);
  }
  if (kept.timestamp !== null) files.set("timestamp.tsr", bytesOf(kept.timestamp));
  if (kept.timestamp_chain.length > 0) {
    files.set("timestamp-chain.pem", pemOf(kept.timestamp_chain));
  }
  return files;
}
