import { day, type Instant } from "@kelisim/core";
import type { Db } from "../db/db.ts";
import { MONTHS_AHEAD, PARTITIONED } from "../open-store.ts";
import { ensurePartitions, type PartitionsMade } from "./partitions.ts";

/** Makes the partitions of this month and the coming ones. Needs the owner's rights where one is missing. */
export const makePartitionsAhead = (db: Db, now: Instant): Promise<PartitionsMade> =>
  // Partitions hold UTC months, and a legal day may already be in the next one.
  db.asOwner((owner) =>
    ensurePartitions(owner, [...PARTITIONED], day(now.toString().slice(0, 10)), MONTHS_AHEAD),
  );
