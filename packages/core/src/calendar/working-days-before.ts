import { addDays, type LegalDay } from "../time.ts";
import { dayKind, type WorkingDayCalendar } from "./working-day-calendar.ts";

/** The working day so many working days before a day; the day itself for 0. */
export function workingDaysBefore(
  calendar: WorkingDayCalendar,
  day: LegalDay,
  workingDays: number,
): LegalDay {
  let found = day;
  let left = workingDays;
  while (left > 0) {
    found = addDays(found, -1);
    if (dayKind(calendar, found).working) left -= 1;
  }
  return found;
}
