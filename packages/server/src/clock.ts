import { formatInstant, instantOf, type Instant } from "@kelisim/core";
import type { Clock } from "./context.ts";

let last = { at: 0, instant: instantOf(0) };

/** The clock of this machine, to the millisecond: the only place that reads it. */
export const systemClock: Clock = {
  now: () => {
    const at = Date.now();
    // Dozens of calls share a millisecond, and an instant costs more than the look at the clock.
    if (at !== last.at) last = { at, instant: instantOf(at) };
    return last.instant;
  },
};

/** The time zone data of this machine are older than the country's single zone. */
export class TimeZoneDataError extends Error {
  override readonly name = "TimeZoneDataError";
}

/**
 * Legal days begin at midnight +05:00 since 1 March 2024; zone data older than that would move every
 * deadline by an hour.
 * @throws TimeZoneDataError with words that say what to do
 */
export function assertLegalZone(now: Instant, write = formatInstant): void {
  if (write(now).endsWith("+05:00")) return;
  throw new TimeZoneDataError(
    "The time zone data of this Node do not know that Asia/Almaty is +05:00. Install a current Node (24 or newer) with full ICU data, and unset NODE_ICU_DATA if it points to old data.",
  );
}
