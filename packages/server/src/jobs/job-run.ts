import { randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import {
  claimJob,
  endJob,
  noteRun,
  releaseJob,
  renewJob,
  type JobEnd,
  type JobLease,
} from "@kelisim/store";
import { MINUTE_MS, type Job, type JobContext, type JobResult } from "./job.ts";

/** How a run of a job ended, for whoever started it. */
export type RunEnd = {
  readonly outcome: "done" | "failed" | "lost";
  /** When the next run is due. */
  readonly nextAt: Instant;
  readonly error?: unknown;
};

const later = (now: Instant, milliseconds: number): Instant => now.add({ milliseconds });

function endOf(job: Job, at: Instant, result: JobResult | undefined): JobEnd {
  const waits =
    result === undefined ? Math.min(job.everyMs, job.retryMs ?? MINUTE_MS) : job.everyMs;
  return {
    at,
    outcome: result === undefined ? "failed" : "done",
    counts: result?.counts ?? {},
    nextAt: result?.again === true ? at : later(at, waits),
  };
}

/** Keeps a lease while its job runs; `lost` is aborted when it could not be kept. */
class LeaseKeeper {
  readonly #ctx: JobContext;
  readonly #lease: JobLease;
  readonly #leaseMs: number;
  readonly #lost = new AbortController();
  #until: Instant;
  #timer: NodeJS.Timeout | undefined;
  #renewing: Promise<void> = Promise.resolve();

  constructor(ctx: JobContext, lease: JobLease, until: Instant, leaseMs: number) {
    this.#ctx = ctx;
    this.#lease = lease;
    this.#until = until;
    this.#leaseMs = leaseMs;
    this.#timer = setInterval(() => {
      this.#renewing = this.#renewing.then(() => this.#renew());
    }, leaseMs / 3);
    this.#timer.unref();
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#renewing;
  }

  async #renew(): Promise<void> {
    if (this.#timer === undefined || this.#lost.signal.aborted) return;
    const { store, clock } = this.#ctx;
    const until = later(clock.now(), this.#leaseMs);
    try {
      if (await renewJob(store.db, this.#lease, { until })) this.#until = until;
      else this.#lost.abort();
    } catch {
      // A database that is away for a moment takes no lease; one that is away for longer does.
      const isOver = clock.now().epochMilliseconds >= this.#until.epochMilliseconds;
      if (isOver) this.#lost.abort();
    }
  }
}

/**
 * Takes a job that is due, does it and writes down how it ended.
 * @returns `undefined` where somebody else holds it or it is not due
 */
export async function runExclusive(
  ctx: JobContext,
  job: Job,
  stopping: AbortSignal,
  leaseMs: number,
): Promise<RunEnd | undefined> {
  const { store, clock } = ctx;
  const lease = { name: job.name, by: randomUUID() };
  const now = clock.now();
  const until = later(now, leaseMs);
  if (!(await claimJob(store.db, lease, { now, until }))) return undefined;
  const keeper = new LeaseKeeper(ctx, lease, until, leaseMs);
  let result: JobResult | undefined;
  let error: unknown;
  try {
    result = await job.run(ctx, AbortSignal.any([stopping, keeper.lost]));
  } catch (thrown) {
    error = thrown;
  } finally {
    await keeper.stop();
  }
  if (keeper.lost.aborted) return { outcome: "lost", nextAt: until };
  const end = endOf(job, clock.now(), result);
  // What a stop has cut short is taken up by the next who looks.
  if (stopping.aborted && result !== undefined) {
    await releaseJob(store.db, lease);
    return { outcome: "done", nextAt: end.at };
  }
  const isMine = await endJob(store.db, lease, end);
  if (!isMine) return { outcome: "lost", nextAt: until };
  return { outcome: end.outcome, nextAt: end.nextAt, error };
}

/** Does a job for this process alone. @param note whether its end is worth writing down */
export async function runForItself(
  ctx: JobContext,
  job: Job,
  stopping: AbortSignal,
  note: (end: JobEnd) => boolean,
): Promise<RunEnd> {
  let result: JobResult | undefined;
  let error: unknown;
  try {
    result = await job.run(ctx, stopping);
  } catch (thrown) {
    error = thrown;
  }
  const end = endOf(job, ctx.clock.now(), result);
  if (note(end)) await noteRun(ctx.store.db, job.name, end);
  return { outcome: end.outcome, nextAt: end.nextAt, error };
}
