import type { Instant } from "@kelisim/core";
import type { Certificate } from "../x509/certificate.ts";

/** What is asked of one list or answer. */
export type StatusQuestion = {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The instant at which the certificate must have been in force. */
  readonly at: Instant;
  /** The instant of receipt: what is said for a later one was not known then. */
  readonly now: Instant;
};

/** What a proof that holds says. */
export type Verdict = {
  readonly status: "good" | "revoked";
  readonly producedAt: Instant;
};
