/**
 * Why an access is permitted or denied, in the order in which the rules are tried: the first guard
 * that fails, or the first ground that holds, decides.
 */
export const REASON_CODES = [
  "unknown-object",
  "unknown-purpose",
  "party-not-entitled",
  "harmful-purpose",
  "untargeted-collection",
  "storage-abroad",
  "automated-decision-needs-consent",
  "biometrics-in-public-place",
  "not-deidentified",
  "state-object-needs-state-service",
  "purpose-mismatch",
  "action-not-covered",
  "category-not-covered",
  "recipient-not-covered",
  "cross-border-not-covered",
  "data-subject-blocked",
  "legal-ground",
  "retention",
  "consent-refused",
  "consent-withdrawn",
  "consent-expired",
  "purpose-achieved",
  "consent-disputed",
  "no-consent",
  "consent",
] as const;

/** Reasons that permit; every other one denies. */
export const PERMITTING_REASONS = ["legal-ground", "retention", "consent"] as const;

export const isPermitting = (reason: ReasonCode): boolean =>
  PERMITTING_REASONS.some((each) => each === reason);

export type ReasonCode = (typeof REASON_CODES)[number];

/** What opens an access. `null` goes with every denial. */
export type BasisKind = "consent" | "retention" | "legal-ground";
