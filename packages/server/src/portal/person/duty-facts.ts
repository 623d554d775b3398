import type { Duty, Instant, WorkingDayCalendar } from "@kelisim/core";
import type { OwedDuty } from "@kelisim/web/pages";
import { dueOf } from "./due-of.ts";
import type { Names } from "./registry-names.ts";

/** Where a duty towards her is followed. */
export const dutyPath = ({ id, cause }: Duty): string =>
  cause.kind === "rights-call" ? `/me/rights/${cause.id}` : `/me/duties/${id}`;

/** A duty as a line of a list. */
export const owedDuty = (
  duty: Duty,
  names: Names,
  calendar: WorkingDayCalendar,
  now: Instant,
): OwedDuty => ({
  id: duty.id,
  kind: duty.kind,
  party: names.party(duty.partyId),
  due: dueOf(duty, calendar, now),
  to: dutyPath(duty),
});
