import { partiesWithBacklog, relayFeed } from "@kelisim/store";
import { SECOND_MS, type Job } from "./job.ts";

const PARTIES = 200;

/** Gives numbers to every party's committed messages, so that none wait for a reader. */
export const RELAY: Job = {
  name: "relay",
  everyMs: 2 * SECOND_MS,
  retryMs: 2 * SECOND_MS,
  exclusive: true,
  async run({ store: { db }, clock }, signal) {
    const parties = await partiesWithBacklog(db, PARTIES);
    let relayed = 0;
    for (const partyId of parties) {
      if (signal.aborted) break;
      await relayFeed(db, partyId, clock.now());
      relayed += 1;
    }
    return { counts: { parties: relayed }, again: parties.length === PARTIES };
  },
};
