import { setTimeout as sleep } from "node:timers/promises";
import { ensureLog, sequence, type Sequenced, type Store } from "@kelisim/store";
import type { Config } from "../config.ts";
import type { Clock } from "../context.ts";
import { within } from "../webhooks/within.ts";

/** Rows that one round gives their place: its transaction must not hold others for long. */
const ROWS_A_ROUND = 20_000;
/** Milliseconds until a log that another process holds is asked for again. */
const BUSY_MS = 20;

/**
 * Gives evidence its place in the log, from this process. Any number of processes may do so: the store lets one
 * at a time.
 */
export class Sequencer {
  readonly #store: Pick<Store, "db" | "ring">;
  readonly #clock: Clock;
  readonly #origin: string | undefined;
  #isMade = false;
  #running: Promise<Sequenced> | undefined;
  #next: Promise<Sequenced> | undefined;

  constructor(store: Pick<Store, "db" | "ring">, clock: Clock, { logOrigin }: Config) {
    this.#store = store;
    this.#clock = clock;
    this.#origin = logOrigin;
  }

  /** Makes the log where there is none yet. */
  async ensure(): Promise<void> {
    if (this.#isMade) return;
    const { db, ring } = this.#store;
    await ensureLog(db, ring, { origin: this.#origin, now: this.#clock.now() });
    this.#isMade = true;
  }

  /** One round that begins after this call: those who come while one runs share the next. */
  round(): Promise<Sequenced> {
    if (this.#running === undefined) return this.#begin();
    const begin = () => this.#begin();
    return (this.#next ??= this.#running.then(begin, begin));
  }

  /**
   * Has what is committed now put into the log, and waits at most so long for it.
   * @returns whether a round that began after this call has ended; otherwise the job does it
   */
  async soon(patienceMs: number): Promise<boolean> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const left = until - performance.now();
      if (left <= 0) return false;
      const round = await within(left, this.round()).catch(() => undefined);
      if (round === undefined) return false;
      if (!round.busy) return true;
      await sleep(BUSY_MS);
    }
  }

  #begin(): Promise<Sequenced> {
    this.#next = undefined;
    const round = this.#sequence().finally(() => {
      if (this.#running === round) this.#running = undefined;
    });
    this.#running = round;
    return round;
  }

  async #sequence(): Promise<Sequenced> {
    await this.ensure();
    const { db, ring } = this.#store;
    return sequence(db, ring, this.#clock.now(), { most: ROWS_A_ROUND });
  }
}
