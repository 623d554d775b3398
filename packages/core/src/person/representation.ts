import type { RepresentationId } from "../ids.ts";
import { compareInstants, endOfDay, startOfDay, type Instant, type LegalDay } from "../time.ts";

/** Why somebody may act for another. `parent` and `guardian` end when a minor comes of age. */
export type RepresentationBasis =
  "parent" | "guardian" | "trustee" | "power-of-attorney" | "court-decision";

/** What a representative may do. @law 395/НҚ 6 part 1 @law 231-VIII 8(7) */
export type RepresentationScope = "give" | "withdraw" | "rights";

export type RepresentationEnd = {
  readonly reason: "revoked" | "restored" | "came-of-age" | "replaced" | "died";
  readonly at: Instant;
};

/**
 * Somebody who acts for the data subject, with proof, scope and end. Who it is stands in the sealed part
 * of its event. @law 395/НҚ 6 part 1
 */
export type Representation = {
  readonly id: RepresentationId;
  readonly basis: RepresentationBasis;
  readonly scope: readonly RepresentationScope[];
  /** SHA-256 (hex) of the birth certificate, the decision or the power of attorney. */
  readonly evidenceSha256: string;
  readonly validFrom: LegalDay;
  readonly validUntil: LegalDay | null;
  readonly registeredAt: Instant;
  readonly end: RepresentationEnd | null;
};

/** Whether a representative may do this at an instant, by the representation alone. */
export const mayRepresent = (
  { scope, validFrom, validUntil, end }: Representation,
  act: RepresentationScope,
  at: Instant,
): boolean =>
  end === null &&
  scope.includes(act) &&
  compareInstants(at, startOfDay(validFrom)) >= 0 &&
  (validUntil === null || compareInstants(at, endOfDay(validUntil)) < 0);
