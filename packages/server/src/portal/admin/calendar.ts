import { addDays, dayKind, legalDayOf, parseLegalDay, type LegalDay } from "@kelisim/core";
import { AdminCalendarPage, calendarWords, type AdminYear } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { FormError } from "../party/form-fields.ts";
import { workingDaysLeft } from "../party/working-days.ts";
import type { StaffVisit } from "../visit.ts";

const USUAL_DAYS = "15";
const MOST_DAYS = 366;

/** How many working days a year has. */
function workingDaysOf({ shell }: StaffVisit, year: number): number {
  const { calendar } = shell.ctx;
  let count = 0;
  let day = `${year}-01-01` as LegalDay;
  while (day.startsWith(`${year}-`)) {
    if (dayKind(calendar, day).working) count += 1;
    day = addDays(day, 1);
  }
  return count;
}

const yearsOf = (visit: StaffVisit): readonly AdminYear[] =>
  [...visit.shell.ctx.calendar.years.values()].map((year) => ({
    ...{ year: year.year, isOfficial: year.official, sources: year.sources },
    workingDays: workingDaysOf(visit, year.year),
    ...{ daysOff: year.daysOff, workingWeekends: year.workingWeekends },
  }));

/** `/admin/calendar?received=…&days=…` */
export async function showCalendar(visit: StaffVisit): Promise<PageAnswer> {
  const { shell, query, now, language } = visit;
  const today = legalDayOf(now);
  const received = query.get("received") ?? today;
  const days = query.get("days") ?? USUAL_DAYS;
  const workingDays = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  const errors: FormError[] = [];
  if (parseLegalDay(received) === undefined) {
    errors.push({ field: "received", text: calendarWords.badDay[language] });
  }
  if (workingDays < 1 || workingDays > MOST_DAYS) {
    errors.push({ field: "days", text: calendarWords.badDays[language] });
  }
  const asked = { received_at: received, working_days: workingDays };
  const read =
    errors.length > 0
      ? undefined
      : await callOperation(visit, "calendar-deadline", { query: asked });
  const counted =
    read?.ok === true
      ? {
          ...{ dueOn: read.body.due_on, explanation: read.body.explanation },
          ...{ provisional: !read.body.official },
          state: read.body.due_on < today ? ("overdue" as const) : ("open" as const),
          workingDaysLeft: workingDaysLeft(shell.ctx.calendar, today, read.body.due_on),
        }
      : undefined;
  return page(
    calendarWords.title,
    h(AdminCalendarPage, {
      ...{ years: yearsOf(visit), received, days, counted, errors },
      isUnknownYear: read?.ok === false,
    }),
    errors.length === 0 ? 200 : 422,
  );
}
