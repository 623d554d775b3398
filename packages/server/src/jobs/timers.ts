import { randomUUID } from "node:crypto";
import type { EventId } from "@kelisim/core";
import {
  claimTimers,
  completeErasure,
  fireTimers,
  releaseTimers,
  type ClaimedTimers,
} from "@kelisim/store";
import { MINUTE_MS, SECOND_MS, type Job, type JobContext, type JobResult } from "./job.ts";

/** People of one claim: few enough to be done with long before the lease ends. */
const PEOPLE = 32;
const LEASE_MS = MINUTE_MS;

type Counts = { fired: number; told: number; erased: number };

export type FiringOptions = {
  readonly leaseMs?: number;
  readonly people?: number;
  /** Told of every claim, before any of it is fired. */
  readonly onClaim?: (claimed: readonly ClaimedTimers[]) => void;
};

/** Fires one person's timers, and erases her if what kept her data has ended. */
async function fire(
  { store, clock, ids, calendar, config }: JobContext,
  mine: ClaimedTimers,
  counts: Counts,
): Promise<void> {
  const now = clock.now();
  const made: EventId[] = [];
  const eventId = (index: number): EventId => (made[index] ??= ids.next("evt"));
  const world = { calendar, ids, readings: config.readings };
  const command = { now, commandId: randomUUID(), eventId, world };
  const { fired, told } = await fireTimers(store, mine, command);
  counts.fired += fired.length;
  counts.told += told;
  if (!fired.some(({ kind }) => kind === "retention-ended")) return;
  if (await completeErasure(store, mine.subjectId, now)) counts.erased += 1;
}

/**
 * Fires all that is due, a claim at a time. Any number of processes may do so at once; what one leaves
 * behind is due again when its lease is over.
 * @throws the first error of a person whose timers could not be fired, after those of her claim
 */
export async function fireDue(
  ctx: JobContext,
  signal: AbortSignal,
  { leaseMs = LEASE_MS, people = PEOPLE, onClaim = () => undefined }: FiringOptions = {},
): Promise<JobResult> {
  const { store, clock, ids } = ctx;
  const counts: Counts = { fired: 0, told: 0, erased: 0 };
  while (!signal.aborted) {
    const now = clock.now();
    const until = now.add({ milliseconds: leaseMs });
    const claim = { by: randomUUID(), now, until };
    const { claimed, waiting } = await claimTimers(store.db, claim, people, (n) => ids.pick(n));
    onClaim(claimed);
    const errors: unknown[] = [];
    for (const mine of claimed) {
      const isOver = clock.now().epochMilliseconds >= until.epochMilliseconds;
      if (signal.aborted || isOver) break;
      await fire(ctx, mine, counts).catch((error: unknown) => errors.push(error));
    }
    if (signal.aborted) await releaseTimers(store.db, claimed);
    // Where others were faster, they work on what waits.
    if (errors.length > 0) throw errors[0];
    if (!waiting || claimed.length === 0) break;
  }
  return { counts };
}

/** Tells what comes about by itself: requests and consents that expire, duties that are due. */
export const TIMERS: Job = {
  name: "timers",
  everyMs: SECOND_MS,
  retryMs: SECOND_MS,
  exclusive: false,
  run: (ctx, signal) => fireDue(ctx, signal),
};
