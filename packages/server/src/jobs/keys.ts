import { rotateKeys } from "@kelisim/store";
import { SECOND_MS, type Job } from "./job.ts";

/** Takes new keys into use and moves what hangs on older ones. */
export const KEYS: Job = {
  name: "keys",
  everyMs: 10 * SECOND_MS,
  exclusive: true,
  async run({ store, clock }) {
    const done = await rotateKeys(store, { now: clock.now() });
    const { rewrapped, lookups, resealed, unopened } = done;
    return {
      counts: {
        activated: done.activated.length,
        waiting: done.waiting.length,
        rewrapped,
        lookups,
        resealed,
        unopened,
      },
      again: done.more,
    };
  },
};
