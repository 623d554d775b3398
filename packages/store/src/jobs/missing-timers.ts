import type { Db } from "../db/db.ts";

/** Legal days end at midnight +05:00. */
const MISSING: readonly string[] = [
  `insert into timer (subject_id, record_id, kind, due_at)
   select r.subject_id, r.request_id, 'request-expired', (r.body ->> 'expiresAt')::timestamptz
   from consent_request r
   where r.subject_id > $1 and r.subject_id <= $2
     and r.body -> 'outcome' ->> 'state' = 'pending' and not exists (
     select from timer t where t.subject_id = r.subject_id and t.record_id = r.request_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select a.subject_id, a.answer_id, 'consent-expired', a.ends_at
   from answer a
   where a.subject_id > $1 and a.subject_id <= $2
     and a.kind = 'granted' and a.end_state = 'standing' and a.ends_at is not null and not exists (
     select from timer t where t.subject_id = a.subject_id and t.record_id = a.answer_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select d.subject_id, d.duty_id, 'duty-overdue',
     ((d.due_on + 1)::text || ' 00:00:00+05')::timestamptz
   from duty d
   where d.subject_id > $1 and d.subject_id <= $2 and d.state = 'open' and not exists (
     select from timer t where t.subject_id = d.subject_id and t.record_id = d.duty_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select r.subject_id, r.retention_id, 'retention-ended', r.ends_at
   from retention r
   where r.subject_id > $1 and r.subject_id <= $2 and r.ends_at is not null and not exists (
     select from timer t where t.subject_id = r.subject_id and t.record_id = r.retention_id)
   on conflict do nothing returning kind`,
  // A year after the refusal that left it; a clock of its own begins at midnight.
  `insert into timer (subject_id, record_id, kind, due_at)
   select r.subject_id, r.retention_id, 'retention-review', ((((d.body -> 'outcome' ->> 'at')::timestamptz
     at time zone interval '5 hours')::date + interval '1 year')::date::text || ' 00:00:00+05')::timestamptz
   from retention r
   join duty d on d.subject_id = r.subject_id
     and d.duty_id = substr(r.body ->> 'dutyId', 5)::uuid and d.state = 'discharged'
   where r.subject_id > $1 and r.subject_id <= $2 and r.ends_at is null and not exists (
     select from timer t where t.subject_id = r.subject_id and t.record_id = r.retention_id)
   on conflict do nothing returning kind`,
];

/** The last of so many persons after one of them. */
const PAGE_END = {
  name: "page-of-persons",
  text: `select subject_id from subject where subject_id > $1 order by subject_id offset $2 limit 1`,
};

/** Persons of one statement: few enough for no answer to take too long, however large the store is. */
const PEOPLE = 5000;

/** Before everybody, whose id is random; and the last id that there can be. */
const FIRST = "00000000-0000-0000-0000-000000000000";
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Sets the timers of records that have none: a process of a release before timers wrote them, after the
 * migration that set those of its time. Goes through everybody, so many at a time.
 * @returns how many it set until all were seen, or until somebody wants it to stop
 */
export async function addMissingTimers(
  db: Db,
  { people = PEOPLE, signal }: { readonly people?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  let added = 0;
  let after = FIRST;
  while (after !== LAST) {
    if (signal?.aborted === true) break;
    const [end] = await db.query<{ subject_id: string }>(PAGE_END, [after, people - 1]);
    const upTo = end?.subject_id ?? LAST;
    for (const text of MISSING) added += (await db.query(text, [after, upTo])).length;
    after = upTo;
  }
  return added;
}
