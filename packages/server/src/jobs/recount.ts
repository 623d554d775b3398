import { randomUUID } from "node:crypto";
import type { EventId, SubjectId } from "@kelisim/core";
import { peopleToRecount, recountDutiesOf } from "@kelisim/store";
import { HOUR_MS, type Job } from "./job.ts";

const BATCH = 200;

/**
 * Counts provisional duties anew where this release knows the calendar of their year better. The days of a
 * duty change by a recorded event only.
 */
export const RECOUNT: Job = {
  name: "recount",
  everyMs: 6 * HOUR_MS,
  exclusive: true,
  addsEvidence: true,
  async run({ store, clock, ids, calendar }, signal) {
    let duties = 0;
    let after: SubjectId | undefined;
    for (;;) {
      const people = await peopleToRecount(store.db, calendar.version, after, BATCH);
      for (const subjectId of people) {
        if (signal.aborted) return { counts: { duties }, again: true };
        const made: EventId[] = [];
        const counted = await recountDutiesOf(store, subjectId, calendar, {
          now: clock.now(),
          commandId: randomUUID(),
          eventId: (index) => (made[index] ??= ids.next("evt")),
        });
        duties += counted.length;
      }
      after = people.at(-1);
      if (people.length < BATCH) return { counts: { duties } };
    }
  },
};
