import type { Instant } from "@kelisim/core";

/** Which certificate is asked about, and where its issuer says that answers are. */
export type RevocationQuestion = {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly issuer: Uint8Array;
  /** The certificate's serial number as lower-case hex without leading zeros; a key for caches. */
  readonly serial: string;
  /** The instant at which the certificate must have been in force. */
  readonly at: Instant;
  /** Addresses in the certificate, http and https only, as written there. Untrusted. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** DER of an OCSP request (RFC 6960, no nonce) to be posted as it is. */
  readonly ocspRequest: Uint8Array;
};

/** Bytes as they came, DER: a CertificateList, or an OCSPResponse. Nobody has checked them yet. */
export type RevocationBytes = { readonly kind: "crl" | "ocsp"; readonly bytes: Uint8Array };

/** What is wanted of issuers: their answers about one certificate (OCSP), or their lists (CRL). */
export type RevocationWanted = "answers" | "lists";

/**
 * Finds what issuers say about certificates: from a store, from a server. It bounds its own time and
 * sizes. What it returns is verified; what does not hold or does not fit is passed over, so that it
 * may return too much. A source that fails returns an empty list.
 */
export interface RevocationSource {
  /** Asked for `lists` only where what it found as `answers` gave no verdict. */
  find(question: RevocationQuestion, wanted: RevocationWanted): Promise<readonly RevocationBytes[]>;
  /** Hears of each proof it found, the same object, that holds and tells: only those are worth keeping. */
  accepted?(proof: RevocationBytes): void;
}

/** Knows nothing: only what the signature itself brings along counts. */
export const noRevocationSource: RevocationSource = { find: () => Promise.resolve([]) };
