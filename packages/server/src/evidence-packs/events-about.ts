import type {
  Consent,
  Duty,
  Retention,
  RightsCall,
  SubjectEvent,
  SubjectEventBody,
  SubjectState,
} from "@kelisim/core";
import { mayReadOf, type PackReader } from "./pack-reader.ts";

/** The record that an archive is about. */
export type PackRecord =
  | { readonly kind: "consent"; readonly consent: Consent }
  | { readonly kind: "duty"; readonly duty: Duty }
  | { readonly kind: "rights-call"; readonly call: RightsCall };

/** The ids of the records that an event changes; none of what no archive is made of. */
function recordsIn(body: SubjectEventBody): readonly string[] {
  switch (body.type) {
    case "consent.requested":
      return [body.request.id];
    case "consent.request-cancelled":
    case "consent.request-expired":
    case "consent.refused":
      return [body.requestId];
    case "consent.granted":
    case "consent.imported":
    case "consent.withdrawn":
    case "consent.narrowed":
    case "consent.disputed":
    case "consent.proved":
    case "consent.annulled":
    case "consent.review-due":
    case "consent.fulfilled":
    case "consent.expired":
      return [body.consentId];
    case "duty.opened":
      return [body.duty.id];
    case "duty.recounted":
    case "duty.due-soon":
    case "duty.overdue":
    case "duty.discharged":
      return [body.dutyId];
    case "retention.created":
      return [body.retention.id];
    case "rights-call.received":
      return [body.call.id];
    case "data.blocked":
    case "data.unblocked":
      return [body.rightsCallId];
    case "breach.reported":
      return [body.breach.id];
    case "breach.told":
    case "explanation.shown":
    case "outcome.recorded":
    case "person.locked":
    case "person.erased":
    case "person.returned":
    case "person.came-of-age":
    case "person.iin-corrected":
    case "representation.registered":
    case "representation.ended":
      return [];
  }
}

const consentAndRequest = ({ id, requestId }: Consent): readonly string[] =>
  requestId === undefined ? [id] : [id, requestId];

/** A consent, what was asked for it, and what parties owe or keep because of it. */
function aboutConsent(
  consent: Consent,
  { duties, retentions }: SubjectState,
  reader: PackReader,
): readonly string[] {
  const kept = retentions.filter(
    (one) => one.consentId === consent.id && mayReadOf(reader, one.holderId),
  );
  const causes = new Set<string>([consent.id, ...kept.map(({ id }) => id)]);
  const owed = [...duties.values()].filter(
    ({ cause, partyId }) => causes.has(cause.id) && mayReadOf(reader, partyId),
  );
  return [...consentAndRequest(consent), ...[...kept, ...owed].map(({ id }) => id)];
}

/** What a duty came from. The consent behind it says what was to be stopped; others' duties stay out. */
function causeOf({ cause }: Duty, { consents }: SubjectState): readonly string[] {
  const consent =
    cause.kind === "consent" || cause.kind === "dispute" ? consents.get(cause.id) : undefined;
  return consent === undefined ? [cause.id] : consentAndRequest(consent);
}

const keptBy = ({ id }: Duty, { retentions }: SubjectState): readonly Retention[] =>
  retentions.filter(({ dutyId }) => dutyId === id);

function idsAbout(record: PackRecord, state: SubjectState, reader: PackReader): readonly string[] {
  switch (record.kind) {
    case "consent":
      return aboutConsent(record.consent, state, reader);
    case "duty": {
      const { duty } = record;
      const kept = keptBy(duty, state).map(({ id }) => id);
      return [duty.id, ...kept, ...causeOf(duty, state)];
    }
    case "rights-call": {
      const { id: callId } = record.call;
      const owed = [...state.duties.values()].filter(
        ({ cause, partyId }) => cause.id === callId && mayReadOf(reader, partyId),
      );
      return [callId, ...owed.map(({ id }) => id)];
    }
  }
}

/** The events of a person that are about a record, in her own order, as far as a reader may have them. */
export function eventsAbout(
  record: PackRecord,
  { state, events }: { readonly state: SubjectState; readonly events: readonly SubjectEvent[] },
  reader: PackReader,
): readonly SubjectEvent[] {
  const ids = new Set(idsAbout(record, state, reader));
  return events.filter(({ body }) => recordsIn(body).some((id) => ids.has(id)));
}
