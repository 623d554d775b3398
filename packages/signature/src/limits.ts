/** What is not read beyond these sizes, in bytes. */
export const MOST_CMS_BYTES = 256 * 1024;
export const MOST_CONTENT_BYTES = 16 * 1024 * 1024;
export const MOST_CERTIFICATE_BYTES = 32 * 1024;
export const MOST_OCSP_BYTES = 64 * 1024;
/** The lists of a national authority have some hundred thousand entries of about 40 bytes. */
export const MOST_CRL_BYTES = 16 * 1024 * 1024;

/** Certificates that a signature may bring along. */
export const MOST_CERTIFICATES = 16;
/** Certificates from the signer's to the root, both counted. */
export const LONGEST_PATH = 6;
/** Issuers that one search for a path tries; a check of GOST takes milliseconds. */
export const MOST_PATH_CHECKS = 16;
/** Timestamps over one signature. */
export const MOST_TIMESTAMPS = 4;
/** Lists and answers that a signature brings along and that are looked at for one certificate. */
export const MOST_EMBEDDED_PROOFS = 8;
/** Those that a source finds; kept evidence holds the proofs of two paths and of their responders. */
export const MOST_FOUND_PROOFS = 32;
/** Certificates in one OCSP response that may be the delegated responder's. */
export const MOST_RESPONDERS = 4;
/** Signatures in OCSP responses that are checked: for all that a signature brings along together. */
export const MOST_EMBEDDED_OCSP_CHECKS = 24;
/** The same for what the source finds about one certificate. */
export const MOST_FOUND_OCSP_CHECKS = 16;

/** Clocks differ: so far may an instant lie in the future. */
export const CLOCK_TOLERANCE_MINUTES = 10;
/** An OCSP response that does not say when the next one comes is good for so long. */
export const OCSP_WITHOUT_NEXT_HOURS = 24;
/** How old an answer that a signature brings along may be, where the signature is that young itself. */
export const EMBEDDED_FRESH_HOURS = 24;
