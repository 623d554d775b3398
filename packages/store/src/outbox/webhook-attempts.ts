import {
  idFrom,
  parseInstant,
  uuidOf,
  type EventId,
  type Instant,
  type WebhookAttemptId,
  type WebhookId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** One try to deliver one event, made or still waiting. */
export type WebhookAttempt = {
  readonly id: WebhookAttemptId;
  /** Its number in the webhook's log. */
  readonly place: number;
  readonly eventId: EventId;
  readonly type: string;
  readonly status: "waiting" | "delivered" | "failed";
  readonly attemptedAt: Instant | undefined;
  readonly httpStatus: number | undefined;
  readonly error: string | undefined;
  /** When it is due; of a failed one, when the next try of its chain is. */
  readonly nextAt: Instant | undefined;
};

type AttemptRow = Row & {
  place: number;
  attempt_id: string;
  event_id: string;
  type: string;
  status: WebhookAttempt["status"];
  due_at: string;
  attempted_at: string | null;
  http_status: number | null;
  error: string | null;
  next_at: string | null;
};

const COLUMNS =
  "place, attempt_id, event_id, type, status, due_at, attempted_at, http_status, error, next_at";

const instantFrom = (text: string | null): Instant | undefined =>
  text === null ? undefined : parseInstant(text);

const attemptFrom = (row: AttemptRow): WebhookAttempt => ({
  id: idFrom("wha", row.attempt_id),
  place: row.place,
  eventId: idFrom("evt", row.event_id),
  type: row.type,
  status: row.status,
  attemptedAt: instantFrom(row.attempted_at),
  httpStatus: row.http_status ?? undefined,
  error: row.error ?? undefined,
  nextAt: instantFrom(row.status === "waiting" ? row.due_at : row.next_at),
});

/** One attempt of a webhook. */
export async function webhookAttempt(
  db: Queryable,
  webhookId: WebhookId,
  id: WebhookAttemptId,
): Promise<WebhookAttempt | undefined> {
  const [row] = await db.query<AttemptRow>(
    `select ${COLUMNS} from webhook_delivery where webhook_id = $1 and attempt_id = $2`,
    [uuidOf(webhookId), uuidOf(id)],
  );
  return row === undefined ? undefined : attemptFrom(row);
}

/** A page of a webhook's log, the newest first. @param before a place; all of it without one */
export async function webhookAttempts(
  db: Queryable,
  webhookId: WebhookId,
  before: number | undefined,
  limit: number,
): Promise<WebhookAttempt[]> {
  const rows = await db.query<AttemptRow>(
    `select ${COLUMNS} from webhook_delivery
     where webhook_id = $1 and ($2::bigint is null or place < $2) order by place desc limit $3`,
    [uuidOf(webhookId), before ?? null, limit],
  );
  return rows.map(attemptFrom);
}
