import { uuidOf, type Instant, type WebhookAttemptId, type WebhookId } from "@kelisim/core";
import type { Db, Queryable } from "../db/db.ts";
import type { Lane } from "./webhook-lanes.ts";

const PLAN_BATCH = 200;

/** Locks the holder's webhook; nothing where its lease was lost or the webhook has ended. */
const MINE = {
  name: "lock-lane",
  text: `select party_id, event_types, feed_seq, planned_at, places from webhook
         where webhook_id = $1 and lease_by = $2 and lease_until > $3 and disabled_at is null
         for update`,
};

const NEWER = {
  name: "newer-feed",
  text: `select feed_seq, outbox_id, type from feed
         where party_id = $1 and feed_seq > $2 order by feed_seq limit $3`,
};

const PLAN = {
  name: "plan-deliveries",
  text: `insert into webhook_delivery (webhook_id, place, attempt_id, feed_seq, event_id, type, try,
           status, due_at)
         select $1::uuid, n.place, n.attempt_id, n.feed_seq, n.event_id, n.type, 1, 'waiting',
           $2::timestamptz
         from unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::uuid[], $7::text[])
           as n(place, attempt_id, feed_seq, event_id, type)`,
};

type LockedRow = {
  party_id: string;
  event_types: string[];
  feed_seq: number;
  planned_at: string;
  places: number;
};
type NewerRow = { feed_seq: number; outbox_id: string; type: string };

/**
 * Plans a first attempt for each message that the feed has got since, in its order, each once.
 * @returns whether more may wait
 */
export const planDeliveries = (
  db: Db,
  { webhook, by }: Lane,
  now: Instant,
  newId: () => WebhookAttemptId,
): Promise<boolean> =>
  db.tx(async (tx) => {
    const id = uuidOf(webhook.id);
    const [lane] = await tx.query<LockedRow>(MINE, [id, by, now]);
    if (lane === undefined) return false;
    const newer = await tx.query<NewerRow>(NEWER, [lane.party_id, lane.feed_seq, PLAN_BATCH]);
    const last = newer.at(-1);
    if (last === undefined) return false;
    const [moved] = await tx.query<{ planned_at: string }>(
      `update webhook set feed_seq = $2, planned_at = greatest(planned_at, $3), places = places + $4
       where webhook_id = $1 returning planned_at`,
      [id, last.feed_seq, now, newer.length],
    );
    const wanted = newer.filter(({ type }) => lane.event_types.includes(type));
    if (wanted.length > 0) {
      await tx.query(PLAN, [
        id,
        moved?.planned_at ?? lane.planned_at,
        wanted.map((_, index) => lane.places + 1 + index),
        wanted.map(() => uuidOf(newId())),
        wanted.map((row) => row.feed_seq),
        wanted.map((row) => row.outbox_id),
        wanted.map((row) => row.type),
      ]);
    }
    return newer.length === PLAN_BATCH;
  });

/** How an attempt ended. */
export type AttemptOutcome = {
  readonly status: "delivered" | "failed";
  readonly at: Instant;
  readonly httpStatus: number | undefined;
  /** A word of the contract, never what the receiver wrote. */
  readonly error: string | undefined;
  /** The next try of a chain that goes on. */
  readonly retry: { readonly at: Instant; readonly id: WebhookAttemptId } | undefined;
};

/** Takes the next place of a webhook's log for one more attempt at a delivery's event. */
async function addAttempt(
  tx: Queryable,
  of: { readonly webhookId: string; readonly place: number },
  attempt: {
    readonly id: WebhookAttemptId;
    readonly dueAt: Instant;
    readonly startsChain: boolean;
  },
): Promise<void> {
  const [moved] = await tx.query<{ places: number }>(
    "update webhook set places = places + 1 where webhook_id = $1 returning places",
    [of.webhookId],
  );
  await tx.query(
    `insert into webhook_delivery (webhook_id, place, attempt_id, feed_seq, event_id, type, try,
       status, due_at)
     select webhook_id, $3::bigint, $4::uuid, feed_seq, event_id, type,
       case when $6::boolean then 1 else try + 1 end, 'waiting', $5::timestamptz
     from webhook_delivery where webhook_id = $1 and place = $2`,
    [of.webhookId, of.place, moved?.places, uuidOf(attempt.id), attempt.dueAt, attempt.startsChain],
  );
}

const LOCK = {
  name: "lock-webhook",
  text: "select disabled_at from webhook where webhook_id = $1 for update",
};

/** Writes down how an attempt ended, once, and plans the next try of its chain. */
export const recordOutcome = (
  db: Db,
  webhookId: WebhookId,
  place: number,
  outcome: AttemptOutcome,
): Promise<void> =>
  db.tx(async (tx) => {
    const id = uuidOf(webhookId);
    const [webhook] = await tx.query<{ disabled_at: string | null }>(LOCK, [id]);
    const [before] = await tx.query<{ status: string }>(
      `select status from webhook_delivery
       where webhook_id = $1 and place = $2 and attempted_at is null`,
      [id, place],
    );
    if (before === undefined) return;
    // Whoever ended the webhook or replayed the event meanwhile has ended this chain too.
    const goesOn = before.status === "waiting" && webhook?.disabled_at === null;
    const retry = goesOn ? outcome.retry : undefined;
    await tx.query(
      `update webhook_delivery set status = $3, attempted_at = $4, http_status = $5, error = $6,
         next_at = $7
       where webhook_id = $1 and place = $2`,
      [
        id,
        place,
        outcome.status,
        outcome.at,
        outcome.httpStatus ?? null,
        outcome.error ?? null,
        retry?.at ?? null,
      ],
    );
    if (retry === undefined) return;
    const next = { id: retry.id, dueAt: retry.at, startsChain: false };
    await addAttempt(tx, { webhookId: id, place }, next);
  });

/**
 * Has the event of an attempt sent again at once, in a new chain; what still waited for it is
 * superseded. Call it in a transaction.
 */
export async function replayAttempt(
  tx: Queryable,
  webhookId: WebhookId,
  attemptId: WebhookAttemptId,
  replay: { readonly id: WebhookAttemptId; readonly now: Instant },
): Promise<"unknown" | "disabled" | "waiting"> {
  const id = uuidOf(webhookId);
  const [webhook] = await tx.query<{ disabled_at: string | null }>(LOCK, [id]);
  const [known] = await tx.query<{ place: number; feed_seq: number }>(
    "select place, feed_seq from webhook_delivery where webhook_id = $1 and attempt_id = $2",
    [id, uuidOf(attemptId)],
  );
  if (webhook === undefined || known === undefined) return "unknown";
  if (webhook.disabled_at !== null) return "disabled";
  await tx.query(
    `update webhook_delivery set status = 'failed', error = 'superseded'
     where webhook_id = $1 and feed_seq = $2 and status = 'waiting'`,
    [id, known.feed_seq],
  );
  const next = { id: replay.id, dueAt: replay.now, startsChain: true };
  await addAttempt(tx, { webhookId: id, place: known.place }, next);
  return "waiting";
}
