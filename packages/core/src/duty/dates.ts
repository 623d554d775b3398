import { deadline, strictestDeadline } from "../calendar/deadline.ts";
import { workingDaysBefore } from "../calendar/working-days-before.ts";
import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import type { Readings } from "../law/readings.ts";
import { legalDayOf, type Instant } from "../time.ts";
import type { Duty, DutyCounting, DutyDates } from "./duty.ts";
import { DUTY_RULES, type DutyKind } from "./kinds.ts";
import { dutyRuleOn } from "./rule-on.ts";

/** From what a duty's days are counted. */
export type CountedFrom = {
  readonly kind: DutyKind;
  readonly sentAt: Instant;
  readonly deliveredAt: Instant;
  /** Left out: from the day of delivery, which is not day 1. */
  readonly counting?: DutyCounting | undefined;
};

/** How an installation's readings count a duty; `undefined` for the usual way. */
export function countingBy(
  { kind, sentAt, deliveredAt }: CountedFrom,
  readings: Readings,
): DutyCounting | undefined {
  const fromSending = kind === "cease-processing" && readings.ceaseCountsFrom === "sending";
  const countReceiptDay = kind === "answer-objection" && readings.countsDayOfReceipt;
  if (!fromSending && !countReceiptDay) return undefined;
  return { receivedOn: legalDayOf(fromSending ? sentAt : deliveredAt), countReceiptDay };
}

/** How a duty is counted: from the day of its delivery, unless it says otherwise. */
export const countingOf = (duty: Pick<Duty, "deliveredAt" | "counting">): DutyCounting =>
  duty.counting ?? { receivedOn: legalDayOf(duty.deliveredAt), countReceiptDay: false };

/** The days of a duty in a calendar. A missing year makes them provisional, never fails. */
export function dutyDates(
  { kind, sentAt, deliveredAt, counting }: CountedFrom,
  calendar: WorkingDayCalendar,
): DutyDates & Required<Pick<DutyDates, "remindOn">> {
  const { remindDays } = DUTY_RULES[kind];
  const { workingDays } = dutyRuleOn(kind, legalDayOf(deliveredAt));
  const from = counting ?? { receivedOn: legalDayOf(deliveredAt), countReceiptDay: false };
  const due = deadline({ calendar, workingDays, ...from });
  const { dueOn: warnOn } = strictestDeadline({
    calendar,
    sentOn: legalDayOf(sentAt),
    deliveredOn: legalDayOf(deliveredAt),
    workingDays,
  });
  return {
    dueOn: due.dueOn,
    warnOn,
    remindOn: workingDaysBefore(calendar, warnOn, remindDays),
    provisional: !due.official,
    calendarVersion: due.calendarVersion,
    ...(counting !== undefined && { counting }),
  };
}
