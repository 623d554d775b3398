import {
  idFrom,
  parseInstant,
  uuidOf,
  type Instant,
  type PartyId,
  type WebhookId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** Where a party's feed is sent to. */
export type Webhook = {
  readonly id: WebhookId;
  readonly partyId: PartyId;
  readonly url: string;
  /** What is sent, by the types of the feed. */
  readonly eventTypes: readonly string[];
  /** The signing secret as the `Sealer` sealed it. */
  readonly sealedSecret: string;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | undefined;
};

export type WebhookRow = Row & {
  webhook_id: string;
  party_id: string;
  url: string;
  event_types: string[];
  sealed_secret: string;
  created_at: string;
  disabled_at: string | null;
};

/** The columns of a `WebhookRow`. */
export const WEBHOOK_COLUMNS =
  "webhook_id, party_id, url, event_types, sealed_secret, created_at, disabled_at";

const instantIn = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("a webhook row with something that is no instant");
  return instant;
};

/** A webhook from its row. */
export const webhookFrom = (row: WebhookRow): Webhook => ({
  id: idFrom("whk", row.webhook_id),
  partyId: idFrom("pty", row.party_id),
  url: row.url,
  eventTypes: row.event_types,
  sealedSecret: row.sealed_secret,
  createdAt: instantIn(row.created_at),
  disabledAt: row.disabled_at === null ? undefined : instantIn(row.disabled_at),
});

/** A party's own webhook; `undefined` for a missing and for a foreign one. */
export async function webhookOf(
  db: Queryable,
  partyId: PartyId,
  id: WebhookId,
): Promise<Webhook | undefined> {
  const [row] = await db.query<WebhookRow>(
    {
      name: "webhook-of",
      text: `select ${WEBHOOK_COLUMNS} from webhook where webhook_id = $1 and party_id = $2`,
    },
    [uuidOf(id), uuidOf(partyId)],
  );
  return row === undefined ? undefined : webhookFrom(row);
}

/** A page of a party's webhooks by id. */
export async function webhooksOf(
  db: Queryable,
  partyId: PartyId,
  after: WebhookId | undefined,
  limit: number,
): Promise<Webhook[]> {
  const rows = await db.query<WebhookRow>(
    `select ${WEBHOOK_COLUMNS} from webhook
     where party_id = $1 and ($2::uuid is null or webhook_id > $2) order by webhook_id limit $3`,
    [uuidOf(partyId), after === undefined ? null : uuidOf(after), limit],
  );
  return rows.map(webhookFrom);
}

/** @param feedSeq the last number of the feed that it is not to be told of any more */
export async function insertWebhook(
  tx: Queryable,
  webhook: Webhook,
  feedSeq: number,
): Promise<void> {
  await tx.query(
    `insert into webhook (webhook_id, party_id, url, event_types, sealed_secret, created_at,
       feed_seq, planned_at, lease_until)
     values ($1, $2, $3, $4, $5, $6, $7, $6, $6)`,
    [
      uuidOf(webhook.id),
      uuidOf(webhook.partyId),
      webhook.url,
      [...webhook.eventTypes],
      webhook.sealedSecret,
      webhook.createdAt,
      feedSeq,
    ],
  );
}

/** Ends a webhook with all that waits for it. Again changes nothing. */
export async function disableWebhook(tx: Queryable, id: WebhookId, at: Instant): Promise<void> {
  // Taking the row is a write: whoever repeats this waits for the standby too, though nothing changes.
  await tx.query("select 1 as held from webhook where webhook_id = $1 for update", [uuidOf(id)]);
  const ended = await tx.query(
    `update webhook set disabled_at = $2 where webhook_id = $1 and disabled_at is null
     returning webhook_id`,
    [uuidOf(id), at],
  );
  if (ended.length === 0) return;
  await tx.query(
    `update webhook_delivery set status = 'failed', error = 'webhook-disabled'
     where webhook_id = $1 and status = 'waiting'`,
    [uuidOf(id)],
  );
}
