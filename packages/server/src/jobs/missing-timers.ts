import { addMissingTimers } from "@kelisim/store";
import { HOUR_MS, type Job } from "./job.ts";

/** Sets the timers of what a process of an older release wrote, which sets none. */
export const MISSING_TIMERS: Job = {
  name: "missing-timers",
  everyMs: 24 * HOUR_MS,
  exclusive: true,
  run: async ({ store }, signal) => ({
    counts: { added: await addMissingTimers(store.db, { signal }) },
  }),
};
