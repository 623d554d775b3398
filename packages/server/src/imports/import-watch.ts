import type { ProblemCode } from "@kelisim/protocol";

/** How often a call is looked at while it waits for lines, and how long it may wait for one. */
export type WatchTimes = { readonly checkMs: number; readonly idleMs: number };

/** Shorter than the connection may be idle (`IDLE_MS`), so that the client is told why. */
export const WATCH_TIMES: WatchTimes = { checkMs: 10_000, idleMs: 45_000 };

/** A call that is ended while it waits for lines. */
export class ImportStopped extends Error {
  override readonly name = "ImportStopped";
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

/**
 * Looks at a call of an import from time to time, also while nothing comes: whoever sends drop by drop, or
 * blank lines only, neither outlives its key nor stays for ever.
 */
export class ImportWatch {
  readonly #end = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #waitsSince: number | undefined = performance.now();
  #isChecking = false;

  /** @param why says why the call is not to go on, if it is not */
  constructor(
    why: () => Promise<ProblemCode | undefined>,
    { checkMs, idleMs }: WatchTimes = WATCH_TIMES,
  ) {
    this.#timer = setInterval(() => void this.#check(why, idleMs), checkMs).unref();
  }

  /** Aborted with an `ImportStopped`, or with the fault of a look, where the call is to end. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** A line has come. */
  heard(): void {
    if (this.#waitsSince !== undefined) this.waits();
  }

  /** The next line is waited for from now on. */
  waits(): void {
    this.#waitsSince = performance.now();
  }

  /** Lines are recorded, or their answers wait to be read: the client is not waited for. */
  works(): void {
    this.#waitsSince = undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #check(why: () => Promise<ProblemCode | undefined>, idleMs: number): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    try {
      const since = this.#waitsSince;
      const isIdle = since !== undefined && performance.now() - since >= idleMs;
      const code = (await why()) ?? (isIdle ? "import-idle" : undefined);
      if (code !== undefined) this.#abort(new ImportStopped(code));
    } catch (error) {
      this.#abort(error);
    } finally {
      this.#isChecking = false;
    }
  }

  #abort(reason: unknown): void {
    this.close();
    this.#end.abort(reason);
  }
}
