import type { Instant } from "../time.ts";
import { isLate, type Duty, type DutyDates, type DutyState } from "./duty.ts";

type Discharged = Extract<DutyState, { state: "discharged" }>;

/** The only transition of a duty. Overdue is no state: it is judged at the instant of the question. */
export const DUTY_TRANSITIONS: Readonly<Record<DutyState["state"], readonly DutyState["state"][]>> =
  { open: ["discharged"], discharged: [] };

/** @throws Error if the duty was discharged already: a bug, not an outcome. */
export function closeDuty(
  duty: Duty,
  at: Instant,
  how: Pick<Discharged, "outcome" | "ground" | "evidenceSha256" | "data">,
): Duty {
  if (duty.outcome.state !== "open")
    throw new Error("a discharged duty cannot be discharged again");
  return { ...duty, outcome: { state: "discharged", at, late: isLate(duty, at), ...how } };
}

/**
 * A duty with its days counted again; one that was discharged keeps the days it was judged by.
 * @throws Error if the duty was discharged: a bug, not an outcome.
 */
export function recountDuty(duty: Duty, dates: DutyDates): Duty {
  if (duty.outcome.state !== "open") throw new Error("a discharged duty cannot be counted again");
  return { ...duty, ...dates };
}
