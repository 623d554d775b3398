import { addDays, dayKind, type LegalDay, type WorkingDayCalendar } from "@kelisim/core";

/** Far beyond every term; a later day is not counted further. */
const MOST_DAYS = 800;

/** Working days after a day, up to and with another one. */
function workingDaysAfter(calendar: WorkingDayCalendar, from: LegalDay, to: LegalDay): number {
  let count = 0;
  let day = from;
  for (let step = 0; day < to && step < MOST_DAYS; step += 1) {
    day = addDays(day, 1);
    if (dayKind(calendar, day).working) count += 1;
  }
  return count;
}

/** Working days from today to a last day: 0 on that day, and those since once it is over. */
export const workingDaysLeft = (
  calendar: WorkingDayCalendar,
  today: LegalDay,
  dueOn: LegalDay,
): number =>
  dueOn >= today
    ? workingDaysAfter(calendar, today, dueOn)
    : workingDaysAfter(calendar, dueOn, today);
