import { randomUUID } from "node:crypto";
import { idFrom, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { newLogSecret } from "../evidence-log/pending.ts";
import type { Store } from "../store.ts";
import type { Firing } from "./fire-timers.ts";

/** A place among what is due: the last timer that was looked at. */
export type NoticePlace = { readonly dueAt: string; readonly subject: string };

/** Persons about whom an expiry is due, in the order in which it was. */
export type PlainPage = {
  readonly people: readonly SubjectId[];
  /** Where to go on; `undefined` once all that is due was looked at. */
  readonly next: NoticePlace | undefined;
};

/** Before everything that can be due. */
const BEGINNING: NoticePlace = {
  dueAt: "-infinity",
  subject: "00000000-0000-0000-0000-000000000000",
};

/** In the order of the index, not of the text beside it, which would have all that is due sorted for each page. */
const DUE = {
  name: "due-expiries",
  text: `select subject_id, due_at::text as due_at from timer
         where fired_at is null and due_at <= $1 and (lease_until is null or lease_until <= $1)
           and kind in ('consent-expired', 'request-expired') and (due_at, subject_id) > ($2, $3)
         order by timer.due_at, subject_id limit $4`,
};

/**
 * Whom no command holds; decisions go on meanwhile, because a notice changes no status. Who is locked or erased
 * is told of, or not, by the general way.
 */
const HOLD = {
  name: "hold-expiries",
  text: `select subject_id from subject
         where subject_id = any($1::uuid[]) and locked_at is null and erased_at is null
         order by subject_id for no key update skip locked`,
};

/**
 * Of persons who are held: a single timer is due, and it says that a consent or a request has expired that
 * core would tell of (`timersOf`): a consent that stands and is her newest answer in its line, a request
 * that waits. Anything else is left to the general way. The wall clock is +05:00 since 01.03.2024.
 */
const TELL = {
  name: "tell-expiries",
  text: `with due as (
           select subject_id, record_id, kind, due_at, count(*) over (partition by subject_id) as many
           from timer
           where subject_id = any($1::uuid[]) and fired_at is null and due_at <= $2
         ), found as (
           select d.subject_id, d.record_id, d.kind, d.due_at, a.party_id,
             'consent.expired' as type, 'consentId' as member, 'consent_id' as told, 'con_' as prefix
           from due d
           join answer a on a.subject_id = d.subject_id and a.answer_id = d.record_id
           where d.many = 1 and d.kind = 'consent-expired' and a.kind = 'granted'
             and a.end_state = 'standing' and a.ends_at = d.due_at
             and not exists (
               select from answer b
               where b.subject_id = a.subject_id and b.party_id = a.party_id
                 and b.object_id = a.object_id and b.purpose_id = a.purpose_id and b.seq > a.seq)
           union all
           select d.subject_id, d.record_id, d.kind, d.due_at, r.party_id,
             'consent.request-expired', 'requestId', 'request_id', 'req_'
           from due d
           join consent_request r on r.subject_id = d.subject_id and r.request_id = d.record_id
           where d.many = 1 and d.kind = 'request-expired'
             and r.body -> 'outcome' ->> 'state' = 'pending'
             and (r.body ->> 'expiresAt')::timestamptz = d.due_at
         ), plain as (
           select f.*, s.seq + 1 as seq, greatest(s.last_event_at, $2) as told_at,
             f.prefix || replace(f.record_id::text, '-', '') as public_id,
             row_number() over (order by f.subject_id) as n
           from found f join subject s on s.subject_id = f.subject_id
           where f.due_at >= '2024-03-01 00:00:00+05'
         ), fired as (
           update timer t set fired_at = $2, lease_until = null, lease_by = null
           from plain p
           where t.subject_id = p.subject_id and t.record_id = p.record_id and t.kind = p.kind
         ), events as (
           insert into event (subject_id, recorded_at, event_id, seq, effective_at, type, command_id,
             origin, body, batch_id)
           select subject_id, $2, ($5::uuid[])[n], seq, due_at, type, $3, $4,
             jsonb_build_object('type', type, member, public_id), $7
           from plain order by n
         ), logged as (
           insert into log_pending (batch_id, kind, secret, from_at, to_at, row_count)
           select $7, 'events', $8, $2, $2, count(*) from plain having count(*) > 0
         ), advanced as (
           update subject s set seq = p.seq, last_event_at = p.told_at
           from plain p where s.subject_id = p.subject_id
         ), messages as (
           insert into outbox (subject_id, outbox_id, seq, party_id, type, recorded_at, payload)
           select subject_id, ($6::uuid[])[n], seq, party_id, type, told_at,
             jsonb_build_object(told, public_id, 'due_at', to_char(due_at at time zone interval '5 hours',
               'YYYY-MM-DD"T"HH24:MI:SS.MS') || '+05:00')
           from plain order by n
         )
         select count(*)::int as told from plain`,
};

/**
 * A page of the persons about whom the expiry of a consent or of a request is due and free.
 * @param after where the page before ended
 * @param limit timers that are looked at
 */
export async function plainExpiriesDue(
  db: Queryable,
  now: Instant,
  after: NoticePlace | undefined,
  limit: number,
): Promise<PlainPage> {
  const { dueAt, subject } = after ?? BEGINNING;
  const params = [now, dueAt, subject, limit];
  const due = await db.query<{ subject_id: string; due_at: string }>(DUE, params);
  const last = due.at(-1);
  const isLast = last === undefined || due.length < limit;
  return {
    people: [...new Set(due.map(({ subject_id }) => idFrom("sub", subject_id)))],
    next: isLast ? undefined : { dueAt: last.due_at, subject: last.subject_id },
  };
}

/**
 * Tells of consents and requests that have expired, where that is all that is due about a person: some
 * hundreds of persons in one transaction of two statements, whose work lies in the database. It writes what
 * `fireTimersOf` would write, which a test holds; whatever is less plain, or held by somebody, is left as it is.
 * @returns how many timers went off; each was told by one event and one message
 */
export async function tellPlainExpiries(
  store: Store,
  people: readonly SubjectId[],
  { now, commandId, eventId }: Omit<Firing, "world">,
): Promise<number> {
  if (people.length === 0) return 0;
  return store.db.tx(async (tx) => {
    const held = await tx.query<{ subject_id: string }>(HOLD, [people.map(uuidOf)]);
    if (held.length === 0) return 0;
    const [row] = await tx.query<{ told: number }>(TELL, [
      ...[held.map(({ subject_id }) => subject_id), now, commandId, store.serviceId],
      held.map((_, index) => uuidOf(eventId(index))),
      held.map(() => randomUUID()),
      ...[randomUUID(), newLogSecret()],
    ]);
    return row?.told ?? 0;
  });
}
