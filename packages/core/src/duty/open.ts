import { deadline, strictestDeadline } from "../calendar/deadline.ts";
import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import type { DutyId, PartyId } from "../ids.ts";
import type { EventDraft } from "../subject/events.ts";
import { legalDayOf, type Instant } from "../time.ts";
import type { DutyCause } from "./duty.ts";
import { DUTY_RULES, type DutyKind } from "./kinds.ts";

/** What a duty is opened for. */
export type DutyToOpen = {
  readonly id: DutyId;
  readonly kind: DutyKind;
  readonly partyId: PartyId;
  readonly cause: DutyCause;
  /** When the person acted, where that is earlier than the delivery: alarms go by it. */
  readonly sentAt: Instant;
  /** When it reached the party; for a party registered here, at once. */
  readonly deliveredAt: Instant;
};

/** Opens a duty with its last day counted in the calendar. A missing calendar makes it provisional, never fails. */
export function openDuty(duty: DutyToOpen, calendar: WorkingDayCalendar): EventDraft {
  const { workingDays } = DUTY_RULES[duty.kind];
  const receivedOn = legalDayOf(duty.deliveredAt);
  const due = deadline({ calendar, receivedOn, workingDays });
  const strict = strictestDeadline({
    calendar,
    sentOn: legalDayOf(duty.sentAt),
    deliveredOn: receivedOn,
    workingDays,
  });
  const { id, kind, partyId, cause, deliveredAt } = duty;
  return {
    body: {
      type: "duty.opened",
      duty: {
        id,
        kind,
        partyId,
        cause,
        deliveredAt,
        dueOn: due.dueOn,
        warnOn: strict.dueOn,
        provisional: !due.official,
        calendarVersion: due.calendarVersion,
      },
    },
  };
}
