import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import type { DutyId, PartyId } from "../ids.ts";
import { DEFAULT_READINGS, type Readings } from "../law/readings.ts";
import type { EventDraft } from "../subject/events.ts";
import { compareInstants, type Instant } from "../time.ts";
import { countingBy, dutyDates } from "./dates.ts";
import type { DutyCause } from "./duty.ts";
import type { DutyKind } from "./kinds.ts";

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
export function openDuty(
  duty: DutyToOpen,
  calendar: WorkingDayCalendar,
  readings: Readings = DEFAULT_READINGS,
): EventDraft {
  const { id, kind, partyId, cause, sentAt, deliveredAt } = duty;
  const sent = compareInstants(sentAt, deliveredAt) === 0 ? {} : { sentAt };
  const dates = dutyDates({ ...duty, counting: countingBy(duty, readings) }, calendar);
  return {
    body: {
      type: "duty.opened",
      duty: { id, kind, partyId, cause, ...sent, deliveredAt, ...dates },
    },
  };
}
