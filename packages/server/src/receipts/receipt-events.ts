import {
  compareInstants,
  endOfDay,
  formatInstant,
  legalDayOf,
  newestAnswer,
  type Consent,
  type ConsentStatus,
  type Instant,
  type PartyId,
  type Proof,
  type SubjectEvent,
  type SubjectEventBody,
  type SubjectState,
} from "@kelisim/core";
import type { ReceiptEvent, ReceiptParty } from "@kelisim/evidence";

/** Names of organisations, by their ids. */
export type PartyOf = (id: PartyId) => ReceiptParty;

/** What is needed to tell the life of a consent. */
export type ConsentLife = {
  readonly consent: Consent;
  readonly state: SubjectState;
  readonly status: ConsentStatus;
  readonly events: readonly SubjectEvent[];
  readonly partyOf: PartyOf;
};

type At = { readonly recordedAt: Instant; readonly effectiveAt: Instant };

const atOf = ({ recordedAt, effectiveAt }: At): Pick<ReceiptEvent, "at" | "effectiveOn"> => {
  const claimed = legalDayOf(effectiveAt);
  return {
    at: formatInstant(recordedAt),
    ...(claimed !== legalDayOf(recordedAt) && { effectiveOn: claimed }),
  };
};

/** An act of the person, or of whoever acts for her, with its proof. */
function actOf(
  kind: ReceiptEvent["kind"],
  event: SubjectEvent,
  proof: Proof,
  { state, partyOf }: ConsentLife,
): ReceiptEvent {
  const { provenance, representationId } = proof;
  const acting =
    representationId === undefined ? undefined : state.representations.get(representationId);
  return {
    kind,
    ...atOf(event),
    by:
      acting === undefined
        ? { kind: "data-subject" }
        : { kind: "representative", basis: acting.basis },
    confirmation: proof.confirmation,
    evidenceSha256: proof.evidenceSha256,
    provenance:
      provenance.kind === "person"
        ? { kind: "person" }
        : { kind: provenance.kind, party: partyOf(provenance.partyId) },
  };
}

const isAbout = (body: SubjectEventBody, { id, requestId }: Consent): boolean =>
  body.type === "consent.requested"
    ? body.request.id === requestId
    : "consentId" in body && body.consentId === id;

/** What an event tells of the consent; nothing where it is about something else. */
function told(event: SubjectEvent, life: ConsentLife): ReceiptEvent | undefined {
  const { consent, partyOf } = life;
  const { body } = event;
  if (!isAbout(body, consent)) return undefined;
  if (body.type === "consent.granted" || body.type === "consent.imported") {
    return actOf("given", event, body, life);
  }
  if (body.type === "consent.narrowed") return actOf("narrowed", event, body, life);
  if (body.type === "consent.withdrawn") return actOf("withdrawn", event, body, life);
  if (body.type === "consent.disputed") return actOf("disputed", event, body, life);
  if (body.type === "consent.requested" || body.type === "consent.proved") {
    const kind = body.type === "consent.requested" ? "requested" : "proved";
    return { kind, ...atOf(event), by: { kind: "party", party: partyOf(consent.partyId) } };
  }
  if (body.type === "consent.annulled") return { kind: "annulled", ...atOf(event) };
  return body.type === "consent.fulfilled" ? { kind: "fulfilled", ...atOf(event) } : undefined;
}

/** What came about by time or by a newer answer: judged now, as the status is, whether somebody told of it or not. */
function judged({ consent, state, status }: ConsentLife): ReceiptEvent | undefined {
  const { end, term } = consent;
  switch (status) {
    case "expired":
      return term.lastDay === undefined
        ? undefined
        : { kind: "expired", at: formatInstant(endOfDay(term.lastDay)) };
    case "annulled":
      return end.state === "disputed" && end.proveBy !== undefined
        ? { kind: "annulled", at: formatInstant(endOfDay(end.proveBy)) }
        : undefined;
    case "superseded": {
      const newer =
        end.state === "superseded" ? state.consents.get(end.by) : newestAnswer(state, consent);
      if (newer === undefined) return undefined;
      const at = newer.kind === "granted" ? newer.grantedAt : newer.at;
      return { kind: "superseded", at: formatInstant(at) };
    }
    case "active":
    case "withdrawn":
    case "fulfilled":
    case "disputed":
      return undefined;
  }
}

/** The life of a consent, in the order in which it happened. */
export function receiptEvents(life: ConsentLife): readonly ReceiptEvent[] {
  const happened = life.events
    .toSorted((a, b) => a.seq - b.seq || compareInstants(a.recordedAt, b.recordedAt))
    .flatMap((event) => told(event, life) ?? []);
  return [...happened, ...[judged(life)].flatMap((event) => event ?? [])];
}
