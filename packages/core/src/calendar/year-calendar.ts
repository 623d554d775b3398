import type { Text3 } from "../text.ts";
import { type LegalDay, weekdayOf, yearOf } from "../time.ts";

/** A day off: the holiday itself, or the working day that stands in for one on a weekend. */
export type DayOff = {
  readonly day: LegalDay;
  readonly why: Text3;
  readonly kind: "holiday" | "moved";
};

/** A Saturday or Sunday that the Government made a working day in exchange for another. */
export type WorkingWeekend = { readonly day: LegalDay; readonly why: Text3 };

/** The days of one year that differ from the plain five-day week. */
export type YearCalendar = {
  readonly year: number;
  /** Small letters, digits and `-`; changes with every change of the data. */
  readonly version: string;
  /** `false` for days projected by rule before the year's calendar is settled. */
  readonly official: boolean;
  /** Where the days are from, each in words of its own. */
  readonly sources: readonly string[];
  readonly daysOff: readonly DayOff[];
  readonly workingWeekends: readonly WorkingWeekend[];
};

export type YearCalendarFault = {
  readonly code:
    "version-malformed" | "day-of-other-year" | "day-listed-twice" | "working-day-already";
  /** The first day that is wrong; absent when the fault is not about a day. */
  readonly day?: LegalDay;
};

const VERSION = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const isWeekend = (day: LegalDay): boolean => weekdayOf(day) > 5;

/** What is wrong with the data of a year, or `undefined`. */
export function yearCalendarFault(calendar: YearCalendar): YearCalendarFault | undefined {
  if (!VERSION.test(calendar.version)) return { code: "version-malformed" };
  const seen = new Set<LegalDay>();
  for (const { day } of [...calendar.daysOff, ...calendar.workingWeekends]) {
    if (yearOf(day) !== calendar.year) return { code: "day-of-other-year", day };
    if (seen.has(day)) return { code: "day-listed-twice", day };
    seen.add(day);
  }
  const idle = calendar.workingWeekends.find(({ day }) => !isWeekend(day));
  return idle === undefined ? undefined : { code: "working-day-already", day: idle.day };
}
