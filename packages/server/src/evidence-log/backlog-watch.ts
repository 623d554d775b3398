import { logBacklog, type Db } from "@kelisim/store";
import type { Config } from "../config.ts";
import type { Logger } from "../operate/logger.ts";

/** Milliseconds between two looks of a process. */
const EVERY_MS = 3000;

/**
 * Whether so much evidence waits for its place in the log that no more is taken: what nobody can prove is not
 * done. Looked at now and then, never by a call.
 */
export class BacklogWatch {
  readonly #db: Db;
  readonly #limit: number;
  readonly #everyMs: number;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(db: Db, { logBacklogLimit }: Config, everyMs = EVERY_MS) {
    this.#db = db;
    this.#limit = logBacklogLimit;
    this.#everyMs = everyMs;
  }

  /** What was so at the last look. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Looks now. @throws what the database throws: then the last look holds on */
  async look(): Promise<void> {
    const { pending } = await logBacklog(this.#db);
    this.#isOver = pending > this.#limit;
  }

  start(logger: Pick<Logger, "warn" | "info">): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#looking ??= this.#lookAndTell(logger).finally(() => {
        this.#looking = undefined;
      });
    }, this.#everyMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #lookAndTell(logger: Pick<Logger, "warn" | "info">): Promise<void> {
    const wasOver = this.#isOver;
    // A database that is away is told by others, and takes no evidence either.
    await this.look().catch(() => undefined);
    if (this.#isOver && !wasOver) {
      logger.warn("the evidence log is too far behind: nothing that adds to it is taken");
    }
    if (wasOver && !this.#isOver) logger.info("the evidence log has caught up");
  }
}
