import { needsSealing, sealMonths } from "@kelisim/store";
import { HOUR_MS, type Job } from "./job.ts";

/**
 * Closes the months of the access log that are over. It needs the owner's connection only where there is
 * one to close; what is closed is dropped by `kelisim months drop` alone, never by the service.
 */
export const MONTHS: Job = {
  name: "months",
  everyMs: 24 * HOUR_MS,
  retryMs: HOUR_MS,
  exclusive: true,
  async run({ store: { db }, clock }, signal) {
    const now = clock.now();
    if (!(await needsSealing(db, now))) return { counts: { sealed: 0 } };
    const { sealed } = await sealMonths(db, now, signal);
    return { counts: { sealed: sealed.length } };
  },
};
