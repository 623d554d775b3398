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
import { bulkWriter, otherColumns } from "../db/bulk.ts";
import type { Queryable, Row } from "../db/db.ts";
import type { Logged } from "../evidence-log/event-batch.ts";
import { sealPart } from "./personal-fields.ts";
import type { SubjectChange } from "./subject-change.ts";

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
const LOAD_MANY = {
  name: "load-events-of-persons",
  text: `select subject_id, event_id, seq, recorded_at, effective_at, body::text as body
         from event where subject_id = any($1::uuid[]) and seq <= $2 order by subject_id, seq`,
};
const APPENDED = {
  subject_id: "uuid",
  recorded_at: "timestamptz",
  event_id: "uuid",
  seq: "int",
  effective_at: "timestamptz",
  type: "text",
  actor_party: "uuid",
  actor_key: "uuid",
  command_id: "uuid",
  origin: "uuid",
  body: "jsonb",
  sealed: "bytea",
  batch_id: "uuid",
} as const;
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
  return rows.map(eventFrom);
}

const eventFrom = (row: EventRow): SubjectEvent => ({
  id: idFrom("evt", row.event_id),
  seq: row.seq,
  recordedAt: instantIn(row.recorded_at),
  effectiveAt: instantIn(row.effective_at),
  // Written by `appendEvents` from the same type.
  body: readRecord(row.body) as SubjectEventBody,
});

/** The events of some persons up to a number, each person's in her own order. */
export async function loadEventsOf(
  db: Queryable,
  subjectIds: readonly SubjectId[],
  upTo: number,
): Promise<ReadonlyMap<SubjectId, readonly SubjectEvent[]>> {
  const rows = await db.query<EventRow & { subject_id: string }>(LOAD_MANY, [
    [...new Set(subjectIds)].map(uuidOf),
    upTo,
  ]);
  const byPerson = new Map<SubjectId, SubjectEvent[]>();
  for (const row of rows) {
    const id = idFrom("sub", row.subject_id);
    const own = byPerson.get(id) ?? [];
    own.push(eventFrom(row));
    byPerson.set(id, own);
  }
  return byPerson;
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

const eventRows = (change: Logged<SubjectChange>) => {
  const { subjectId, actor, events, drafts, dataKey, batchId } = change;
  return events.map((event, index) => {
    const eventId = uuidOf(event.id);
    return {
      subject_id: uuidOf(subjectId),
      recorded_at: event.recordedAt,
      event_id: eventId,
      seq: event.seq,
      effective_at: event.effectiveAt,
      type: event.body.type,
      actor_party: actor.partyId === undefined ? null : uuidOf(actor.partyId),
      actor_key: actor.keyId === undefined ? null : uuidOf(actor.keyId),
      command_id: actor.commandId,
      origin: actor.serviceId,
      body: writeRecord(event.body),
      sealed: sealPart(dataKey, subjectId, eventId, drafts[index]?.sealed),
      batch_id: batchId,
    };
  });
};

/** Events; they are only ever added. */
export const EVENT_WRITER = bulkWriter(
  APPENDED,
  eventRows,
  (given) =>
    `insert into event (subject_id, ${otherColumns(APPENDED)})
     select subject_id, ${otherColumns(APPENDED)} from ${given} order by n`,
);

const COUNTED = {
  subject_id: "uuid",
  seq: "int",
  recorded_at: "timestamptz",
  locked_at: "timestamptz",
  erased_at: "timestamptz",
} as const;

/** Of the last two columns one at most is set: a locked person who is erased is erased. */
const counterRows = ({ subjectId, events, after: { erasure } }: SubjectChange) =>
  events.slice(-1).map(({ seq, recordedAt }) => ({
    subject_id: uuidOf(subjectId),
    seq,
    recorded_at: recordedAt,
    locked_at: erasure.state === "locked" ? erasure.at : null,
    erased_at: erasure.state === "erased" ? erasure.at : null,
  }));

/** The person's own row. */
export const COUNTER_WRITER = bulkWriter(
  COUNTED,
  counterRows,
  (given) =>
    `update subject s
     set seq = given.seq, last_event_at = greatest(s.last_event_at, given.recorded_at),
       locked_at = given.locked_at, erased_at = given.erased_at
     from ${given} where s.subject_id = given.subject_id`,
);

/** A person's state as of one of her events: what explanations replay from. */
export const foldSubject = async (
  db: Queryable,
  subjectId: SubjectId,
  upTo: number,
): Promise<SubjectState> => fold(await loadEvents(db, subjectId, upTo));
