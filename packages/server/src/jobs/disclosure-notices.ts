import { randomUUID } from "node:crypto";
import { instantOf, whoNotifiesOf, type EventId } from "@kelisim/core";
import {
  jobPlace,
  noteJobPlace,
  openDisclosureDuty,
  untoldDisclosures,
  type UntoldDisclosure,
} from "@kelisim/store";
import { HOUR_MS, MINUTE_MS, type Job, type JobContext } from "./job.ts";

const NAME = "disclosure-notices";
const BATCH = 200;

/**
 * How far before its last place the job looks again: a row is seen when its transaction commits, and the
 * clocks of the processes differ. What has its duty is left out.
 */
const OVERLAP_MS = HOUR_MS;

const TELLS = { declared: { notify_disclosure: true } };

async function open(
  { store, clock, ids, calendar }: JobContext,
  disclosure: UntoldDisclosure,
): Promise<boolean> {
  const { operatorId } = disclosure;
  const holderId = whoNotifiesOf({ ...disclosure, mode: "enforce" }, TELLS, { operatorId });
  if (holderId === undefined) return false;
  const made: EventId[] = [];
  return openDisclosureDuty(store, disclosure, holderId, calendar, {
    now: clock.now(),
    commandId: randomUUID(),
    eventId: (index) => (made[index] ??= ids.next("evt")),
  });
}

/** Opens the duty to tell a person that her data were passed on, where a purpose makes that a condition. */
export const DISCLOSURE_NOTICES: Job = {
  name: NAME,
  everyMs: MINUTE_MS,
  exclusive: true,
  addsEvidence: true,
  async run(ctx, signal) {
    const { store, clock } = ctx;
    const began = clock.now();
    const place = (await jobPlace(store.db, NAME)) ?? instantOf(OVERLAP_MS);
    let after: { at: UntoldDisclosure["at"]; decisionId?: string } = {
      at: place.subtract({ milliseconds: OVERLAP_MS }),
    };
    let opened = 0;
    for (;;) {
      const found = await untoldDisclosures(store.db, after, BATCH);
      for (const disclosure of found) {
        if (signal.aborted) return { counts: { opened }, again: true };
        if (await open(ctx, disclosure)) opened += 1;
      }
      const last = found.at(-1);
      if (last === undefined || found.length < BATCH) break;
      after = { at: last.at, decisionId: last.decisionId };
    }
    await noteJobPlace(store.db, NAME, began);
    return { counts: { opened } };
  },
};
