import type { Lane } from "@kelisim/store";
import type { Logger } from "../operate/logger.ts";
import type { DeliveryContext } from "./delivery-context.ts";
import { runLane, takeLanes } from "./deliver-due.ts";

/** Webhooks that one process works on at once. */
const MOST_LANES = 16;
/** Milliseconds between two looks for work; a webhook that just had some is looked at again at once. */
const PAUSE_MS = 1000;

export type DelivererOptions = {
  readonly logger: Pick<Logger, "warn">;
  readonly pauseMs?: number;
};

/** The job that sends events out, from `start` to `stop`. A slow receiver holds up only itself. */
export class Deliverer {
  readonly #ctx: DeliveryContext;
  readonly #broken = new AbortController();
  readonly #logger: Pick<Logger, "warn">;
  readonly #pauseMs: number;
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #hasStopped = true;

  constructor(ctx: DeliveryContext, { logger, pauseMs = PAUSE_MS }: DelivererOptions) {
    this.#ctx = { ...ctx, signal: AbortSignal.any([ctx.signal, this.#broken.signal]) };
    this.#logger = logger;
    this.#pauseMs = pauseMs;
  }

  start(): void {
    if (!this.#hasStopped || this.#broken.signal.aborted) return;
    this.#hasStopped = false;
    this.#lookAfter(0);
  }

  /**
   * Takes nothing new and waits for what is on its way. What the signal breaks off is sent again by
   * the next who looks.
   */
  async stop(impatience: AbortSignal): Promise<void> {
    this.#hasStopped = true;
    clearTimeout(this.#timer);
    const breakOff = (): void => this.#broken.abort();
    if (impatience.aborted) breakOff();
    impatience.addEventListener("abort", breakOff, { once: true });
    await this.#looking;
    await Promise.all(this.#running);
    impatience.removeEventListener("abort", breakOff);
  }

  #lookAfter(milliseconds: number): void {
    if (this.#hasStopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    }, milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const free = MOST_LANES - this.#running.size;
    try {
      const { clock } = this.#ctx;
      const lanes = free > 0 ? await takeLanes(this.#ctx, clock.now(), free) : [];
      for (const lane of lanes) this.#begin(lane);
    } catch (error) {
      this.#logger.warn({ err: error }, "webhooks cannot be looked up");
    }
    this.#lookAfter(this.#pauseMs);
  }

  #begin(lane: Lane): void {
    const { clock } = this.#ctx;
    const work = runLane(this.#ctx, lane, () => clock.now()).then(
      (made) => {
        if (made > 0) this.#lookAfter(0);
      },
      (error: unknown) => {
        // Its lease ends by itself, and then somebody looks again.
        const { id: webhook_id } = lane.webhook;
        this.#logger.warn({ err: error, webhook_id }, "a webhook's deliveries broke off");
      },
    );
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}
