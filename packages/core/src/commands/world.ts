import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import type { Readings } from "../law/readings.ts";
import type { Instant } from "../time.ts";
import type { IdSource } from "./id-source.ts";

/** What a command needs that is neither the person nor the registry. */
export type CommandWorld = {
  readonly now: Instant;
  readonly calendar: WorkingDayCalendar;
  readonly ids: IdSource;
  readonly readings: Readings;
};
