import { randomUUID } from "node:crypto";
import {
  formatInstant,
  laterInstant,
  uuidOf,
  type PartyId,
  type SubjectEvent,
  type SubjectState,
} from "@kelisim/core";
import { bulkWriter, otherColumns } from "../db/bulk.ts";
import type { SubjectChange } from "../subject/subject-change.ts";

/** What a party is told: ids and times, never anything about the person. */
export type OutboxMessage = {
  readonly partyId: PartyId;
  readonly type: string;
  readonly payload: Readonly<Record<string, string>>;
};

const known = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error("an event about a record that the state does not hold");
  return value;
};

/** The messages that an event makes, given the state after it. */
export function messagesOf(event: SubjectEvent, state: SubjectState): OutboxMessage[] {
  const { body } = event;
  // A notice may be told late: its own instant is when it was due.
  const due_at = formatInstant(event.effectiveAt);
  switch (body.type) {
    case "consent.requested": {
      const { id: request_id, partyId } = body.request;
      return [{ partyId, type: "consent.requested", payload: { request_id } }];
    }
    case "consent.granted": {
      const { consentId: consent_id, requestId: request_id } = body;
      const { partyId } = known(state.consents, consent_id);
      return [{ partyId, type: "consent.granted", payload: { request_id, consent_id } }];
    }
    case "consent.refused": {
      const { requestId: request_id } = body;
      const { partyId } = known(state.requests, request_id);
      return [{ partyId, type: "consent.refused", payload: { request_id } }];
    }
    case "consent.narrowed":
    case "consent.disputed":
    case "consent.proved":
    case "consent.annulled":
    case "consent.review-due":
    case "consent.withdrawn": {
      const { consentId: consent_id } = body;
      const { partyId } = known(state.consents, consent_id);
      return [{ partyId, type: body.type, payload: { consent_id } }];
    }
    case "consent.fulfilled": {
      const { consentId: consent_id } = body;
      const { partyId } = known(state.consents, consent_id);
      return [{ partyId, type: "consent.expired", payload: { consent_id } }];
    }
    case "consent.request-expired": {
      const { requestId: request_id } = body;
      const { partyId } = known(state.requests, request_id);
      return [{ partyId, type: body.type, payload: { request_id, due_at } }];
    }
    case "consent.expired": {
      const { consentId: consent_id } = body;
      const { partyId } = known(state.consents, consent_id);
      return [{ partyId, type: body.type, payload: { consent_id, due_at } }];
    }
    case "duty.recounted": {
      const { dutyId: duty_id, dueOn: due_on } = body;
      const { partyId } = known(state.duties, duty_id);
      return [{ partyId, type: body.type, payload: { duty_id, due_on } }];
    }
    case "duty.due-soon":
    case "duty.overdue": {
      const { dutyId: duty_id } = body;
      const { partyId, dueOn: due_on } = known(state.duties, duty_id);
      return [{ partyId, type: body.type, payload: { duty_id, due_on, due_at } }];
    }
    case "duty.opened": {
      const { id: duty_id, partyId, dueOn: due_on } = body.duty;
      return [{ partyId, type: "duty.opened", payload: { duty_id, due_on } }];
    }
    case "duty.discharged": {
      const { dutyId: duty_id } = body;
      const { partyId } = known(state.duties, duty_id);
      return [{ partyId, type: "duty.discharged", payload: { duty_id } }];
    }
    case "rights-call.received": {
      const { id: rights_call_id, kind, partyId } = body.call;
      return kind === "objection"
        ? [{ partyId, type: "objection.received", payload: { rights_call_id } }]
        : [];
    }
    case "breach.reported": {
      const { id: breach_id, partyId } = body.breach;
      return [{ partyId, type: body.type, payload: { breach_id } }];
    }
    case "data.blocked":
    case "data.unblocked": {
      const { rightsCallId: rights_call_id } = body;
      const { partyId } = known(state.rightsCalls, rights_call_id);
      return [{ partyId, type: body.type, payload: { rights_call_id } }];
    }
    // Its party has an answer for each row: a million webhooks would tell it what it said itself.
    case "consent.imported":
    case "representation.registered":
    case "representation.ended":
    case "person.came-of-age":
    case "person.iin-corrected":
    case "explanation.shown":
    case "outcome.recorded":
    case "breach.told":
    case "consent.request-cancelled":
    case "retention.created":
    case "person.locked":
    case "person.returned":
    case "person.erased":
      return [];
  }
}

const MESSAGES = {
  subject_id: "uuid",
  outbox_id: "uuid",
  seq: "int",
  party_id: "uuid",
  type: "text",
  recorded_at: "timestamptz",
  payload: "jsonb",
} as const;

/** By the clocks of several processes a later event may seem earlier: a feed never goes back in a person. */
const messageRows = ({ subjectId, events, after }: SubjectChange) =>
  events.flatMap((event) =>
    messagesOf(event, after).map(({ partyId, type, payload }) => ({
      subject_id: uuidOf(subjectId),
      outbox_id: randomUUID(),
      seq: event.seq,
      party_id: uuidOf(partyId),
      type,
      recorded_at: laterInstant(event.recordedAt, after.lastEventAt),
      payload: JSON.stringify(payload),
    })),
  );

/** What the parties are told of events. */
export const MESSAGE_WRITER = bulkWriter(
  MESSAGES,
  messageRows,
  (given) =>
    `insert into outbox (subject_id, ${otherColumns(MESSAGES)})
         select subject_id, ${otherColumns(MESSAGES)} from ${given} order by n`,
);
