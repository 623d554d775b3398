import { textBytes } from "./text-bytes.ts";
import { p256 } from "@noble/curves/nist.js";
import { packZip, type PackFiles } from "./pack-files.ts";
import { readme, type PackSubject } from "./readme.ts";
import { SIGNER, SUMS, SUMS_SIGNATURE, sumsOf } from "./pack-sums.ts";
import { publicKeyPem } from "./pem.ts";

/** Signs an archive with a key of receipts. */
export type PackSigner = {
  /** P-256, 65 bytes. */
  readonly publicKey: Uint8Array;
  /** ECDSA over SHA-256 of the message: 64 bytes, r and s. */
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/** DER, as OpenSSL takes a signature. */
const derOf = (signature: Uint8Array): Uint8Array =>
  p256.Signature.fromBytes(signature, "compact").toBytes("der");

/**
 * An archive of evidence: the files, how to check them in three languages, the list of their hashes and a
 * signature over that list.
 */
export function makePack(files: PackFiles, about: PackSubject, signer: PackSigner): Uint8Array {
  const all = new Map(files);
  all.set(SIGNER, publicKeyPem(signer.publicKey));
  all.set("README.txt", textBytes(readme(about, [...files.keys()])));
  const sums = sumsOf(all);
  all.set(SUMS, sums);
  all.set(SUMS_SIGNATURE, derOf(signer.sign(sums)));
  return packZip(all);
}
