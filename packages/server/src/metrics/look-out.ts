import { within } from "../webhooks/within.ts";

export type LookOutOptions = {
  /** A look that is younger is not made again. */
  readonly freshMs?: number;
  /** Whoever asks waits so long for a look. */
  readonly patienceMs?: number;
  /** A look that is still on its way then is taken for lost, and another one may begin. */
  readonly lostMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly uptime?: () => number;
};

const FRESH_MS = 5000;
const PATIENCE_MS = 1000;
const LOST_MS = 30_000;
/** Lost looks may hold a connection each. */
const MOST_ON_THE_WAY = 2;

/** The last thing that was seen, and whether the last look succeeded in time. */
export type Seen<T> = { readonly last: T | undefined; readonly isUp: boolean };

/** Looks at something that may be stuck, seldom, and never lets anybody wait long. */
export class LookOut<T> {
  readonly #look: () => Promise<T>;
  readonly #freshMs: number;
  readonly #patienceMs: number;
  readonly #lostMs: number;
  readonly #uptime: () => number;
  #last: T | undefined;
  #isUp = false;
  #begunAt = -Infinity;
  #current: Promise<void> | undefined;
  #onTheWay = 0;

  constructor(look: () => Promise<T>, options: LookOutOptions = {}) {
    this.#look = look;
    this.#freshMs = options.freshMs ?? FRESH_MS;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#lostMs = options.lostMs ?? LOST_MS;
    this.#uptime = options.uptime ?? (() => performance.now());
  }

  async see(): Promise<Seen<T>> {
    const age = this.#uptime() - this.#begunAt;
    const isLost = age >= this.#lostMs && this.#onTheWay < MOST_ON_THE_WAY;
    const mayLook = this.#current === undefined ? age >= this.#freshMs : isLost;
    if (mayLook) this.#begin();
    if (this.#current !== undefined) {
      const isInTime = await within(this.#patienceMs, this.#current).then(
        () => true,
        () => false,
      );
      if (!isInTime) this.#isUp = false;
    }
    return { last: this.#last, isUp: this.#isUp };
  }

  #begin(): void {
    this.#begunAt = this.#uptime();
    this.#onTheWay += 1;
    const mine = this.#look()
      .then(
        (seen) => {
          if (this.#current !== mine) return;
          this.#last = seen;
          this.#isUp = true;
        },
        () => {
          if (this.#current === mine) this.#isUp = false;
        },
      )
      .finally(() => {
        this.#onTheWay -= 1;
        if (this.#current === mine) this.#current = undefined;
      });
    this.#current = mine;
  }
}
