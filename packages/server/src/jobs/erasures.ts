import { completeErasures } from "@kelisim/store";
import { HOUR_MS, type Job } from "./job.ts";

/** Erases whoever was locked until a retention ended, and sweeps what was destroyed. */
export const ERASURES: Job = {
  name: "erasures",
  everyMs: HOUR_MS,
  exclusive: true,
  run: async ({ store, clock }) => ({
    counts: { erased: await completeErasures(store, clock.now()) },
  }),
};
