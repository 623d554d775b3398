import { idFrom, parseInstant, uuidOf, type Instant } from "@kelisim/core";
import type { Db, Row } from "../db/db.ts";
import type { FeedItem } from "./feed.ts";
import { WEBHOOK_COLUMNS, webhookFrom, type Webhook, type WebhookRow } from "./webhooks.ts";

/** A webhook that one holder works on until its lease ends. */
export type Lane = {
  readonly webhook: Webhook;
  /** UUID of this claim: another one has another name, also by the same process. */
  readonly by: string;
};

/** What is to be sent next. */
export type DueDelivery = {
  readonly place: number;
  /** Number of the try in its chain, from 1. */
  readonly try: number;
  readonly item: FeedItem;
};

/** Something waits, or the feed has grown, or the outbox holds what the feed will grow by. */
const WITH_WORK = {
  name: "webhooks-with-work",
  text: `select w.webhook_id from webhook w
         where w.disabled_at is null and w.lease_until <= $1
           and (exists (select from webhook_delivery d where d.webhook_id = w.webhook_id
                        and d.status = 'waiting' and d.due_at <= $1)
             or exists (select from feed_head h where h.party_id = w.party_id
                        and h.feed_seq > w.feed_seq)
             or exists (select from outbox o where o.party_id = w.party_id and o.sent_at is null))
         order by w.lease_until, w.webhook_id limit $2`,
};

const CLAIM = {
  name: "claim-webhooks",
  text: `update webhook set lease_until = $3, lease_by = $4
         where webhook_id = any($1::uuid[]) and lease_until <= $2 and disabled_at is null
         returning ${WEBHOOK_COLUMNS}`,
};

/**
 * Takes webhooks that have work and are free, those first that had the longest rest. No two claims
 * hold one webhook while a lease lasts.
 */
export async function claimLanes(
  db: Db,
  claim: { readonly by: string; readonly now: Instant; readonly until: Instant },
  limit: number,
): Promise<Lane[]> {
  const found = await db.query<{ webhook_id: string }>(WITH_WORK, [claim.now, limit]);
  if (found.length === 0) return [];
  const ids = found.map((row) => row.webhook_id).sort();
  const rows = await db.query<WebhookRow>(CLAIM, [ids, claim.now, claim.until, claim.by]);
  return rows.map((row) => ({ webhook: webhookFrom(row), by: claim.by }));
}

const NEXT = {
  name: "next-delivery",
  text: `with mine as (
           update webhook set lease_until = $4
           where webhook_id = $1 and lease_by = $2 and lease_until > $3 and disabled_at is null
           returning webhook_id, party_id
         )
         select d.place, d.try, f.feed_seq, f.outbox_id, f.type, f.recorded_at, f.payload
         from mine
         join webhook_delivery d on d.webhook_id = mine.webhook_id
           and d.status = 'waiting' and d.due_at <= $5
         join feed f on f.party_id = mine.party_id and f.feed_seq = d.feed_seq
         order by d.due_at, d.place limit 1`,
};

type NextRow = Row & {
  place: number;
  try: number;
  feed_seq: number;
  outbox_id: string;
  type: string;
  recorded_at: string;
  payload: Record<string, string>;
};

/**
 * Renews the lease and gives the delivery that is due the longest; `undefined` where none is, and
 * where the lease was lost or the webhook has ended.
 */
export async function nextDelivery(
  db: Db,
  { webhook, by }: Lane,
  lease: { readonly now: Instant; readonly until: Instant },
  dueAt: Instant,
): Promise<DueDelivery | undefined> {
  const params = [uuidOf(webhook.id), by, lease.now, lease.until, dueAt];
  const [row] = await db.query<NextRow>(NEXT, params);
  if (row === undefined) return undefined;
  const at = parseInstant(row.recorded_at);
  if (at === undefined) throw new Error("a feed row without an instant");
  const { feed_seq: feedSeq, outbox_id: eventId, type, payload } = row;
  const item = { feedSeq, id: idFrom("evt", eventId), type, at, payload };
  return { place: row.place, try: row.try, item };
}

/** Gives a webhook back before its lease ends. */
export async function releaseLane(db: Db, { webhook, by }: Lane, now: Instant): Promise<void> {
  await db.query(
    {
      name: "release-webhook",
      text: `update webhook set lease_until = $3, lease_by = null
             where webhook_id = $1 and lease_by = $2`,
    },
    [uuidOf(webhook.id), by, now],
  );
}
