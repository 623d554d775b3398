import { compareInstants, type Instant } from "@kelisim/core";
import { dueJobs, ensureJobs, type JobEnd } from "@kelisim/store";
import type { Logger } from "../operate/logger.ts";
import { ALL_JOBS } from "./all-jobs.ts";
import type { Job, JobContext } from "./job.ts";
import { runExclusive, runForItself, type RunEnd } from "./job-run.ts";

/** Milliseconds between two looks for work. */
const PAUSE_MS = 1000;
/** The same where the clock is not known to be right, as at the start: a look that asks nobody. */
const CLOCK_PAUSE_MS = 50;
/** Milliseconds that a job is held by whoever does it; renewed three times in that time. */
const LEASE_MS = 30_000;
/** Runs that did nothing are written down no more often. */
const QUIET_MS = 30_000;

export type JobRunnerOptions = {
  readonly logger: Pick<Logger, "warn" | "info">;
  /** A process whose clock is off does no jobs: it would tell too early or too late. */
  readonly isClockRight?: () => boolean;
  readonly jobs?: readonly Job[];
  readonly pauseMs?: number;
  readonly leaseMs?: number;
};

/** Does the jobs of a process, from `start` to `stop`. Any number of processes may do so at once. */
export class JobRunner {
  readonly #ctx: JobContext;
  readonly #jobs: readonly Job[];
  readonly #logger: Pick<Logger, "warn" | "info">;
  readonly #isClockRight: () => boolean;
  readonly #pauseMs: number;
  readonly #leaseMs: number;
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  readonly #failing = new Set<string>();
  /** Of jobs that every process does for itself: when the next run is due, and the last one that was told. */
  readonly #nextAt = new Map<string, Instant>();
  readonly #noted = new Map<string, JobEnd>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isKnown = false;
  #hasStarted = false;

  constructor(ctx: JobContext, options: JobRunnerOptions) {
    this.#ctx = ctx;
    this.#jobs = options.jobs ?? ALL_JOBS;
    this.#logger = options.logger;
    this.#isClockRight = options.isClockRight ?? (() => true);
    this.#pauseMs = options.pauseMs ?? PAUSE_MS;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  start(): void {
    if (this.#hasStarted || this.#stopping.signal.aborted) return;
    this.#hasStarted = true;
    this.#lookAfter(0);
  }

  /** Takes nothing new and waits until running jobs have ended between two steps, or nobody waits longer. */
  async stop(impatience: AbortSignal): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    const ended = (async () => {
      await this.#looking;
      await Promise.all(this.#running.values());
    })();
    const impatient = new Promise<void>((resolve) => {
      if (impatience.aborted) resolve();
      else impatience.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.race([ended, impatient]);
  }

  #lookAfter(milliseconds: number): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    }, milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const mayBegin = this.#isClockRight();
    try {
      if (mayBegin) await this.#beginDue();
      this.#recovered("looking up");
    } catch (error) {
      this.#failed("looking up", error);
    }
    this.#lookAfter(mayBegin ? this.#pauseMs : Math.min(CLOCK_PAUSE_MS, this.#pauseMs));
  }

  async #beginDue(): Promise<void> {
    const { store, clock } = this.#ctx;
    const now = clock.now();
    const names = this.#jobs.map(({ name }) => name);
    if (!this.#isKnown) await ensureJobs(store.db, names, now);
    this.#isKnown = true;
    const rests = ({ addsEvidence }: Job): boolean =>
      addsEvidence === true && this.#ctx.logBacklog.isOver;
    const idle = this.#jobs.filter((job) => !this.#running.has(job.name) && !rests(job));
    const leased = idle.filter(({ exclusive }) => exclusive).map(({ name }) => name);
    const due = new Set(leased.length === 0 ? [] : await dueJobs(store.db, leased, now));
    for (const job of idle) {
      if (this.#stopping.signal.aborted) return;
      const nextAt = this.#nextAt.get(job.name);
      const isDue = job.exclusive
        ? due.has(job.name)
        : nextAt === undefined || compareInstants(nextAt, now) <= 0;
      if (isDue) this.#begin(job);
    }
  }

  #begin(job: Job): void {
    const { name, exclusive } = job;
    const { signal } = this.#stopping;
    const run: Promise<RunEnd | undefined> = exclusive
      ? runExclusive(this.#ctx, job, signal, this.#leaseMs)
      : runForItself(this.#ctx, job, signal, (end) => this.#isWorthNoting(name, end));
    const tracked = run
      .then(
        (end) => this.#ended(job, end),
        (error: unknown) => this.#failed(name, error),
      )
      .finally(() => {
        this.#running.delete(name);
      });
    this.#running.set(name, tracked);
  }

  #ended({ name, exclusive }: Job, end: RunEnd | undefined): void {
    if (end === undefined) return;
    if (!exclusive) this.#nextAt.set(name, end.nextAt);
    if (end.outcome === "failed") this.#failed(name, end.error);
    else if (end.outcome === "done") this.#recovered(name);
    else this.#logger.info({ job: name }, "another process has taken over a job");
  }

  /** Whatever was done, each change of outcome, and otherwise now and then. */
  #isWorthNoting(name: string, end: JobEnd): boolean {
    const last = this.#noted.get(name);
    const isQuiet = Object.values(end.counts).every((count) => count === 0);
    const isWorth =
      !isQuiet ||
      last?.outcome !== end.outcome ||
      end.at.epochMilliseconds - last.at.epochMilliseconds >= QUIET_MS;
    if (isWorth) this.#noted.set(name, end);
    return isWorth;
  }

  /** A failure is told once, until it has passed. */
  #failed(job: string, error: unknown): void {
    if (this.#failing.has(job)) return;
    this.#failing.add(job);
    this.#logger.warn({ err: error, job }, "a job failed; it is tried again by itself");
  }

  #recovered(job: string): void {
    if (this.#failing.delete(job)) this.#logger.info({ job }, "a job works again");
  }
}
