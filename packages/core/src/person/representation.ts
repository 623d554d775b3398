import type { PartyId, RepresentationId } from "../ids.ts";
import { compareInstants, endOfDay, startOfDay, type Instant, type LegalDay } from "../time.ts";

/**
 * Why somebody may act for another. For a minor all of them end when she comes of age; for an adult a
 * `guardian` answers in her place, and a `trustee` beside her.
 */
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
  /** The last day; `null` until it is ended. */
  readonly validUntil: LegalDay | null;
  /** Her last day as a minor, where it was made for one: after it, no `validUntil` counts. */
  readonly minorUntil: LegalDay | null;
  /** The desk that saw the proof. */
  readonly registeredBy: PartyId;
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

/** How a representation stands at an instant: judged then, no job decides it. */
export type RepresentationStatus =
  | { readonly state: "standing" | "not-yet" }
  | { readonly state: "ended"; readonly reason: RepresentationEnd["reason"] | "term-over" };

export function representationStatus(found: Representation, at: Instant): RepresentationStatus {
  const { end, validFrom, validUntil, minorUntil } = found;
  if (end !== null) return { state: "ended", reason: end.reason };
  if (validUntil !== null && compareInstants(at, endOfDay(validUntil)) >= 0) {
    return { state: "ended", reason: validUntil === minorUntil ? "came-of-age" : "term-over" };
  }
  return { state: compareInstants(at, startOfDay(validFrom)) < 0 ? "not-yet" : "standing" };
}

/** The earlier of a stated last day and the last day of minority. */
export const lastDayOf = (stated: LegalDay | null, minorUntil: LegalDay | null): LegalDay | null =>
  stated === null || (minorUntil !== null && minorUntil < stated) ? minorUntil : stated;
