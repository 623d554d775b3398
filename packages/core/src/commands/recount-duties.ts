import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import { workingDaysBefore } from "../calendar/working-days-before.ts";
import { dutyDates } from "../duty/dates.ts";
import type { Duty, DutyDates } from "../duty/duty.ts";
import { DUTY_RULES } from "../duty/kinds.ts";
import type { DutyId } from "../ids.ts";
import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { accept, type CommandResult } from "./refusal.ts";

/** The duty's days by another calendar; `undefined` where that changes nothing that anybody goes by. */
function recounted(duty: Duty, calendar: WorkingDayCalendar): DutyDates | undefined {
  if (duty.outcome.state !== "open" || !duty.provisional) return undefined;
  if (duty.calendarVersion === calendar.version) return undefined;
  const { kind, deliveredAt, sentAt = deliveredAt, counting } = duty;
  const counted = dutyDates({ kind, sentAt, deliveredAt, counting }, calendar);
  // A duty of an older release does not say when it was sent: its warning comes no later than it was to.
  const isOlder = duty.remindOn === undefined;
  const warnOn = isOlder && duty.warnOn < counted.warnOn ? duty.warnOn : counted.warnOn;
  const remindOn = workingDaysBefore(calendar, warnOn, DUTY_RULES[kind].remindDays);
  const dates = { ...counted, warnOn, remindOn };
  const changes =
    !dates.provisional ||
    dates.dueOn !== duty.dueOn ||
    dates.warnOn !== duty.warnOn ||
    dates.remindOn !== duty.remindOn;
  return changes ? dates : undefined;
}

/**
 * Counts the provisional duties of a person anew, once the calendar of their year is known better. What
 * was discharged keeps the days it was judged by. Events: `duty.recounted` each.
 */
export function recountDuties(
  state: SubjectState,
  calendar: WorkingDayCalendar,
): CommandResult<readonly DutyId[]> {
  const drafts: EventDraft[] = [];
  const ids: DutyId[] = [];
  for (const duty of state.duties.values()) {
    const dates = recounted(duty, calendar);
    if (dates === undefined) continue;
    ids.push(duty.id);
    drafts.push({ body: { type: "duty.recounted", dutyId: duty.id, ...dates } });
  }
  return accept(ids, ...drafts);
}
