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

/** A request as its asker and a service desk see it. */
export function requestView(
  request: ConsentRequest,
  now: Instant,
  baseUrl: string,
): ConsentRequestAnswer {
  const { outcome } = request;
  const answered = outcome.state === "granted" || outcome.state === "refused";
  return {
    id: request.id,
    status: requestStatus(request, now),
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
});

const endView = ({ end }: Consent) => ({
  withdrawn_at: end.state === "withdrawn" ? formatInstant(end.at) : undefined,
  ended_at: end.state === "fulfilled" ? formatInstant(end.at) : undefined,
  superseded_by: end.state === "superseded" ? end.by : undefined,
});

/** What is needed beside a consent to say how it stands. */
export type ConsentSurroundings = {
  /** Of the newest answer in the consent's line. */
  readonly newestSeq: number;
  readonly achievedCount: number;
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
    status: statusOf(consent, newest, around.achievedCount, around.now),
    request_id: consent.requestId,
    party_id: consent.partyId,
    object_id: consent.objectId,
    purpose_id: consent.purposeId,
    purpose_version: consent.purposeVersion,
    granted_at: formatInstant(consent.grantedAt),
    effective_at: formatInstant(consent.effectiveAt),
    valid_until: termView(consent),
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
    ...endView(consent),
  };
}
