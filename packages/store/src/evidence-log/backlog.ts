import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** Batches that wait for their place, and since when the oldest does. */
export type LogBacklog = { readonly pending: number; readonly oldest: Instant | undefined };

const COUNT = {
  name: "log-backlog",
  text: "select count(*) as pending, min(from_at) as oldest from log_pending",
};

/** How far the log is behind. */
export async function logBacklog(db: Queryable): Promise<LogBacklog> {
  const [row] = await db.query<{ pending: number; oldest: string | null }>(COUNT);
  if (row === undefined) throw new Error("an aggregate gave no row");
  return {
    pending: row.pending,
    oldest: row.oldest === null ? undefined : parseInstant(row.oldest),
  };
}
