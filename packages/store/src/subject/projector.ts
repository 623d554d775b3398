import { endOfDay, uuidOf, writeRecord, type LegalDay } from "@kelisim/core";
import { bulkWriter, otherColumns, type BulkWriter } from "../db/bulk.ts";
import { DROP_TIMER_WRITER, SET_TIMER_WRITER } from "../jobs/timer-rows.ts";
import { ANSWER_WRITER } from "./answer-rows.ts";
import { changed, madeIds } from "./changed.ts";
import type { Actor } from "./events.ts";
import { madeRecordIds, RECORD_WRITER } from "./record-rows.ts";
import type { SubjectChange } from "./subject-change.ts";

/** Two states of a person, and the service whose records lie between them. */
export type Projected = Pick<SubjectChange, "subjectId" | "before" | "after"> & {
  readonly actor: Pick<Actor, "serviceId">;
};

const endOf = (lastDay: LegalDay | null) => (lastDay === null ? null : endOfDay(lastDay));

const REQUESTS = {
  subject_id: "uuid",
  request_id: "uuid",
  service_id: "uuid",
  party_id: "uuid",
  requested_at: "timestamptz",
  body: "jsonb",
} as const;
const requestRows = ({ subjectId, actor, before, after }: Projected) =>
  changed(before.requests, after.requests).map((request) => ({
    subject_id: uuidOf(subjectId),
    request_id: uuidOf(request.id),
    service_id: actor.serviceId,
    party_id: uuidOf(request.partyId),
    requested_at: request.requestedAt,
    body: writeRecord(request),
  }));

const REQUEST_WRITER = bulkWriter(
  REQUESTS,
  requestRows,
  (given) =>
    `insert into consent_request (subject_id, ${otherColumns(REQUESTS)})
         select subject_id, ${otherColumns(REQUESTS)} from ${given} order by n
         on conflict (subject_id, request_id) do update set body = excluded.body`,
);

const DUTIES = {
  subject_id: "uuid",
  duty_id: "uuid",
  service_id: "uuid",
  party_id: "uuid",
  kind: "text",
  state: "text",
  due_on: "date",
  body: "jsonb",
} as const;
const dutyRows = ({ subjectId, actor, before, after }: Projected) =>
  changed(before.duties, after.duties).map((duty) => ({
    subject_id: uuidOf(subjectId),
    duty_id: uuidOf(duty.id),
    service_id: actor.serviceId,
    party_id: uuidOf(duty.partyId),
    kind: duty.kind,
    state: duty.outcome.state,
    due_on: duty.dueOn,
    body: writeRecord(duty),
  }));

const DUTY_WRITER = bulkWriter(
  DUTIES,
  dutyRows,
  (given) =>
    `insert into duty (subject_id, ${otherColumns(DUTIES)})
         select subject_id, ${otherColumns(DUTIES)} from ${given} order by n
         on conflict (subject_id, duty_id) do update
     set state = excluded.state, due_on = excluded.due_on, body = excluded.body`,
);

const RETENTIONS = {
  subject_id: "uuid",
  retention_id: "uuid",
  holder_id: "uuid",
  object_id: "uuid",
  purpose_id: "uuid",
  seq: "int",
  categories: "text[]",
  actions: "text[]",
  ends_at: "timestamptz",
  body: "jsonb",
} as const;
const retentionRows = ({ subjectId, before, after }: Projected) =>
  after.retentions.slice(before.retentions.length).map((retention) => ({
    subject_id: uuidOf(subjectId),
    retention_id: uuidOf(retention.id),
    holder_id: uuidOf(retention.holderId),
    object_id: uuidOf(retention.objectId),
    purpose_id: uuidOf(retention.purposeId),
    seq: retention.seq,
    categories: retention.categories,
    actions: retention.actions,
    ends_at: endOf(retention.until),
    body: writeRecord(retention),
  }));

const RETENTION_WRITER = bulkWriter(
  RETENTIONS,
  retentionRows,
  (given) =>
    `insert into retention (subject_id, ${otherColumns(RETENTIONS)})
         select subject_id, ${otherColumns(RETENTIONS)} from ${given} order by n`,
);

const CALLS = {
  subject_id: "uuid",
  call_id: "uuid",
  party_id: "uuid",
  kind: "text",
  received_at: "timestamptz",
  body: "jsonb",
} as const;
const callRows = ({ subjectId, before, after }: Projected) =>
  changed(before.rightsCalls, after.rightsCalls).map((call) => ({
    subject_id: uuidOf(subjectId),
    call_id: uuidOf(call.id),
    party_id: uuidOf(call.partyId),
    kind: call.kind,
    received_at: call.receivedAt,
    body: writeRecord(call),
  }));

const CALL_WRITER = bulkWriter(
  CALLS,
  callRows,
  (given) =>
    `insert into rights_call (subject_id, ${otherColumns(CALLS)})
         select subject_id, ${otherColumns(CALLS)} from ${given} order by n`,
);

const LOCATED = { record_id: "uuid", kind: "text", subject_id: "uuid" } as const;
const locatedRows = ({ subjectId, before, after }: Projected) =>
  [
    ...madeIds(before.requests, after.requests),
    ...madeIds(before.consents, after.consents),
    ...madeIds(before.duties, after.duties),
    ...madeIds(before.rightsCalls, after.rightsCalls),
    ...madeRecordIds(before, after),
  ].map((id) => ({
    record_id: uuidOf(id),
    kind: id.slice(0, 3),
    subject_id: uuidOf(subjectId),
  }));

const LOCATOR_WRITER = bulkWriter(
  LOCATED,
  locatedRows,
  (given) =>
    `insert into record_locator (record_id, ${otherColumns(LOCATED)})
         select record_id, ${otherColumns(LOCATED)} from ${given} order by n`,
);

/** The rows in which two states of a person differ; written with the events between them. */
export const PROJECTION_WRITERS: readonly BulkWriter<Projected>[] = [
  LOCATOR_WRITER,
  REQUEST_WRITER,
  ANSWER_WRITER,
  DUTY_WRITER,
  RETENTION_WRITER,
  CALL_WRITER,
  RECORD_WRITER,
  SET_TIMER_WRITER,
  DROP_TIMER_WRITER,
];

/** A table that follows from a person's events, with the columns that tell its rows apart. */
export type ProjectedTable = {
  readonly table: string;
  readonly key: readonly string[];
  readonly writer: BulkWriter<Projected>;
};

/** The tables that hold nothing but what the events say; timers also tell whether they have fired. */
export const PROJECTED_TABLES: readonly ProjectedTable[] = [
  { table: "record_locator", key: ["record_id"], writer: LOCATOR_WRITER },
  { table: "consent_request", key: ["subject_id", "request_id"], writer: REQUEST_WRITER },
  { table: "answer", key: ["subject_id", "answer_id"], writer: ANSWER_WRITER },
  { table: "duty", key: ["subject_id", "duty_id"], writer: DUTY_WRITER },
  { table: "retention", key: ["subject_id", "retention_id"], writer: RETENTION_WRITER },
  { table: "rights_call", key: ["subject_id", "call_id"], writer: CALL_WRITER },
  { table: "subject_record", key: ["subject_id", "kind", "record_id"], writer: RECORD_WRITER },
];
