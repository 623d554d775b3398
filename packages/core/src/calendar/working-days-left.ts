import { addDays, type LegalDay } from "../time.ts";
import { dayKind, type WorkingDayCalendar } from "./working-day-calendar.ts";

/** Working days after the first day up to the second one, which counts. */
function workingDaysAfter(calendar: WorkingDayCalendar, from: LegalDay, to: LegalDay): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (dayKind(calendar, date).working) count += 1;
  }
  return count;
}

/** How many working days are left until a last day: 0 on that day, below 0 once it is over. */
export const workingDaysLeft = (
  calendar: WorkingDayCalendar,
  today: LegalDay,
  dueOn: LegalDay,
): number =>
  today <= dueOn
    ? workingDaysAfter(calendar, today, dueOn)
    : -Math.max(1, workingDaysAfter(calendar, dueOn, today));
