import {
  formatInstant,
  requestStatus,
  statusOf,
  type Consent,
  type ConsentRequest,
  type Instant,
  type ServiceKind,
} from "@kelisim/core";
import type { ConsentAnswer, ConsentRequestAnswer } from "@kelisim/protocol";
import { actedByView } from "./representation-view.ts";

/** Whether nobody can say yes any more, because the purpose or the object is closed. */
const statusShown = (request: ConsentRequest, isLineClosed: boolean, now: Instant) => {
  const status = requestStatus(request, now);
  return status === "pending" && isLineClosed ? "expired" : status;
};

const basisOf = ({ term }: Pick<Consent, "term">) =>
  term.kind === "date" ? term.basis : undefined;

/** A request as its asker and a service desk see it. */
export function requestView(
  request: ConsentRequest,
  now: Instant,
  baseUrl: string,
  isLineClosed = false,
): ConsentRequestAnswer {
  const { outcome } = request;
  const answered = outcome.state === "granted" || outcome.state === "refused";
  return {
    id: request.id,
    status: statusShown(request, isLineClosed, now),
    party_id: request.partyId,
    purpose_id: request.purposeId,
    purpose_version: request.purposeVersion,
    object_id: request.objectId,
    categories: request.categories,
    required_categories: request.requiredCategories,
    actions: request.actions,
    recipients: request.recipients,
    countries: request.countries,
    valid_until: request.term.lastDay,
    term_basis: basisOf(request),
    adds_to: request.addsTo,
    language: request.language,
    matching_word: request.matchingWord,
    answer_url: `${baseUrl}/answer/${request.id}`,
    requested_at: formatInstant(request.requestedAt),
    expires_at: formatInstant(request.expiresAt),
    notice: request.notice,
    answered_at: answered ? formatInstant(outcome.at) : undefined,
    consent_id: outcome.state === "granted" ? outcome.consentId : undefined,
  };
}

const termView = ({ term }: Consent): ConsentAnswer["valid_until"] => ({
  kind: term.kind,
  date: term.lastDay,
  basis: basisOf({ term }),
});

const endView = ({ end }: Consent) => ({
  withdrawn_at: end.state === "withdrawn" ? formatInstant(end.at) : undefined,
  withdrawn_by: end.state === "withdrawn" ? actedByView(end.representationId) : undefined,
  disputed_at: end.state === "disputed" ? formatInstant(end.at) : undefined,
  prove_by: end.state === "disputed" ? end.proveBy : undefined,
  ended_at: end.state === "fulfilled" ? formatInstant(end.at) : undefined,
  superseded_by: end.state === "superseded" ? end.by : undefined,
});

/** What is needed beside a consent to say how it stands. */
export type ConsentSurroundings = {
  /** Of the newest answer in the consent's line. */
  readonly newestSeq: number;
  readonly achievedCount: number;
  /** Whether its purpose or its object is closed. */
  readonly isLineClosed: boolean;
  readonly now: Instant;
  readonly service: ServiceKind;
};

/** A consent as a party to it sees it; its status is computed now. */
export function consentView(consent: Consent, around: ConsentSurroundings): ConsentAnswer {
  const newest = { seq: around.newestSeq };
  const { confirmation, provenance } = consent;
  const byService = around.service === "state" ? "state-service" : "non-state-service";
  return {
    id: consent.id,
    status: statusOf(consent, newest, around.achievedCount, around.now, around.isLineClosed),
    request_id: consent.requestId,
    party_id: consent.partyId,
    object_id: consent.objectId,
    purpose_id: consent.purposeId,
    purpose_version: consent.purposeVersion,
    granted_at: formatInstant(consent.grantedAt),
    effective_at: formatInstant(consent.effectiveAt),
    valid_until: termView(consent),
    review_every: consent.reviewEvery,
    categories: consent.categories,
    actions: consent.actions,
    recipients: consent.recipients,
    countries: consent.countries,
    channel:
      confirmation === "written" || confirmation === "other-provable" ? confirmation : byService,
    confirmation,
    provenance: provenance.kind,
    asserted_by: provenance.kind === "person" ? undefined : { party_id: provenance.partyId },
    language: consent.language,
    notice_hash: consent.noticeHash,
    acted_by: actedByView(consent.representationId),
    ...endView(consent),
  };
}
