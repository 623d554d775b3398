import {
  awaitProof,
  closeConsent,
  dispute,
  fulfil,
  prove,
  supersede,
} from "../consent/life-cycle.ts";
import type { Consent } from "../consent/consent.ts";
import { closeRequest } from "../consent/request-life-cycle.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { Duty } from "../duty/duty.ts";
import { closeDuty, recountDuty } from "../duty/life-cycle.ts";
import { laterInstant } from "../time.ts";
import { moveErasure, NOT_ERASED } from "./erasure.ts";
import type { SubjectEvent, SubjectEventBody } from "./events.ts";
import { applyRecord } from "./fold-records.ts";
import { known, put } from "./maps.ts";
import { EMPTY_SUBJECT, sameLine, type SubjectState } from "./state.ts";

type Granted = Extract<SubjectEventBody, { type: "consent.granted" }>;
type Imported = Extract<SubjectEventBody, { type: "consent.imported" }>;

/** The events after which a consent may yet stand again. */
const MOVE_BY = {
  "consent.fulfilled": fulfil,
  "consent.disputed": dispute,
  "consent.proved": prove,
} as const;

/** A consent waits for its proof as long as the duty to prove it runs. */
function withProofDay(state: SubjectState, { kind, cause, dueOn }: Duty): SubjectState {
  if (kind !== "prove-consent" || cause.kind !== "dispute") return state;
  const waiting = awaitProof(known(state.consents, cause.id), dueOn);
  return { ...state, consents: put(state.consents, waiting.id, waiting) };
}

function consentFrom(request: ConsentRequest, body: Granted, event: SubjectEvent): Consent {
  return {
    kind: "granted",
    id: body.consentId,
    requestId: request.id,
    partyId: request.partyId,
    objectId: request.objectId,
    purposeId: request.purposeId,
    purposeVersion: request.purposeVersion,
    categories: body.categories,
    actions: request.actions,
    recipients: request.recipients,
    countries: request.countries,
    seq: event.seq,
    term: body.term,
    grantedAt: event.recordedAt,
    effectiveAt: event.effectiveAt,
    confirmation: body.confirmation,
    provenance: body.provenance,
    language: body.language,
    noticeHash: request.notice.hash,
    achievedCount: body.achievedCount,
    ...(body.representationId !== undefined && { representationId: body.representationId }),
    ...(body.reviewEvery !== undefined && { reviewEvery: body.reviewEvery }),
    end: { state: "standing" },
  };
}

/** A consent that was given elsewhere stands here from its recording on. */
function importedFrom(
  { type: _type, consentId, representationId: _nobody, ...body }: Imported,
  event: SubjectEvent,
): Consent {
  return {
    ...body,
    kind: "granted",
    id: consentId,
    seq: event.seq,
    grantedAt: event.recordedAt,
    effectiveAt: event.effectiveAt,
    end: { state: "standing" },
  };
}

/** A new consent takes the place of the standing ones in its line; they keep their text. */
function withConsent(state: SubjectState, granted: Consent): SubjectState {
  const consents = new Map(state.consents);
  for (const [id, older] of state.consents) {
    if (sameLine(older, granted)) consents.set(id, supersede(older, granted.id));
  }
  return { ...state, consents: consents.set(granted.id, granted) };
}

function grant(state: SubjectState, body: Granted, event: SubjectEvent): SubjectState {
  const request = known(state.requests, body.requestId);
  const granted = consentFrom(request, body, event);
  const outcome = { state: "granted", consentId: granted.id, at: event.recordedAt } as const;
  return {
    ...withConsent(state, granted),
    requests: put(state.requests, request.id, closeRequest(request, outcome)),
  };
}

