import { durationOf, legalBasisOf, organisation } from "./make-parts.ts";
import type { DpvConsentStatus, EventInReceipt } from "./receipt-body.ts";
import type { ReceiptEvent, ReceiptEventKind, ReceiptFacts } from "./receipt-facts.ts";

/** How it stood after the event. What was narrowed stays given. */
const STATUS_AFTER: Readonly<Record<ReceiptEventKind, DpvConsentStatus>> = {
  requested: "dpv:ConsentRequested",
  given: "dpv:ConsentGiven",
  refused: "dpv:ConsentRefused",
  narrowed: "dpv:ConsentGiven",
  withdrawn: "dpv:ConsentWithdrawn",
  disputed: "dpv:ConsentUnknown",
  proved: "dpv:ConsentGiven",
  annulled: "dpv:ConsentInvalidated",
  expired: "dpv:ConsentExpired",
  fulfilled: "dpv:ConsentExpired",
  superseded: "dpv:ConsentExpired",
};

function indicatedBy({ by }: ReceiptEvent): EventInReceipt["dpv:isIndicatedBy"] {
  switch (by?.kind) {
    case "data-subject":
      return { "@type": "dpv:DataSubject" };
    case "representative":
      return { "@type": "dpv:Representative", "kelisim:basis": by.basis };
    case "party":
      return organisation("dpv:LegalEntity", by.party);
    case undefined:
      return { "@type": "dpv:ServiceProvider" };
  }
}

function provenanceOf({ provenance }: ReceiptEvent) {
  if (provenance === undefined) return {};
  const { kind, party } = provenance;
  return {
    "kelisim:provenance": {
      "kelisim:kind": kind,
      ...(party !== undefined && { "kelisim:party": organisation("dpv:LegalEntity", party) }),
    },
  };
}

export const eventInReceipt = (event: ReceiptEvent, facts: ReceiptFacts): EventInReceipt => ({
  "kelisim:kind": event.kind,
  "dpv:hasLegalBasis": legalBasisOf(facts),
  "dpv:hasConsentStatus": STATUS_AFTER[event.kind],
  "dpv:isIndicatedAtTime": event.at,
  ...(event.effectiveOn !== undefined && { "kelisim:effectiveOn": event.effectiveOn }),
  ...(event.kind === "given" && { "dpv:hasDuration": durationOf(facts.term) }),
  "dpv:isIndicatedBy": indicatedBy(event),
  ...(event.confirmation !== undefined && { "dpv:hasIndicationMethod": event.confirmation }),
  ...(event.evidenceSha256 !== undefined && { "kelisim:evidenceSha256": event.evidenceSha256 }),
  ...provenanceOf(event),
});
