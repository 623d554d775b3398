import { instantOf, type Instant } from "@kelisim/core";
import type { Clock } from "@kelisim/server";

/** Friday, 20 November 2026, 10:00 in Almaty: both acts are in force, its calendar is official. */
const START = Date.parse("2026-11-20T05:00:00Z");
const DAY_MS = 86_400_000;

/** A clock that moves by one millisecond at every look, and by days where a test says so. */
export class FakeClock implements Clock {
  #at: number;

  constructor(startsAt = START) {
    this.#at = startsAt;
  }

  now(): Instant {
    this.#at += 1;
    return instantOf(this.#at);
  }

  advanceDays(days: number): void {
    this.#at += days * DAY_MS;
  }

  /** @param text RFC 3339, not before the present moment */
  advanceTo(text: string): void {
    const to = Date.parse(text);
    if (!(to >= this.#at)) throw new RangeError("a clock does not go back");
    this.#at = to;
  }
}
