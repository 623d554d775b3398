import { deadline, strictestDeadline } from "../calendar/deadline.ts";
import { workingDaysBefore } from "../calendar/working-days-before.ts";
import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import { legalDayOf, type Instant } from "../time.ts";
import type { DutyDates } from "./duty.ts";
import { DUTY_RULES, type DutyKind } from "./kinds.ts";

/** From what a duty's days are counted. */
export type CountedFrom = {
  readonly kind: DutyKind;
  readonly sentAt: Instant;
  readonly deliveredAt: Instant;
};

/** The days of a duty in a calendar. A missing year makes them provisional, never fails. */
export function dutyDates(
  { kind, sentAt, deliveredAt }: CountedFrom,
  calendar: WorkingDayCalendar,
): Required<DutyDates> {
  const { workingDays, remindDays } = DUTY_RULES[kind];
  const receivedOn = legalDayOf(deliveredAt);
  const due = deadline({ calendar, receivedOn, workingDays });
  const { dueOn: warnOn } = strictestDeadline({
    calendar,
    sentOn: legalDayOf(sentAt),
    deliveredOn: receivedOn,
    workingDays,
  });
  return {
    dueOn: due.dueOn,
    warnOn,
    remindOn: workingDaysBefore(calendar, warnOn, remindDays),
    provisional: !due.official,
    calendarVersion: due.calendarVersion,
  };
}
