import {
  idFrom,
  uuidOf,
  type Instant,
  type TimerChanges,
  type TimerKey,
  type TimerKind,
} from "@kelisim/core";
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

/** An instant that has moved and is still to come counts anew, though the earlier one was told. */
const SET = {
  name: "set-timers",
  text: `insert into timer (subject_id, record_id, kind, due_at)
         select $1, record_id, kind, due_at
         from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as t (record_id, kind, due_at)
         on conflict (subject_id, record_id, kind) do update
           set due_at = excluded.due_at,
             fired_at = case when excluded.due_at > $5 then null else timer.fired_at end,
             lease_until = null, lease_by = null`,
};

const DROP = {
  name: "drop-timers",
  text: `update timer set fired_at = $4, lease_until = null, lease_by = null
         where subject_id = $1 and fired_at is null
           and (record_id, kind) in (select * from unnest($2::uuid[], $3::text[]))`,
};

const columnsOf = (timers: readonly TimerKey[]) => [
  timers.map(({ recordId }) => uuidOf(recordId)),
  timers.map(({ kind }) => kind),
];

/** Writes down what is to come about a person, in the transaction of the events that say so. */
export async function projectTimers(
  tx: Queryable,
  subject: string,
  { set, dropped }: TimerChanges,
  at: Instant,
): Promise<void> {
  if (set.length > 0) {
    await tx.query(SET, [subject, ...columnsOf(set), set.map(({ dueAt }) => dueAt), at]);
  }
  if (dropped.length > 0) await tx.query(DROP, [subject, ...columnsOf(dropped), at]);
}
