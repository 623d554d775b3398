import { formatInstant, instantOf, type Instant } from "@kelisim/core";
import type { Clock } from "./context.ts";

/** The clock of this machine, to the millisecond: the only place that reads it. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };

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
