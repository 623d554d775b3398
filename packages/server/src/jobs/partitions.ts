import {
  makePartitionsAhead,
  partitionState,
  summarizePartitions,
  type PartitionsMade,
} from "@kelisim/store";
import { HOUR_MS, MINUTE_MS, type Job } from "./job.ts";

const NOTHING_MADE: PartitionsMade = { created: [], blocked: [] };

/**
 * Makes the partitions of this month and the coming two, and has the rows of all found by their time. It needs
 * the owner's connection only where there is something to do; if the owner cannot be reached it fails, and rows
 * go to the default partitions meanwhile.
 */
export const PARTITIONS: Job = {
  name: "partitions",
  everyMs: 6 * HOUR_MS,
  retryMs: 10 * MINUTE_MS,
  exclusive: true,
  async run({ store: { db }, clock }) {
    const now = clock.now();
    const { missing } = await partitionState(db, now);
    const { created, blocked } =
      missing.length === 0 ? NOTHING_MADE : await makePartitionsAhead(db, now);
    await summarizePartitions(db);
    return { counts: { created: created.length, blocked: blocked.length } };
  },
};
