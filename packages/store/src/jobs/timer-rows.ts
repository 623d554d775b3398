import {
  idFrom,
  uuidOf,
  type Instant,
  type TimerChanges,
  type TimerKey,
  type TimerKind,
} from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";

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

/** Timers of one person that are set and dropped at the instant of her last event. */
export type ProjectedTimers = TimerChanges & { readonly subject: string; readonly at: Instant };

const TIMERS = {
  subject_id: "uuid",
  record_id: "uuid",
  kind: "text",
  due_at: "timestamptz",
} as const;

/** An instant that has moved and lies after her last event counts anew, though the earlier one was told. */
const SET = {
  name: "set-timers",
  text: `insert into timer (subject_id, ${otherColumns(TIMERS)})
         select subject_id, ${otherColumns(TIMERS)} from ${givenRows(TIMERS)} order by n
         on conflict (subject_id, record_id, kind) do update
     set due_at = excluded.due_at, lease_until = null, lease_by = null,
       fired_at = case
         when excluded.due_at >
           (select last_event_at from subject s where s.subject_id = timer.subject_id) then null
         else timer.fired_at
       end`,
};

const DROPPED = {
  subject_id: "uuid",
  record_id: "uuid",
  kind: "text",
  at: "timestamptz",
} as const;
const DROP = {
  name: "drop-timers",
  text: `update timer t set fired_at = given.at, lease_until = null, lease_by = null
         from ${givenRows(DROPPED)}
         where t.subject_id = given.subject_id and t.record_id = given.record_id
           and t.kind = given.kind and t.fired_at is null`,
};

const rowOf = (subject: string, { recordId, kind }: TimerKey) => ({
  subject_id: subject,
  record_id: uuidOf(recordId),
  kind,
});

/** Writes down what is to come about persons, in the transaction of the events that say so. */
export async function projectTimers(
  tx: Queryable,
  changes: readonly ProjectedTimers[],
): Promise<void> {
  const set = changes.flatMap(({ subject, set }) =>
    set.map((timer) => ({ ...rowOf(subject, timer), due_at: timer.dueAt })),
  );
  const dropped = changes.flatMap(({ subject, dropped, at }) =>
    dropped.map((timer) => ({ ...rowOf(subject, timer), at })),
  );
  if (set.length > 0) await tx.query(SET, columnArrays(TIMERS, set));
  if (dropped.length > 0) await tx.query(DROP, columnArrays(DROPPED, dropped));
}
