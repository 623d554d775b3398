import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Instant } from "@kelisim/core";
import { beat, endProcess, newestMigration } from "@kelisim/store";
import type { Context } from "../context.ts";
import { clockOffset, isClockRight, type ClockOffset } from "../operate/clock-offset.ts";
import type { Logger } from "../operate/logger.ts";
import { RELEASE } from "../operate/release.ts";
import { within } from "../webhooks/within.ts";

/** Milliseconds between two signs of life. */
const EVERY_MS = 2000;
/** Milliseconds that a stop waits for the last one. */
const PATIENCE_MS = 2000;
/** What fits into the column: some 24 days. */
const MOST_MS = 2_147_483_647;

export type HeartbeatOptions = {
  readonly logger: Pick<Logger, "warn" | "info">;
  readonly everyMs?: number;
};

/** Writes down that this process lives, with the clock and the keys that it has. */
export class Heartbeat {
  readonly #ctx: Pick<Context, "store" | "clock">;
  readonly #logger: Pick<Logger, "warn" | "info">;
  readonly #everyMs: number;
  readonly #id = randomUUID();
  readonly #schemaName = newestMigration();
  #offset: ClockOffset | undefined;
  #startedAt: Instant | undefined;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #isFailing = false;
  #hasStopped = true;

  constructor(
    ctx: Pick<Context, "store" | "clock">,
    { logger, everyMs = EVERY_MS }: HeartbeatOptions,
  ) {
    this.#ctx = ctx;
    this.#logger = logger;
    this.#everyMs = everyMs;
  }

  /** Whether the clocks agreed at the last look; not before the first one. */
  get isClockRight(): boolean {
    return this.#offset !== undefined && isClockRight(this.#offset);
  }

  start(): void {
    if (!this.#hasStopped) return;
    this.#hasStopped = false;
    this.#beatAfter(0);
  }

  /** Ends the process's row; where the database is away, others notice by themselves. */
  async stop(): Promise<void> {
    this.#hasStopped = true;
    clearTimeout(this.#timer);
    await within(PATIENCE_MS, this.#end()).catch(() => undefined);
  }

  async #end(): Promise<void> {
    await this.#beating;
    if (this.#startedAt === undefined) return;
    await endProcess(this.#ctx.store.db, this.#id, this.#now());
  }

  #beatAfter(milliseconds: number): void {
    if (this.#hasStopped) return;
    this.#timer = setTimeout(() => {
      this.#beating = this.#beat().finally(() => this.#beatAfter(this.#everyMs));
    }, milliseconds);
    this.#timer.unref();
  }

  /** The database's time, as far as this process knows: all rows tell by one clock. */
  #now(): Instant {
    const aheadMs = Math.round(this.#offset?.aheadMs ?? 0);
    return this.#ctx.clock.now().subtract({ milliseconds: aheadMs });
  }

  async #beat(): Promise<void> {
    const { store, clock } = this.#ctx;
    try {
      this.#offset = (await clockOffset(store.db, clock)) ?? this.#offset;
      const aheadMs = this.#offset?.aheadMs ?? 0;
      const seenAt = this.#now();
      this.#startedAt ??= seenAt;
      await beat(store.db, {
        id: this.#id,
        host: hostname(),
        pid: process.pid,
        release: RELEASE,
        schemaName: this.#schemaName,
        keyFingerprint: store.keys.fingerprint(),
        clockOffsetMs: Math.max(-MOST_MS, Math.min(MOST_MS, Math.round(aheadMs))),
        startedAt: this.#startedAt,
        seenAt,
      });
      if (this.#isFailing) this.#logger.info("the process tells of itself again");
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#logger.warn({ err: error }, "the process cannot tell of itself");
      this.#isFailing = true;
    }
  }
}
