import { day, type Instant } from "@kelisim/core";
import type { Db } from "../db/db.ts";
import { MONTHS_AHEAD, PARTITIONED } from "../open-store.ts";
import { ensurePartitions, type PartitionsMade } from "./partitions.ts";
import { hasUnsummarized, summarizeRanges } from "./range-summaries.ts";

/** Makes the partitions of this month and the coming ones. Needs the owner's rights where one is missing. */
export const makePartitionsAhead = (db: Db, now: Instant): Promise<PartitionsMade> =>
  // Partitions hold UTC months, and a legal day may already be in the next one.
  db.asOwner((owner) =>
    ensurePartitions(owner, [...PARTITIONED], day(now.toString().slice(0, 10)), MONTHS_AHEAD),
  );

/**
 * Has the newest rows of all partitions found by their time. Needs the owner's rights where one was made without
 * that; in the embedded database, in which nothing works in the background, the rows are gone through each time.
 */
export async function summarizePartitions(db: Db): Promise<void> {
  const all = db.engine === "pglite";
  if (!all && !(await hasUnsummarized(db, PARTITIONED))) return;
  await db.asOwner((owner) => summarizeRanges(owner, PARTITIONED, { all }));
}
