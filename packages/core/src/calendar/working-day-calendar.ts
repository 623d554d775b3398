import type { Text3 } from "../text.ts";
import { type LegalDay, weekdayOf, yearOf } from "../time.ts";
import { DAYS_2026 } from "./days-2026.ts";
import { DAYS_2027 } from "./days-2027.ts";
import { weekdayName } from "./weekdays.ts";
import { type YearCalendar, yearCalendarFault } from "./year-calendar.ts";

/** The five-day working week of the country with the days off of the years that are known. */
export type WorkingDayCalendar = {
  /** Made of the versions of its years, for example `2026.1+2027.projected-1`. */
  readonly version: string;
  readonly years: ReadonlyMap<number, YearCalendar>;
};

export type DayKind = {
  readonly working: boolean;
  readonly why: Text3;
  /** Whether there is any data for the year; without it only weekends are known. */
  readonly known: boolean;
  /** Whether the data are settled: neither projected nor missing. */
  readonly official: boolean;
};

/**
 * A calendar of these years, whatever their order.
 *
 * @throws RangeError if a year comes twice or its data are wrong (`yearCalendarFault`).
 */
export function calendarFrom(years: readonly YearCalendar[]): WorkingDayCalendar {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  for (const year of sorted) {
    const fault = yearCalendarFault(year);
    if (fault !== undefined) {
      throw new RangeError(`calendar of ${year.year}: ${fault.code} ${fault.day ?? ""}`.trimEnd());
    }
  }
  const byYear = new Map(sorted.map((year) => [year.year, year]));
  if (byYear.size < sorted.length) throw new RangeError("a calendar has each year once");
  const version = sorted.map(({ year, version: of }) => `${year}.${of}`).join("+");
  return { version: version === "" ? "weekends-only" : version, years: byYear };
}

/** The years that come with this program. */
export const BUILT_IN_CALENDAR: WorkingDayCalendar = calendarFrom([DAYS_2026, DAYS_2027]);

const WORKING: Text3 = { kk: "Жұмыс күні", ru: "Рабочий день", en: "Working day" };
const REST: Text3 = { kk: "Демалыс күні", ru: "Выходной день", en: "Rest day" };
const NOTHING: Text3 = { kk: "", ru: "", en: "" };
const NO_DATA: Text3 = {
  kk: "; бұл жылдың мереке күндері әлі белгісіз",
  ru: "; праздники этого года ещё не известны",
  en: "; the holidays of this year are not known yet",
};

function plainDay(day: LegalDay, note: Text3): Pick<DayKind, "working" | "why"> {
  const working = weekdayOf(day) <= 5;
  const weekday = weekdayName(day);
  const words = working ? WORKING : REST;
  const why = {
    kk: `${words.kk} (${weekday.kk}${note.kk})`,
    ru: `${words.ru} (${weekday.ru}${note.ru})`,
    en: `${words.en} (${weekday.en}${note.en})`,
  };
  return { working, why };
}

/** Whether people work on a day, and why. */
export function dayKind(calendar: WorkingDayCalendar, day: LegalDay): DayKind {
  const year = calendar.years.get(yearOf(day));
  if (year === undefined) return { ...plainDay(day, NO_DATA), known: false, official: false };
  const sureness = { known: true, official: year.official };
  const off = year.daysOff.find((listed) => listed.day === day);
  if (off !== undefined) return { working: false, why: off.why, ...sureness };
  const swapped = year.workingWeekends.find((listed) => listed.day === day);
  if (swapped !== undefined) return { working: true, why: swapped.why, ...sureness };
  return { ...plainDay(day, NOTHING), ...sureness };
}
