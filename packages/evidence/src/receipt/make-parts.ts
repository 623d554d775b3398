import type { Text3 } from "@kelisim/core";
import type {
  DpvConsentStatus,
  DpvLegalBasis,
  DurationInReceipt,
  OrganisationInReceipt,
} from "./receipt-body.ts";
import type { ReceiptFacts, ReceiptParty, ReceiptTerm } from "./receipt-facts.ts";

/** Only the words in the three languages, whatever else the caller's object holds. */
export const sortedWords = ({ kk, ru, en }: Text3): Text3 => ({ kk, ru, en });

export const organisation = (
  type: OrganisationInReceipt["@type"],
  { name, bin }: ReceiptParty,
): OrganisationInReceipt => ({
  "@type": type,
  "dct:identifier": bin,
  "dct:title": sortedWords(name),
});

/**
 * A consent whose purpose is reached has lapsed, as one whose day is over. A newer answer, given for the
 * same line, takes its place: the data subject's own act, hence no `dpv:ConsentRevoked`. While it is disputed
 * nobody knows whether it was given.
 */
export const STATUS_TERMS: Readonly<Record<ReceiptFacts["status"], DpvConsentStatus>> = {
  active: "dpv:ConsentGiven",
  refused: "dpv:ConsentRefused",
  withdrawn: "dpv:ConsentWithdrawn",
  expired: "dpv:ConsentExpired",
  fulfilled: "dpv:ConsentExpired",
  superseded: "dpv:ConsentExpired",
  disputed: "dpv:ConsentUnknown",
  annulled: "dpv:ConsentInvalidated",
};

/** Where she answered these very words by an act of its own it is explicit; of a paper only its word is known. */
export const legalBasisOf = ({ notice }: ReceiptFacts): DpvLegalBasis =>
  notice === undefined ? "dpv:Consent" : "dpv:ExplicitlyExpressedConsent";

/** @law 231-VIII 8(5) 8(6) */
export function durationOf(term: ReceiptTerm): DurationInReceipt {
  const lastDay = term.lastDay === undefined ? {} : { "kelisim:lastDay": term.lastDay };
  if (term.kind === "purpose-achieved") {
    return { "@type": "dpv:UntilEventDuration", ...lastDay, "kelisim:until": "purpose-achieved" };
  }
  const { basis } = term;
  return {
    "@type": "dpv:UntilTimeDuration",
    ...lastDay,
    ...(basis !== undefined && { "kelisim:setBy": basis.kind }),
    ...(basis?.kind === "law" && { "kelisim:provision": `${basis.act} ${basis.article}` }),
  };
}
