import {
  countingOf,
  deadline,
  dutyRuleOn,
  dutyStatus,
  formatInstant,
  legalDayOf,
  type Duty,
  type Instant,
  type SubjectState,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { DutyAnswer } from "@kelisim/protocol";

type Discharge = Pick<DutyAnswer, "discharged_at" | "outcome" | "late" | "ground">;

function dischargeView(duty: Duty): Discharge {
  if (duty.outcome.state === "open") return {};
  const { at, outcome, late, ground } = duty.outcome;
  return { discharged_at: formatInstant(at), outcome, late, ground: ground ?? undefined };
}

/** A duty as its party sees it. Its date explains itself day by day. */
export function dutyView(duty: Duty, calendar: WorkingDayCalendar, now: Instant): DutyAnswer {
  const { workingDays } = dutyRuleOn(duty.kind, legalDayOf(duty.deliveredAt));
  const counted = deadline({ calendar, workingDays, ...countingOf(duty) });
  const { cause } = duty;
  return {
    id: duty.id,
    kind: duty.kind,
    party_id: duty.partyId,
    status: dutyStatus(duty, now),
    consent_id: cause.kind === "consent" ? cause.id : undefined,
    rights_call_id: cause.kind === "rights-call" ? cause.id : undefined,
    opened_at: formatInstant(duty.openedAt),
    delivered_at: formatInstant(duty.deliveredAt),
    due_on: duty.dueOn,
    warn_on: duty.warnOn,
    provisional: duty.provisional,
    due_explanation: counted.explanation,
    ...dischargeView(duty),
  };
}

/** The retention that a duty's reasoned refusal left, if it left one. */
export const retentionIdOf = (state: SubjectState, duty: Duty): DutyAnswer["retention_id"] =>
  state.retentions.find(({ dutyId }) => dutyId === duty.id)?.id;
