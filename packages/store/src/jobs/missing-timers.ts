import type { Db } from "../db/db.ts";

/** Legal days end at midnight +05:00. */
const MISSING: readonly string[] = [
  `insert into timer (subject_id, record_id, kind, due_at)
   select r.subject_id, r.request_id, 'request-expired', (r.body ->> 'expiresAt')::timestamptz
   from consent_request r
   where r.body -> 'outcome' ->> 'state' = 'pending' and not exists (
     select from timer t where t.subject_id = r.subject_id and t.record_id = r.request_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select a.subject_id, a.answer_id, 'consent-expired', a.ends_at
   from answer a
   where a.kind = 'granted' and a.end_state = 'standing' and a.ends_at is not null and not exists (
     select from timer t where t.subject_id = a.subject_id and t.record_id = a.answer_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select d.subject_id, d.duty_id, 'duty-overdue',
     ((d.due_on + 1)::text || ' 00:00:00+05')::timestamptz
   from duty d
   where d.state = 'open' and not exists (
     select from timer t where t.subject_id = d.subject_id and t.record_id = d.duty_id)
   on conflict do nothing returning kind`,
  `insert into timer (subject_id, record_id, kind, due_at)
   select r.subject_id, r.retention_id, 'retention-ended', r.ends_at
   from retention r
   where r.ends_at is not null and not exists (
     select from timer t where t.subject_id = r.subject_id and t.record_id = r.retention_id)
   on conflict do nothing returning kind`,
];

/**
 * Sets the timers of records that have none: a process of a release before timers wrote them, after the
 * migration that set those of its time. Reads the tables whole.
 * @returns how many it set
 */
export async function addMissingTimers(db: Db): Promise<number> {
  let added = 0;
  for (const text of MISSING) added += (await db.query(text)).length;
  return added;
}
