import type { RevocationSource } from "./revocation-source.ts";

/** Whom the verifier trusts. Certificates are DER. */
export type VerifierOptions = {
  readonly roots: readonly Uint8Array[];
  /** Of issuing authorities, beside those that a signature brings along. Not trusted by themselves. */
  readonly intermediates?: readonly Uint8Array[];
  /** Roots of timestamp authorities; with none, timestamps are passed over. */
  readonly timestampRoots?: readonly Uint8Array[];
  readonly revocation: RevocationSource;
  /**
   * `required`: without a valid answer for each certificate below the root a signature is refused.
   * `if-available`: it passes, and its evidence has no proof of revocation.
   */
  readonly revocationPolicy?: "required" | "if-available";
};
