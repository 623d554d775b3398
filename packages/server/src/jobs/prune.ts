import { PRUNABLE, pruneSome, type Prunable } from "@kelisim/store";
import { HOUR_MS, type Job } from "./job.ts";

const BATCH = 1000;

/** Removes what is kept for a time only: repeated commands' marks, old attempts, gone processes, ended sign-ins. */
export const PRUNE: Job = {
  name: "prune",
  everyMs: HOUR_MS,
  exclusive: true,
  async run({ store: { db }, clock }, signal) {
    const none = PRUNABLE.map((what) => [what, 0] as const);
    const counts = Object.fromEntries(none) as Record<Prunable, number>;
    const now = clock.now();
    for (const what of PRUNABLE) {
      let removed = BATCH;
      while (removed === BATCH && !signal.aborted) {
        removed = await pruneSome(db, what, now, BATCH);
        counts[what] += removed;
      }
    }
    return { counts };
  },
};
