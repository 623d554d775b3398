import type { Iin, Instant } from "@kelisim/core";
import type { SignatureFault } from "./fault.ts";

export type SignatureFamily = "rsa" | "ecdsa" | "gost";

/** A list of revoked certificates or an answer about one, as it was signed. */
export type RevocationProof = {
  readonly kind: "crl" | "ocsp";
  readonly bytes: Uint8Array;
  /** `thisUpdate`: the instant for which it speaks. */
  readonly producedAt: Instant;
};

/** All that a later check needs beside the signature and what was signed. Bytes are DER. */
export type SignatureEvidence = {
  /** From the signer's certificate to the root. */
  readonly chain: readonly Uint8Array[];
  readonly revocation: readonly RevocationProof[];
  /** The token of RFC 3161 that gave the time, and its certificates up to the root. */
  readonly timestamp?: Uint8Array;
  readonly timestampChain?: readonly Uint8Array[];
  /** The `now` of the check: without a timestamp it is the signing time. */
  readonly receivedAt: Instant;
};

export type Signer = {
  readonly iin: Iin;
  /** The common name, for showing only. */
  readonly name?: string;
};

export type ValidSignature = {
  readonly ok: true;
  readonly signer: Signer;
  readonly family: SignatureFamily;
  /** Of the timestamp, or the instant of receipt; never what the signer claims. */
  readonly signedAt: Instant;
  readonly timestamped: boolean;
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  readonly evidence: SignatureEvidence;
};

export type SignatureOutcome =
  ValidSignature | { readonly ok: false; readonly reason: SignatureFault };

export type SignatureQuestion = {
  /** CMS SignedData, DER, with or without the content inside. */
  readonly cms: Uint8Array;
  /** What must have been signed, byte for byte. */
  readonly content: Uint8Array;
  /** The instant of receipt. */
  readonly now: Instant;
};

/**
 * Whether a person's electronic signature holds. A port: a certified verifier can take the place of
 * ours. A wrong signature is an outcome; it throws only for faults of the machine.
 */
export interface SignatureVerifier {
  verify(asked: SignatureQuestion): Promise<SignatureOutcome>;
}
