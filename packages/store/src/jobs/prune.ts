import { instantOf, type Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Marks of repeated commands are kept for seven days: a later repetition acts anew. */
export const IDEMPOTENCY_KEPT_MS = 7 * DAY_MS;
export const ATTEMPTS_KEPT_MS = 90 * DAY_MS;
export const PROCESSES_KEPT_MS = DAY_MS;
/** An ended session is kept for a day, so that what was typed in it finds its way back. */
export const SESSIONS_KEPT_MS = DAY_MS;
/** What was reported of a ticket is kept for a year; what was not waits for its report. */
export const REPORTED_TICKETS_KEPT_MS = 365 * DAY_MS;

const PRUNE = {
  idempotency: {
    name: "prune-idempotency",
    text: `with old as (
             select party_id, route, key_mac from idempotency where created_at < $1
             order by created_at limit $2
           )
           delete from idempotency i using old
           where i.party_id = old.party_id and i.route = old.route and i.key_mac = old.key_mac
           returning i.route`,
  },
  /** What waits is kept; what was never tried ended when it was due at the earliest. */
  attempts: {
    name: "prune-attempts",
    text: `with old as (
             select webhook_id, place from webhook_delivery
             where status <> 'waiting' and coalesce(attempted_at, due_at) < $1
               and (next_at is null or next_at < $1)
             limit $2
           )
           delete from webhook_delivery d using old
           where d.webhook_id = old.webhook_id and d.place = old.place
           returning d.place`,
  },
  processes: {
    name: "prune-processes",
    text: `with old as (
             select process_id from process where coalesce(ended_at, seen_at) < $1 limit $2
           )
           delete from process p using old where p.process_id = old.process_id
           returning p.process_id`,
  },
  tickets: {
    name: "prune-tickets",
    text: `with old as (
             select subject_id, decision_id from ticket
             where reported_at is not null and expires_at < $1
             order by expires_at limit $2
           )
           delete from ticket t using old
           where t.subject_id = old.subject_id and t.decision_id = old.decision_id
           returning t.ticket_id`,
  },
  sessions: {
    name: "prune-sessions",
    text: `with old as (
             select subject_id, session_sha256 from portal_session where expires_at < $1 limit $2
           )
           delete from portal_session s using old
           where s.subject_id = old.subject_id and s.session_sha256 = old.session_sha256
           returning s.subject_id`,
  },
  drafts: {
    name: "prune-drafts",
    text: `with old as (
             select subject_id, draft_id from portal_draft where kept_at < $1 limit $2
           )
           delete from portal_draft d using old
           where d.subject_id = old.subject_id and d.draft_id = old.draft_id
           returning d.subject_id`,
  },
} as const;

/** What grows without being evidence. */
export type Prunable = keyof typeof PRUNE;

const KEPT_MS: Readonly<Record<Prunable, number>> = {
  idempotency: IDEMPOTENCY_KEPT_MS,
  attempts: ATTEMPTS_KEPT_MS,
  processes: PROCESSES_KEPT_MS,
  tickets: REPORTED_TICKETS_KEPT_MS,
  sessions: SESSIONS_KEPT_MS,
  drafts: SESSIONS_KEPT_MS,
};

export const PRUNABLE = Object.keys(PRUNE) as readonly Prunable[];

/**
 * Removes some of what is older than it is kept.
 * @returns how many rows; fewer than `limit` where nothing older is left
 */
export async function pruneSome(
  db: Queryable,
  what: Prunable,
  now: Instant,
  limit: number,
): Promise<number> {
  const before = instantOf(now.epochMilliseconds - KEPT_MS[what]);
  return (await db.query(PRUNE[what], [before, limit])).length;
}
