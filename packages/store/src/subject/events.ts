import {
  fold,
  idFrom,
  parseInstant,
  readRecord,
  uuidOf,
  writeRecord,
  type ApiKeyId,
  type EventDraft,
  type EventId,
  type Instant,
  type PartyId,
  type SubjectEvent,
  type SubjectEventBody,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { sealPart } from "./personal-fields.ts";

/** Who acts, and under which command. */
export type Actor = {
  readonly partyId: PartyId | undefined;
  readonly keyId: ApiKeyId | undefined;
  /** Fixed before the first try, so that a repeated commit can be found. */
  readonly commandId: string;
  readonly serviceId: string;
};

type EventRow = Row & {
  event_id: string;
  seq: number;
  recorded_at: string;
  effective_at: string;
  body: string;
};

const LOAD = {
  name: "load-events",
  text: `select event_id, seq, recorded_at, effective_at, body::text as body
         from event where subject_id = $1 and seq <= $2 order by seq`,
};
const APPEND = {
  name: "append-event",
  text: `insert into event (subject_id, recorded_at, event_id, seq, effective_at, type, actor_party,
           actor_key, command_id, origin, body, sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)`,
};

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("the store gave something that is no instant");
  return instant;
}

/** A person's events in her own order, up to a number. */
export async function loadEvents(
  db: Queryable,
  subjectId: SubjectId,
  upTo: number,
): Promise<SubjectEvent[]> {
  const rows = await db.query<EventRow>(LOAD, [uuidOf(subjectId), upTo]);
  return rows.map((row) => ({
    id: idFrom("evt", row.event_id),
    seq: row.seq,
    recordedAt: instantIn(row.recorded_at),
    effectiveAt: instantIn(row.effective_at),
    // Written by `appendEvents` from the same type.
    body: readRecord(row.body) as SubjectEventBody,
  }));
}

/** Numbers the drafts after `seq`. The ids are the command's, so that a retry makes the same events. */
export const numberEvents = (
  drafts: readonly EventDraft[],
  ids: readonly EventId[],
  seq: number,
  now: Instant,
): SubjectEvent[] =>
  drafts.map((draft, index) => {
    const id = ids[index];
    if (id === undefined) throw new Error("an event without an id");
    const effectiveAt = draft.effectiveAt ?? now;
    return { id, seq: seq + 1 + index, recordedAt: now, effectiveAt, body: draft.body };
  });

/** Appends events and moves the person's counter, in the transaction that holds her row. */
export async function appendEvents(
  tx: Queryable,
  subjectId: SubjectId,
  events: readonly SubjectEvent[],
  drafts: readonly EventDraft[],
  actor: Actor,
  dataKey: Uint8Array | undefined,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    const eventId = uuidOf(event.id);
    await tx.query(APPEND, [
      uuidOf(subjectId),
      event.recordedAt,
      eventId,
      event.seq,
      event.effectiveAt,
      event.body.type,
      actor.partyId === undefined ? null : uuidOf(actor.partyId),
      actor.keyId === undefined ? null : uuidOf(actor.keyId),
      actor.commandId,
      actor.serviceId,
      writeRecord(event.body),
      sealPart(dataKey, subjectId, eventId, drafts[index]?.sealed),
    ]);
  }
  const last = events.at(-1);
  if (last === undefined) return;
  await tx.query(
    {
      name: "advance-subject",
      text: `update subject set seq = $2, last_event_at = greatest(last_event_at, $3)
             where subject_id = $1`,
    },
    [uuidOf(subjectId), last.seq, last.recordedAt],
  );
}

/** A person's state as of one of her events: what explanations replay from. */
export const foldSubject = async (
  db: Queryable,
  subjectId: SubjectId,
  upTo: number,
): Promise<SubjectState> => fold(await loadEvents(db, subjectId, upTo));
