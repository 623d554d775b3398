import { parseInstant, type Instant, type LegalDay } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** Rows are counted up to here, so that a long queue does not make the looking at it slow. */
export const COUNTED_AT_MOST = 100_000;

/** How many wait, and since when the first of them does. */
export type Queue = { readonly rows: number; readonly oldest: Instant | undefined };

type QueueRow = Row & { rows: number; oldest: string | null };

const instantFrom = (text: string | null): Instant | undefined =>
  text === null ? undefined : parseInstant(text);

const queueOf = (row: QueueRow | undefined): Queue => ({
  rows: row?.rows ?? 0,
  oldest: instantFrom(row?.oldest ?? null),
});

const countsOf = (
  rows: readonly (Row & { kind: string; rows: number })[],
): ReadonlyMap<string, number> => new Map(rows.map(({ kind, rows: count }) => [kind, count]));

/** Messages that the relay has not given a number yet. */
export async function outboxQueue(db: Queryable): Promise<Queue> {
  const [row] = await db.query<QueueRow>(
    {
      name: "figures-outbox",
      text: `select count(*)::int as rows, min(recorded_at) as oldest
             from (select recorded_at from outbox where sent_at is null limit $1) as o`,
    },
    [COUNTED_AT_MOST],
  );
  return queueOf(row);
}

/** Timers whose instant has come and that have not fired. */
export async function dueTimers(db: Queryable, now: Instant): Promise<Queue> {
  const [row] = await db.query<QueueRow>(
    {
      name: "figures-timers",
      text: `select count(*)::int as rows, min(due_at) as oldest
             from (select due_at from timer where fired_at is null and due_at <= $1
                   order by due_at limit $2) as t`,
    },
    [now, COUNTED_AT_MOST],
  );
  return queueOf(row);
}

/** Open duties whose day has passed, by kind. */
export async function overdueDuties(
  db: Queryable,
  today: LegalDay,
): Promise<ReadonlyMap<string, number>> {
  return countsOf(
    await db.query(
      {
        name: "figures-duties",
        text: `select kind, count(*)::int as rows
               from (select kind from duty where state = 'open' and due_on < $1 limit $2) as d
               group by kind`,
      },
      [today, COUNTED_AT_MOST],
    ),
  );
}

/** Webhook attempts that wait for their time or for a sender. */
export async function waitingDeliveries(db: Queryable): Promise<number> {
  const [row] = await db.query<{ rows: number }>(
    {
      name: "figures-webhooks",
      text: `select count(*)::int as rows
             from (select from webhook_delivery where status = 'waiting' limit $1) as w`,
    },
    [COUNTED_AT_MOST],
  );
  return row?.rows ?? 0;
}
