import { randomUUID } from "node:crypto";
import { type EventId, type PurposeId } from "@kelisim/core";
import {
  endConsentsOf,
  jobPlace,
  lookSince,
  noteJobPlace,
  peopleOfEndedPurpose,
  purposesEndedSince,
  purposeVersions,
  type EndingCommand,
  type EndedPlace,
} from "@kelisim/store";
import { MINUTE_MS, type Job, type JobContext, type JobResult } from "./job.ts";
import { FirstError, isOfAll } from "./of-all.ts";

const NAME = "purpose-ends";
/** Persons of one transaction, and consents of one look for them. */
const PEOPLE = 200;
const SEEN = 2000;

type Progress = { ended: number; readonly failed: FirstError };

function commandOf({ ids }: JobContext): EndingCommand {
  return {
    commandId: randomUUID(),
    eventIds: () => {
      const made: EventId[] = [];
      return (index) => (made[index] ??= ids.next("evt"));
    },
  };
}

/** Writes down of everybody that her consents ended with a purpose. @returns whether nobody is left */
async function end(
  ctx: JobContext,
  signal: AbortSignal,
  id: PurposeId,
  progress: Progress,
  batch: number,
): Promise<boolean> {
  const { store, clock } = ctx;
  const versions = await purposeVersions(store.db, id);
  for (let after: EndedPlace | undefined; ;) {
    const ended = { versions, now: clock.now() };
    const { people, next } = await peopleOfEndedPurpose(store.db, ended, after, SEEN);
    for (let from = 0; from < people.length; from += batch) {
      if (signal.aborted) return false;
      const some = people.slice(from, from + batch);
      const written = await endConsentsOf(store, some, ended, commandOf(ctx)).catch(
        (error: unknown) => {
          if (isOfAll(error)) throw error;
          return undefined;
        },
      );
      progress.ended += written?.consents ?? 0;
      // Each alone: whoever is held is waited for, and one bad record holds up nobody else.
      for (const subjectId of written?.left ?? some) {
        if (signal.aborted) return false;
        await endConsentsOf(store, [subjectId], ended, commandOf(ctx)).then(({ consents }) => {
          progress.ended += consents;
        }, progress.failed.note);
      }
    }
    if (next === undefined) return true;
    if (signal.aborted) return false;
    after = next;
  }
}

/**
 * Writes down about each person that her consents ended with a purpose that was reached for everybody or closed,
 * and tells the party. Whatever was cut off goes on where it is called again.
 * @param people persons of one transaction
 * @throws the first error of a person of whom it could not be written, after all others; a fault of the
 *   database at once
 */
export async function writePurposeEnds(
  ctx: JobContext,
  signal: AbortSignal,
  people = PEOPLE,
): Promise<JobResult> {
  const { store, clock } = ctx;
  const began = clock.now();
  const since = lookSince(await jobPlace(store.db, NAME));
  const progress: Progress = { ended: 0, failed: new FirstError() };
  for (const id of await purposesEndedSince(store.db, since)) {
    const isDone = !signal.aborted && (await end(ctx, signal, id, progress, people));
    if (!isDone) return { counts: { ended: progress.ended }, again: true };
  }
  progress.failed.throwIfAny();
  await noteJobPlace(store.db, NAME, began);
  return { counts: { ended: progress.ended } };
}

/** Tells what ended with its purpose. It decides no status: that has been so since the purpose ended. */
export const PURPOSE_ENDS: Job = {
  name: NAME,
  everyMs: MINUTE_MS,
  exclusive: true,
  addsEvidence: true,
  run: (ctx, signal) => writePurposeEnds(ctx, signal),
};
