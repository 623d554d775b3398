import {
  compareInstants,
  instantOf,
  laterInstant,
  ORDER_190_FIRST_DAY,
  startOfDay,
  type Instant,
} from "@kelisim/core";

/** A clock that stands still in the past while history is made, and is the real one afterwards. */
export class DemoClock {
  readonly #real: { now(): Instant };
  #at: Instant | undefined;

  constructor(real: { now(): Instant }) {
    this.#real = real;
  }

  now(): Instant {
    return this.#at ?? this.#real.now();
  }

  standAt(at: Instant): void {
    this.#at = at;
  }

  run(): void {
    this.#at = undefined;
  }
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * So many days before the anchor, but not before the first day of the acts that the demo shows, and
 * not after the anchor.
 * @param minutes keeps the order of what would otherwise happen at once; added after the limit
 */
export function daysBefore(anchor: Instant, days: number, minutes = 0): Instant {
  const wanted = instantOf(anchor.epochMilliseconds - days * DAY_MS);
  const earliest = startOfDay(ORDER_190_FIRST_DAY);
  const from = laterInstant(wanted, earliest);
  const at = instantOf(from.epochMilliseconds + minutes * MINUTE_MS);
  return compareInstants(at, anchor) > 0 ? anchor : at;
}
