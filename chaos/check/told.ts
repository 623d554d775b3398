import type { Store } from "@kelisim/store";
import { violationsOf, type Violation } from "../violation.ts";

/** Each finds what was told twice or out of the count (`id` names it). */
const TWICE: Readonly<Record<string, string>> = {
  "a feed with a gap or a repeated number, of party": `
    select party_id::text as id from feed group by party_id
    having min(feed_seq) <> 1 or max(feed_seq) <> count(*)`,
  "a feed whose head is not its newest number, of party": `
    select h.party_id::text as id from feed_head h
    where h.feed_seq <> (select count(*) from feed f where f.party_id = h.party_id)`,
  "one message with two numbers:": `
    select outbox_id::text as id from feed group by party_id, outbox_id having count(*) > 1`,
  "two messages about one event to one party, of person": `
    select subject_id::text as id from outbox group by subject_id, seq, party_id having count(*) > 1`,
  "a numbered message that is not marked, or is none of ours:": `
    select f.outbox_id::text as id from feed f
    left join outbox o on o.outbox_id = f.outbox_id and o.sent_at is not null
    where o.outbox_id is null`,
  "a marked message without a number:": `
    select o.outbox_id::text as id from outbox o
    left join feed f on f.party_id = o.party_id and f.outbox_id = o.outbox_id
    where o.sent_at is not null and f.outbox_id is null`,
  "one message planned twice for one webhook:": `
    select event_id::text as id from webhook_delivery where try = 1
    group by webhook_id, event_id having count(*) > 1`,
  "a timer that went off twice, of record": `
    select coalesce(body ->> 'requestId', body ->> 'consentId', body ->> 'dutyId') as id from event
    where type in ('consent.request-expired', 'consent.expired', 'duty.due-soon', 'duty.overdue')
    group by subject_id, type, coalesce(body ->> 'requestId', body ->> 'consentId', body ->> 'dutyId')
    having count(*) > 1`,
};

/** What was told twice, or numbered wrongly. */
export async function toldTwice({ db }: Store): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const [name, sql] of Object.entries(TWICE)) {
    const rows = await db.query<{ id: string }>(sql);
    found.push(
      ...violationsOf(
        "double",
        name,
        rows.map(({ id }) => id),
      ),
    );
  }
  return found;
}

/** Each finds what should have been told by an instant (`$1`), after everything was ready for a while. */
const NOT_YET: Readonly<Record<string, string>> = {
  "a message without a number:": `
    select outbox_id::text as id from outbox where sent_at is null and recorded_at < $1`,
  "a message that was never planned for its webhook:": `
    select f.outbox_id::text as id from webhook w join feed f on f.party_id = w.party_id
    where f.recorded_at < $1 and f.recorded_at > w.created_at and f.type = any(w.event_types)
      and not exists (select from webhook_delivery d where d.webhook_id = w.webhook_id
        and d.feed_seq = f.feed_seq)`,
  "a delivery that is due and was not tried:": `
    select attempt_id::text as id from webhook_delivery where status = 'waiting' and due_at < $1`,
  "a timer that is due and did not go off, of record": `
    select concat_ws(' ', record_id, kind, 'due', due_at, 'held until', lease_until) as id
    from timer where fired_at is null and due_at < $1`,
};

/** What waits too long to be told. @param before an instant, RFC 3339 */
export async function notTold({ db }: Store, before: string): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const [name, sql] of Object.entries(NOT_YET)) {
    const rows = await db.query<{ id: string }>(sql, [before]);
    found.push(
      ...violationsOf(
        "not told",
        name,
        rows.map(({ id }) => id),
      ),
    );
  }
  return found;
}

/** Deliveries that count as made and never arrived. */
export async function neverArrived(
  { db }: Store,
  arrived: ReadonlySet<string>,
): Promise<readonly Violation[]> {
  const rows = await db.query<{ id: string }>(
    "select distinct event_id::text as id from webhook_delivery where status = 'delivered'",
  );
  const ids = rows.map(({ id }) => id).filter((id) => !arrived.has(id.replaceAll("-", "")));
  return violationsOf("not told", "a delivery that counts as made and never arrived:", ids);
}
