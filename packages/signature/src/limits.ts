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
/** Lists and answers that are looked at for one certificate. */
export const MOST_REVOCATION_PROOFS = 8;
/** Signatures that are checked for one OCSP response: of delegated responders and of itself. */
export const MOST_RESPONDERS = 4;

/** Clocks differ: so far may an instant lie in the future. */
export const CLOCK_TOLERANCE_MINUTES = 10;
/** An OCSP response that does not say when the next one comes is good for so long. */
export const OCSP_WITHOUT_NEXT_HOURS = 24;
