import { AsyncResource } from "node:async_hooks";
import { Lanes } from "./lanes.ts";

/** How a batcher may use what is behind it. */
export type BatchLimits = {
  /** Batches under way at once. */
  readonly inFlight: number;
  /** Jobs in a batch. */
  readonly most: number;
  /** Jobs that wait, of all lanes together. */
  readonly waiting: number;
  /** Jobs that wait in one lane: nobody fills the queue alone. */
  readonly waitingInLane: number;
  /** Milliseconds that a job waits for its batch. */
  readonly patience: number;
};

/** There is no room for another job, or it waited too long. Nothing was done for it. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

/** Jobs of a batch that failed are tried alone, so many at once. */
const ALONE_AT_ONCE = 4;

type Waiting<J, R> = {
  readonly job: J;
  /** Where the job came from: work that runs in its scope takes its trace along. */
  readonly origin: AsyncResource;
  readonly until: number;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Gathers jobs that come at the same time into batches. While as many batches are under way as may be, jobs
 * wait, and the next batch takes from each lane in turn. What is in a batch waits for nobody but the batch.
 */
export class Batcher<J, R> {
  readonly #run: (jobs: readonly J[]) => Promise<readonly R[]>;
  readonly #alone: (job: J) => Promise<R>;
  readonly #isOfOneJob: (error: unknown) => boolean;
  readonly #limits: BatchLimits;
  readonly #lanes: Lanes<Waiting<J, R>>;
  #running = 0;
  #isCalled = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param run does a batch; results in the order of the jobs
   * @param alone does one job
   * @param isOfOneJob whether an error of a batch comes from one bad job, so that each is tried alone
   */
  constructor(
    run: (jobs: readonly J[]) => Promise<readonly R[]>,
    alone: (job: J) => Promise<R>,
    isOfOneJob: (error: unknown) => boolean,
    limits: BatchLimits,
  ) {
    this.#run = run;
    this.#alone = alone;
    this.#isOfOneJob = isOfOneJob;
    this.#limits = limits;
    this.#lanes = new Lanes();
  }

  /** Jobs that wait for a batch. */
  get waiting(): number {
    return this.#lanes.size;
  }

  /** Does a job in one of the next batches. @throws BusyError, or what the batch threw */
  submit(lane: string, job: J): Promise<R> {
    const { waiting, waitingInLane, patience } = this.#limits;
    if (this.#lanes.size >= waiting || this.#lanes.sizeOf(lane) >= waitingInLane) {
      return Promise.reject(new BusyError());
    }
    return new Promise((resolve, reject) => {
      // A snapshot of `AsyncLocalStorage` is the same with two closures around it: too much for each job.
      const origin = new AsyncResource("KelisimJob");
      const until = performance.now() + patience;
      this.#lanes.push(lane, { job, origin, until, resolve, reject });
      this.#call();
    });
  }

  /** Jobs of the same turn of the event loop go together. */
  #call(): void {
    if (this.#isCalled) return;
    this.#isCalled = true;
    setImmediate(() => {
      this.#isCalled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    this.#dropLate();
    while (this.#running < this.#limits.inFlight && this.#lanes.size > 0) {
      const batch = this.#lanes.take(this.#limits.most);
      const [first] = batch;
      if (first === undefined) return;
      this.#running += 1;
      // A batch is told of in the trace of its first job, never in that of whoever called last.
      void first.origin
        .runInAsyncScope(() => this.#do(first, batch))
        .finally(() => {
          this.#running -= 1;
          this.#dispatch();
        });
    }
    this.#watch();
  }

  async #do(first: Waiting<J, R>, batch: readonly Waiting<J, R>[]): Promise<void> {
    if (batch.length === 1) return settle(first, this.#alone(first.job));
    try {
      const results = await this.#run(batch.map(({ job }) => job));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R);
    } catch (error) {
      if (!this.#isOfOneJob(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const left = [...batch];
      const work = async (): Promise<void> => {
        for (let waiting = left.shift(); waiting !== undefined; waiting = left.shift()) {
          const { job, origin } = waiting;
          await settle(
            waiting,
            origin.runInAsyncScope(() => this.#alone(job)),
          );
        }
      };
      await Promise.all(Array.from({ length: ALONE_AT_ONCE }, work));
    }
  }

  #dropLate(): void {
    const now = performance.now();
    for (const { reject } of this.#lanes.takeWhile(({ until }) => until <= now)) {
      reject(new BusyError());
    }
  }

  /** Where nothing is dispatched for long, the oldest job still has to hear of it. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lanes.size === 0) return;
    this.#timer = setTimeout(() => this.#dispatch(), this.#limits.patience);
  }
}

async function settle<J, R>({ resolve, reject }: Waiting<J, R>, result: Promise<R>): Promise<void> {
  try {
    resolve(await result);
  } catch (error) {
    reject(error);
  }
}