function applyBody(state: SubjectState, event: SubjectEvent): SubjectState {
  const { body, recordedAt: at } = event;
  switch (body.type) {
    case "consent.requested": {
      const request = { ...body.request, requestedAt: at, outcome: { state: "pending" } } as const;
      return { ...state, requests: put(state.requests, request.id, request) };
    }
    case "consent.request-cancelled": {
      const closed = closeRequest(known(state.requests, body.requestId), {
        state: "cancelled",
        at,
      });
      return { ...state, requests: put(state.requests, closed.id, closed) };
    }
    case "consent.granted":
      return grant(state, body, event);
    case "consent.imported":
      return withConsent(state, importedFrom(body, event));
    case "consent.refused": {
      const request = known(state.requests, body.requestId);
      const closed = closeRequest(request, { state: "refused", at });
      const requests = put(state.requests, request.id, closed);
      // No to more data leaves the consent that gives some of them as it is.
      if (request.addsTo !== undefined) return { ...state, requests };
      const { id: requestId, partyId, objectId, purposeId } = request;
      const { provenance } = body;
      const line = { partyId, objectId, purposeId };
      const refusal = {
        kind: "refused",
        requestId,
        ...line,
        seq: event.seq,
        at,
        provenance,
        ...(body.representationId !== undefined && { representationId: body.representationId }),
      } as const;
      return {
        ...state,
        requests,
        refusals: [...state.refusals, refusal],
      };
    }
    case "consent.withdrawn": {
      const { representationId } = body;
      const by = representationId === undefined ? {} : { representationId };
      const end = { state: "withdrawn", at, ...by } as const;
      const closed = closeConsent(known(state.consents, body.consentId), end);
      return { ...state, consents: put(state.consents, closed.id, closed) };
    }
    case "consent.annulled": {
      const annulled = { state: "annulled", at } as const;
      const closed = closeConsent(known(state.consents, body.consentId), annulled);
      return { ...state, consents: put(state.consents, closed.id, closed) };
    }
    case "consent.fulfilled":
    case "consent.disputed":
    case "consent.proved": {
      // A purpose that ended for everybody is written down about each person later.
      const since = body.type === "consent.fulfilled" ? event.effectiveAt : at;
      const moved = MOVE_BY[body.type](known(state.consents, body.consentId), since);
      return { ...state, consents: put(state.consents, moved.id, moved) };
    }
    case "consent.narrowed": {
      const consent = { ...known(state.consents, body.consentId), ...body.coverage };
      return { ...state, consents: put(state.consents, consent.id, consent) };
    }
    case "consent.review-due": {
      const found = known(state.consents, body.consentId);
      const consent = { ...found, reviews: (found.reviews ?? 0) + 1, reviewedAt: at };
      return { ...state, consents: put(state.consents, consent.id, consent) };
    }
    // Notices: a status is judged at the question.
    case "consent.request-expired":
      known(state.requests, body.requestId);
      return state;
    case "consent.expired":
      known(state.consents, body.consentId);
      return state;
    case "duty.due-soon":
    case "duty.overdue":
      known(state.duties, body.dutyId);
      return state;
    case "duty.recounted": {
      const { type: _type, dutyId, ...dates } = body;
      const duty = recountDuty(known(state.duties, dutyId), dates);
      return withProofDay({ ...state, duties: put(state.duties, duty.id, duty) }, duty);
    }
    case "duty.opened": {
      const duty = { ...body.duty, openedAt: at, outcome: { state: "open" } } as const;
      return withProofDay({ ...state, duties: put(state.duties, duty.id, duty) }, duty);
    }
    case "duty.discharged": {
      const { outcome, ground, evidenceSha256, data } = body;
      const duty = closeDuty(known(state.duties, body.dutyId), at, {
        outcome,
        ground,
        evidenceSha256,
        ...(data !== undefined && { data }),
      });
      return { ...state, duties: put(state.duties, duty.id, duty) };
    }
    case "retention.created":
      return { ...state, retentions: [...state.retentions, { ...body.retention, seq: event.seq }] };
    case "rights-call.received": {
      const call = { ...body.call, receivedAt: at };
      return { ...state, rightsCalls: put(state.rightsCalls, call.id, call) };
    }
    case "representation.registered":
    case "representation.ended":
    case "person.came-of-age":
    case "person.iin-corrected":
    case "data.blocked":
    case "data.unblocked":
    case "explanation.shown":
    case "outcome.recorded":
    case "breach.reported":
    case "breach.told":
      return applyRecord(state, body, at);
    case "person.locked":
      return { ...state, erasure: moveErasure(state.erasure, { state: "locked", at }) };
    case "person.returned":
      return { ...state, erasure: moveErasure(state.erasure, NOT_ERASED) };
    case "person.erased":
      return { ...state, erasure: moveErasure(state.erasure, { state: "erased", at }) };
  }
}

/**
 * The state after one more event.
 * @throws Error if the event is out of order or makes a transition that the life cycles do not know:
 * such an event cannot have come from a command.
 */
export function applyEvent(state: SubjectState, event: SubjectEvent): SubjectState {
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} after ${state.seq}`);
  if (state.erasure.state === "erased") throw new Error("an event about an erased person");
  return {
    ...applyBody(state, event),
    seq: event.seq,
    lastEventAt: laterInstant(event.recordedAt, state.lastEventAt),
  };
}

/** The state that a person's events make, in their own order. */
export const fold = (events: Iterable<SubjectEvent>): SubjectState => {
  let state = EMPTY_SUBJECT;
  for (const event of events) state = applyEvent(state, event);
  return state;
};
