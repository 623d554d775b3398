import {
  formatInstant,
  representationStatus,
  type Instant,
  type Representation,
  type RepresentationId,
} from "@kelisim/core";
import type { ActedByAnswer, RepresentationAnswer } from "@kelisim/protocol";

/** A representation as a desk sees it: who the representative is stays sealed. */
export function representationView(found: Representation, now: Instant): RepresentationAnswer {
  const status = representationStatus(found, now);
  return {
    id: found.id,
    basis: found.basis,
    scope: found.scope,
    status: status.state,
    valid_from: found.validFrom,
    valid_until: found.validUntil ?? undefined,
    evidence_sha256: found.evidenceSha256,
    registered_at: formatInstant(found.registeredAt),
    registered_by: { party_id: found.registeredBy },
    ended_at: found.end === null ? undefined : formatInstant(found.end.at),
    end_reason: status.state === "ended" ? status.reason : undefined,
  };
}

/** Whose act it was. */
export const actedByView = (representationId: RepresentationId | undefined): ActedByAnswer =>
  representationId === undefined
    ? { kind: "data-subject" }
    : { kind: "representative", representation_id: representationId };
