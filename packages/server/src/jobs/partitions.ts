import { makePartitionsAhead, partitionState } from "@kelisim/store";
import { HOUR_MS, MINUTE_MS, type Job } from "./job.ts";

/**
 * Makes the partitions of this month and the coming two. It needs the owner's connection only where one is
 * missing; if the owner cannot be reached it fails, and rows go to the default partitions meanwhile.
 */
export const PARTITIONS: Job = {
  name: "partitions",
  everyMs: 6 * HOUR_MS,
  retryMs: 10 * MINUTE_MS,
  exclusive: true,
  async run({ store: { db }, clock }) {
    const now = clock.now();
    const { missing } = await partitionState(db, now);
    if (missing.length === 0) return { counts: { created: 0, blocked: 0 } };
    const { created, blocked } = await makePartitionsAhead(db, now);
    return { counts: { created: created.length, blocked: blocked.length } };
  },
};
