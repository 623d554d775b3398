import {
  idFrom,
  timerChanges,
  uuidOf,
  type Instant,
  type SubjectId,
  type SubjectState,
  type TimerKey,
  type TimerKind,
} from "@kelisim/core";
import { bulkWriter } from "../db/bulk.ts";
import type { Projected } from "../subject/projector.ts";

/** The row of a timer, without whose it is. */
export type TimerRow = { record_id: string; kind: TimerKind };

const RECORD = {
  "request-expired": "req",
  "consent-expired": "con",
  "duty-due-soon": "dty",
  "duty-overdue": "dty",
  "retention-ended": "ret",
  "consent-review": "con",
  "retention-review": "ret",
  "came-of-age": "rpn",
} as const satisfies Readonly<Record<TimerKind, string>>;

/** The kind of a timer says the kind of its record. */
export const timerKeyFrom = ({ kind, record_id }: TimerRow): TimerKey =>
  ({ kind, recordId: idFrom(RECORD[kind], record_id) }) as TimerKey;

const SET = {
  subject_id: "uuid",
  record_id: "uuid",
  kind: "text",
  due_at: "timestamptz",
  set_at: "timestamptz",
} as const;

const rowOf = (subjectId: SubjectId, { recordId, kind }: TimerKey) => ({
  subject_id: uuidOf(subjectId),
  record_id: uuidOf(recordId),
  kind,
});

const lastEventAt = ({ lastEventAt: at }: SubjectState): Instant => {
  if (at === undefined) throw new Error("a state that no event has made");
  return at;
};

const setRows = ({ subjectId, before, after }: Projected) =>
  timerChanges(before, after).set.map((timer) => ({
    ...rowOf(subjectId, timer),
    due_at: timer.dueAt,
    set_at: lastEventAt(after),
  }));

/**
 * What is to come about a person. An instant that has moved and lies after her last event counts anew, though
 * the earlier one was told.
 */
export const SET_TIMER_WRITER = bulkWriter(
  SET,
  setRows,
  (given) =>
    `with given as materialized (select * from ${given})
     insert into timer (subject_id, record_id, kind, due_at)
     select subject_id, record_id, kind, due_at from given order by n
     on conflict (subject_id, record_id, kind) do update
       set due_at = excluded.due_at, lease_until = null, lease_by = null,
         fired_at = case
           when excluded.due_at > (select given.set_at from given
             where given.subject_id = timer.subject_id and given.record_id = timer.record_id
               and given.kind = timer.kind) then null
           else timer.fired_at
         end`,
  (given) =>
    `insert into timer (subject_id, record_id, kind, due_at)
     select subject_id, record_id, kind, due_at from ${given} order by n`,
);

const DROPPED = {
  subject_id: "uuid",
  record_id: "uuid",
  kind: "text",
  at: "timestamptz",
} as const;

const droppedRows = ({ subjectId, before, after }: Projected) =>
  timerChanges(before, after).dropped.map((timer) => ({
    ...rowOf(subjectId, timer),
    at: lastEventAt(after),
  }));

/** What will not come any more. */
export const DROP_TIMER_WRITER = bulkWriter(
  DROPPED,
  droppedRows,
  (given) =>
    `update timer t set fired_at = given.at, lease_until = null, lease_by = null
     from ${given}
     where t.subject_id = given.subject_id and t.record_id = given.record_id
       and t.kind = given.kind and t.fired_at is null`,
);
