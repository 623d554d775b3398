import type { PartyId } from "../ids.ts";
import type { ReasonCode } from "./reason.ts";

/** Codes that tell something about the person to whoever reads them. */
const ABOUT_THE_PERSON: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "consent-refused",
  "consent-withdrawn",
  "consent-expired",
  "purpose-achieved",
  "consent-disputed",
  "data-subject-blocked",
  "action-not-covered",
  "category-not-covered",
  "recipient-not-covered",
  "cross-border-not-covered",
]);

/**
 * The reason that may leave the service: no reason about a person leaves for someone who is no party
 * to the consent or the object; she answers exactly like a person whom nobody knows.
 * @param aboutPerson whether a rule about the person (not about the purpose) gave the reason
 * @param parties the object's owner and operator, the purpose's party and the consent's recipients
 */
export function disclosedReason(
  reason: ReasonCode,
  aboutPerson: boolean,
  readers: readonly PartyId[],
  parties: readonly PartyId[],
): ReasonCode {
  if (!aboutPerson || !ABOUT_THE_PERSON.has(reason)) return reason;
  return readers.every((reader) => parties.includes(reader)) ? reason : "no-consent";
}
