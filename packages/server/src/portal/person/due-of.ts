import {
  countingBy,
  countingOf,
  deadline,
  dutyRuleOn,
  dutyStatus,
  legalDayOf,
  workingDaysLeft,
  type Duty,
  type DutyKind,
  type Instant,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { ShownTracker } from "@kelisim/web/pages";
import type { Context } from "../../context.ts";

type Due = ShownTracker["due"];

const STATES = { open: "open", overdue: "overdue", discharged: "done" } as const;

/** The last day of a duty with each day on the way to it, counted in today's calendar. */
export function dueOf(duty: Duty, calendar: WorkingDayCalendar, now: Instant): Due {
  const { workingDays } = dutyRuleOn(duty.kind, legalDayOf(duty.deliveredAt));
  const { explanation } = deadline({ calendar, workingDays, ...countingOf(duty) });
  return {
    dueOn: duty.dueOn,
    explanation,
    provisional: duty.provisional,
    state: STATES[dutyStatus(duty, now)],
    workingDaysLeft: workingDaysLeft(calendar, legalDayOf(now), duty.dueOn),
  };
}

/** The same for a duty that would begin at this instant. */
export function dueFromNow(
  { calendar, config }: Pick<Context, "calendar" | "config">,
  kind: DutyKind,
  now: Instant,
): Due {
  const today = legalDayOf(now);
  const { workingDays } = dutyRuleOn(kind, today);
  const counting = countingBy({ kind, sentAt: now, deliveredAt: now }, config.readings);
  const { dueOn, explanation, official } = deadline({
    calendar,
    workingDays,
    ...(counting ?? { receivedOn: today, countReceiptDay: false }),
  });
  return {
    ...{ dueOn, explanation },
    provisional: !official,
    state: "open",
    workingDaysLeft: workingDaysLeft(calendar, today, dueOn),
  };
}
