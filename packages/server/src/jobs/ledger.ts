import { syncLedger } from "@kelisim/store";
import { MINUTE_MS, type Job } from "./job.ts";

/** Writes the erasures of other processes into this one's ledger; each process has its own file. */
export const LEDGER: Job = {
  name: "ledger",
  everyMs: MINUTE_MS,
  exclusive: false,
  run: async ({ store }) => ({ counts: { written: await syncLedger(store) } }),
};
