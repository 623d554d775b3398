import {
  COMPLAINT_ADDRESSEES,
  countingOf,
  deadline,
  DUTY_TEXTS,
  dutyRuleOn,
  dutyStatus,
  formatInstant,
  isContestable,
  legalDayOf,
  type Duty,
  type DutyRuleOn,
  type Instant,
  type LawSource,
  type SubjectState,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { DutyAnswer, DutyDetailAnswer } from "@kelisim/protocol";
import { sourceView } from "./access-views.ts";
import { lawWords } from "./law-view.ts";

type Discharge = Pick<DutyAnswer, "discharged_at" | "outcome" | "late" | "ground" | "data">;

function dischargeView(duty: Duty): Discharge {
  if (duty.outcome.state === "open") return {};
  const { at, outcome, late, ground, data } = duty.outcome;
  const discharged = { discharged_at: formatInstant(at), outcome, late, data };
  return { ...discharged, ground: ground ?? undefined };
}

/** Where a refusal may well be wrong, or the day is over and nothing was done, she may complain. */
function complaintView(duty: Duty, now: Instant): Pick<DutyAnswer, "contestable" | "complaint"> {
  const contestable = isContestable(duty);
  if (!contestable && dutyStatus(duty, now) !== "overdue") return {};
  const complaint = { path: "/v1/complaints", addressees: [...COMPLAINT_ADDRESSEES] } as const;
  return { ...(contestable && { contestable }), complaint };
}

const partsView = ({ cause }: Duty): DutyAnswer["parts"] =>
  cause.kind === "consent" ? cause.parts : undefined;

function purposeOf(cause: Duty["cause"]): DutyAnswer["purpose_id"] {
  if (cause.kind === "purpose") return cause.id;
  return cause.kind === "disclosure" ? cause.purposeId : undefined;
}

/** Why data are destroyed whose purpose was reached or closed. @law 94-V 18 25(2)(4) */
const PURPOSE_ENDED: LawSource = {
  act: "94-V",
  article: "25",
  part: "2(4)",
  norm: "L94-25-2-4",
  also: ["L94-18"],
};

/** The causes for which an act names no number of days to destroy in: the term is ours. */
const UNTIMED: ReadonlySet<Duty["cause"]["kind"]> = new Set(["purpose", "dispute"]);

/** Where a duty stands, and whose word its days are. A complaint has the days of an inquiry: ours. */
export function dutyBasis(
  { kind, deliveredAt, cause }: Duty,
  { rightsCalls }: Pick<SubjectState, "rightsCalls">,
): Pick<DutyRuleOn, "source" | "term"> {
  const { source, term } = dutyRuleOn(kind, legalDayOf(deliveredAt));
  const called = cause.kind === "rights-call" ? rightsCalls.get(cause.id) : undefined;
  const isOurs = (kind === "destroy" && UNTIMED.has(cause.kind)) || called?.kind === "complaint";
  return {
    source: cause.kind === "purpose" ? PURPOSE_ENDED : source,
    term: isOurs ? "product" : term,
  };
}

/** Why it is owed: the act's words apart from the product's choice. */
export function dutyLawView(duty: Duty, state: SubjectState): DutyDetailAnswer["law"] {
  const { source, term } = dutyBasis(duty, state);
  return {
    ...sourceView(source),
    norm: source.norm,
    term,
    text: DUTY_TEXTS[duty.kind],
    ...lawWords(source),
  };
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
    consent_id: cause.kind === "consent" || cause.kind === "dispute" ? cause.id : undefined,
    rights_call_id: cause.kind === "rights-call" ? cause.id : undefined,
    breach_id: cause.kind === "breach" ? cause.id : undefined,
    purpose_id: purposeOf(cause),
    opened_at: formatInstant(duty.openedAt),
    delivered_at: formatInstant(duty.deliveredAt),
    due_on: duty.dueOn,
    warn_on: duty.warnOn,
    provisional: duty.provisional,
    due_explanation: counted.explanation,
    parts: partsView(duty),
    destroy_by: duty.kind === "cease-processing" ? duty.dueOn : undefined,
    ...dischargeView(duty),
    ...complaintView(duty, now),
  };
}

/** The retention that a duty's reasoned refusal left, if it left one. */
export const retentionIdOf = (state: SubjectState, duty: Duty): DutyAnswer["retention_id"] =>
  duty.cause.kind === "retention"
    ? duty.cause.id
    : state.retentions.find(({ dutyId }) => dutyId === duty.id)?.id;
