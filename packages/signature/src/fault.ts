/** Why a signature was refused: each way of being wrong has its own code. */
export const SIGNATURE_FAULTS = [
  // The bytes
  "empty",
  "too-large",
  /** No ASN.1, or not what CMS says. */
  "unreadable",
  /** Readable, but not in the one form that DER allows: another form, or bytes behind the end. */
  "not-canonical",
  // What was signed
  "no-signature",
  "several-signatures",
  "content-missing",
  "content-differs",
  /** A signed attribute lacks, stands twice or is of another kind. */
  "attributes-wrong",
  "digest-differs",
  "signature-wrong",
  // How it was signed
  "algorithm-refused",
  "wrong-curve",
  "key-weak",
  // Whose certificate it is
  "certificate-missing",
  /** The signed attributes name another certificate than the one that fits. */
  "certificate-differs",
  "self-signed",
  "chain-unknown",
  "chain-wrong",
  "expired",
  "not-yet-valid",
  "usage-refused",
  "authentication-certificate",
  "legal-entity-certificate",
  "no-iin",
  // When it was signed, and whether the certificate was still in force
  "signing-time-wrong",
  "timestamp-wrong",
  "revoked",
  "revocation-unknown",
] as const;

export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];
