import { logBacklog, type LogBacklog } from "../evidence-log/backlog.ts";
import type { Queryable } from "../db/db.ts";

/** How the transparency log stands. */
export type LogFigures = LogBacklog & {
  /** Leaves of the tree. */
  readonly size: number;
};

/** Batches that wait, and how large the tree is. */
export async function logFigures(db: Queryable): Promise<LogFigures> {
  const [tree] = await db.query<{ size: number }>({
    name: "figures-log",
    text: "select size::float8 as size from log_tree",
  });
  return { ...(await logBacklog(db)), size: tree?.size ?? 0 };
}
