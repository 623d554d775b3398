import { includesAll } from "../access/coverage.ts";
import type { Duty, RefusalGround } from "../duty/duty.ts";
import { DUTY_RULES, type DutyOutcome } from "../duty/kinds.ts";
import { actionsUnder } from "../duty/retention.ts";
import type { DutyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import type { LegalDay } from "../time.ts";
import type { IdSource } from "./id-source.ts";
import {
  accept,
  isFaulty,
  refuse,
  refuseFaults,
  type CommandResult,
  type Fault,
} from "./refusal.ts";

export type DischargeDuty = {
  readonly dutyId: DutyId;
  readonly outcome: DutyOutcome;
  readonly ground: RefusalGround | null;
  readonly evidenceSha256: string | null;
  /** What the holder says it must keep; without it, all that its ground allows. */
  readonly retain: {
    readonly categories?: readonly string[];
    readonly actions?: readonly Action[];
    readonly until?: LegalDay;
  };
  readonly hasText: boolean;
  readonly hasReviewer: boolean;
  readonly sealed: SealedPart;
};

/** Whether a ground says enough to be checked: an act with its article, an obligation by reference, or words. */
const isStated = (ground: RefusalGround, hasText: boolean): boolean => {
  switch (ground.kind) {
    case "law":
    case "storage-required":
    case "processing-required":
      return ground.act !== undefined && ground.article !== undefined;
    case "obligation":
      return ground.reference !== undefined;
    case "other":
      return hasText;
  }
};

/** A reference is free text and may name a person: it stands in the sealed part only. */
function withoutWords(ground: RefusalGround): RefusalGround {
  const { reference: _reference, ...stated } = ground;
  return stated;
}

function faultsOf(duty: Duty, given: DischargeDuty): Fault[] {
  const faults: Fault[] = [];
  const rule = DUTY_RULES[duty.kind];
  if (!rule.outcomes.includes(given.outcome)) {
    faults.push({ pointer: "/outcome", code: "outcome-not-for-this-duty" });
  }
  if (given.outcome === "reasoned-refusal") {
    if (given.ground === null || !isStated(given.ground, given.hasText)) {
      faults.push({ pointer: "/ground", code: "ground-required" });
    }
  }
  if (rule.reviewer) {
    if (!given.hasReviewer) faults.push({ pointer: "/reviewer", code: "reviewer-required" });
    if (!given.hasText) faults.push({ pointer: "/text", code: "text-required" });
  }
  return faults;
}

/** The narrow basis that a reasoned refusal to stop leaves, inside what the consent had covered. */
function retentionOf(
  state: SubjectState,
  duty: Duty,
  given: DischargeDuty,
  ids: IdSource,
): EventDraft | Fault | undefined {
  if (given.outcome !== "reasoned-refusal" || given.ground === null) return undefined;
  if (duty.cause.kind !== "consent") return undefined;
  const consent = state.consents.get(duty.cause.id);
  if (consent === undefined) throw new Error("the duty's consent is not this person's");
  const allowed = actionsUnder(given.ground, consent.actions);
  const { categories = consent.categories, actions = allowed, until = null } = given.retain;
  if (!includesAll(consent.categories, categories)) {
    return { pointer: "/retention/categories", code: "category-not-covered" };
  }
  if (!includesAll(allowed, actions)) {
    return { pointer: "/retention/actions", code: "action-not-covered" };
  }
  const { id: consentId, objectId, purposeId } = consent;
  const retention = {
    id: ids.next("ret"),
    holderId: duty.partyId,
    dutyId: duty.id,
    consentId,
    objectId,
    purposeId,
    categories,
    actions,
    until,
    ground: withoutWords(given.ground),
  };
  return { body: { type: "retention.created", retention } };
}

/** A holder says that it did what it owed, or why not. Events: `duty.discharged`, perhaps `retention.created`. */
export function dischargeDuty(
  state: SubjectState,
  given: DischargeDuty,
  ids: IdSource,
): CommandResult<DutyId> {
  const duty = state.duties.get(given.dutyId);
  if (duty === undefined) throw new Error("the duty to discharge is not about this person");
  if (duty.outcome.state === "discharged") return refuse("duty-already-discharged");
  const faults = faultsOf(duty, given);
  if (isFaulty(faults)) return refuseFaults(faults);
  const retention = retentionOf(state, duty, given, ids);
  if (retention !== undefined && "code" in retention) return refuseFaults([retention]);
  const { dutyId, outcome, evidenceSha256 } = given;
  const ground = given.ground === null ? null : withoutWords(given.ground);
  const reference = given.ground?.reference;
  const sealed = reference === undefined ? given.sealed : { ...given.sealed, reference };
  const discharged: EventDraft = {
    body: { type: "duty.discharged", dutyId, outcome, ground, evidenceSha256 },
    sealed,
  };
  return accept(dutyId, discharged, ...(retention === undefined ? [] : [retention]));
}
