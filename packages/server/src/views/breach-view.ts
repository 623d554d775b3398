import { dutyStatus, formatInstant, type Instant } from "@kelisim/core";
import type { BreachAnswer } from "@kelisim/protocol";
import type { ReportedBreach } from "@kelisim/store";

/** A breach with the day by which the authorised body is told; nobody of the persons stands in it. */
export const breachView = ({ breach, duty }: ReportedBreach, now: Instant): BreachAnswer => ({
  id: breach.id,
  party_id: breach.partyId,
  object_id: breach.objectId,
  categories: breach.categories,
  detected_at: formatInstant(breach.detectedAt),
  reported_at: formatInstant(breach.reportedAt),
  concerned: breach.concerned,
  duty_id: duty.id,
  due_on: duty.dueOn,
  status: dutyStatus(duty, now),
  ...(duty.outcome.state === "discharged" && { late: duty.outcome.late }),
});
