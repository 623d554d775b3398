import { randomUUID } from "node:crypto";
import type { EventId, SubjectId } from "@kelisim/core";
import {
  claimTimers,
  completeErasure,
  plainExpiriesDue,
  fireTimers,
  fireTimersOf,
  releaseTimers,
  tellPlainExpiries,
  type ClaimedTimers,
  type Fired,
  type Firing,
  type NoticePlace,
} from "@kelisim/store";
import { MINUTE_MS, SECOND_MS, type Job, type JobContext, type JobResult } from "./job.ts";
import { FirstError, isOfAll } from "./of-all.ts";

/** People of one claim: few enough to be done with long before the lease ends, and for a stop to be soon. */
const PEOPLE = 256;
const LEASE_MS = MINUTE_MS;

/** Plain notices of one transaction: no person's decisions wait for longer than it takes. */
const PLAIN = 1000;
/** Transactions of plain notices that are under way at a time. */
const WORKERS = 3;

type Counts = { fired: number; told: number; erased: number };

export type FiringOptions = {
  readonly leaseMs?: number;
  readonly people?: number;
  /** Told of every claim, before any of it is fired. */
  readonly onClaim?: (claimed: readonly ClaimedTimers[]) => void;
};

function firingOf({ clock, ids, calendar, config }: JobContext): Firing {
  const made: EventId[] = [];
  return {
    now: clock.now(),
    commandId: randomUUID(),
    eventId: (index) => (made[index] ??= ids.next("evt")),
    world: { calendar, ids, readings: config.readings },
  };
}

/** Counts what one person's timers came to, and erases her if what kept her data has ended. */
async function settle(
  { store, clock }: JobContext,
  { subjectId }: ClaimedTimers,
  { fired, told }: Fired,
  counts: Counts,
): Promise<void> {
  counts.fired += fired.length;
  counts.told += told;
  if (!fired.some(({ kind }) => kind === "retention-ended")) return;
  if (await completeErasure(store, subjectId, clock.now())) counts.erased += 1;
}

/** Fires a whole claim in one transaction. @returns who is still to be fired, each alone */
async function fireTogether(
  ctx: JobContext,
  claimed: readonly ClaimedTimers[],
  counts: Counts,
  failed: FirstError,
): Promise<readonly ClaimedTimers[]> {
  if (claimed.length < 2) return claimed;
  const { now } = firingOf(ctx);
  const persons = claimed.map((claim) => ({ claim, firing: { ...firingOf(ctx), now } }));
  const results = await fireTimersOf(ctx.store, persons).catch((error: unknown) => {
    // One bad record must not hold up the others: it is met again alone.
    if (isOfAll(error)) throw error;
    return undefined;
  });
  if (results === undefined) return claimed;
  for (const [n, mine] of claimed.entries()) {
    const fired = results[n];
    if (fired === undefined || fired === "held") continue;
    await settle(ctx, mine, fired, counts).catch(failed.note);
  }
  return claimed.filter((_, n) => results[n] === "held");
}

/** Tells of what has expired where nothing else is due about a person, page after page. */
async function tellPlain(
  ctx: JobContext,
  signal: AbortSignal,
  counts: Counts,
  failed: FirstError,
): Promise<void> {
  const { store, clock } = ctx;
  let place: NoticePlace | undefined;
  let isOver = false;
  let looking: Promise<readonly SubjectId[]> = Promise.resolve([]);
  const nextPage = async (): Promise<readonly SubjectId[]> => {
    if (isOver || signal.aborted) return [];
    const { people, next } = await plainExpiriesDue(store.db, clock.now(), place, PLAIN);
    place = next;
    isOver = next === undefined;
    return people;
  };
  const work = async (): Promise<void> => {
    for (;;) {
      looking = looking.then(nextPage);
      const people = await looking;
      if (people.length === 0) return;
      // A page that fails is left as it is: the general way meets each of its persons alone.
      const told = await tellPlainExpiries(store, people, firingOf(ctx)).catch((error: unknown) => {
        failed.note(error);
        return 0;
      });
      counts.fired += told;
      counts.told += told;
    }
  };
  // Some write while another one's commit reaches the disk.
  const workers = Array.from({ length: store.db.engine === "postgres" ? WORKERS : 1 }, work);
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/**
 * Fires all that is due: the plain expiries of many persons at once, then a claim at a time what is left. Any
 * number of processes may do so at once; what one leaves behind is due again when its lease is over.
 * @throws the first error of a person whose timers could not be fired, after those of her claim; that of a
 *   page of plain expiries after all that the general way could tell in its stead
 */
export async function fireDue(
  ctx: JobContext,
  signal: AbortSignal,
  { leaseMs = LEASE_MS, people = PEOPLE, onClaim = () => undefined }: FiringOptions = {},
): Promise<JobResult> {
  const { store, clock, ids } = ctx;
  const counts: Counts = { fired: 0, told: 0, erased: 0 };
  const failedPage = new FirstError();
  await tellPlain(ctx, signal, counts, failedPage);
  while (!signal.aborted) {
    const now = clock.now();
    const until = now.add({ milliseconds: leaseMs });
    const claim = { by: randomUUID(), now, until };
    const { claimed, waiting } = await claimTimers(store.db, claim, people, (n) => ids.pick(n));
    onClaim(claimed);
    const failed = new FirstError();
    for (const mine of await fireTogether(ctx, claimed, counts, failed)) {
      const isOver = clock.now().epochMilliseconds >= until.epochMilliseconds;
      if (signal.aborted || isOver) break;
      await fireTimers(store, mine, firingOf(ctx))
        .then((fired) => settle(ctx, mine, fired, counts))
        .catch(failed.note);
    }
    if (signal.aborted) await releaseTimers(store.db, claimed);
    // Where others were faster, they work on what waits.
    failed.throwIfAny();
    if (!waiting || claimed.length === 0) break;
  }
  failedPage.throwIfAny();
  return { counts };
}

/** Tells what comes about by itself: requests and consents that expire, duties that are due. */
export const TIMERS: Job = {
  name: "timers",
  everyMs: SECOND_MS,
  retryMs: SECOND_MS,
  exclusive: false,
  addsEvidence: true,
  run: (ctx, signal) => fireDue(ctx, signal),
};
