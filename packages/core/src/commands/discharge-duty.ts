import { includesAll } from "../access/coverage.ts";
import { isLate, type Duty, type RefusalGround } from "../duty/duty.ts";
import { keepable, wasTakenBack } from "../duty/keepable.ts";
import { DUTY_RULES, type DutyOutcome } from "../duty/kinds.ts";
import type { DutyId, PartyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { legalDayOf, type LegalDay } from "../time.ts";
import { blockingEffects, isStoppedByBlocking } from "./blocking.ts";
import { afterProof } from "./proof-outcome.ts";
import {
  accept,
  isFaulty,
  refuse,
  refuseFaults,
  type CommandResult,
  type Fault,
} from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

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
  /** What became of the data, where the holder says so: storing is processing too. */
  readonly data?: "destroyed" | "deidentified" | "kept" | undefined;
  /** Everyone who holds data under the consent that is to be proved; only that duty needs them. */
  readonly holders?: readonly PartyId[];
  readonly hasText: boolean;
  readonly hasReviewer: boolean;
  /** She is said to be unable to change the outcome: then nobody reviewed it. Ours. */
  readonly reviewerCannotChange?: boolean;
  /** The result is to be told on a later day only: reviewing and telling are one duty. */
  readonly informsLater?: boolean;
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

/** Whether a ground has to be given: for all of it, or for the rest of a stop in part. */
const refusesToStop = ({ kind }: Duty, outcome: DutyOutcome): boolean =>
  outcome === "reasoned-refusal" || (kind === "cease-processing" && outcome === "partial");

function faultsOf(duty: Duty, given: DischargeDuty): Fault[] {
  const faults: Fault[] = [];
  const rule = DUTY_RULES[duty.kind];
  if (!rule.outcomes.includes(given.outcome)) {
    faults.push({ pointer: "/outcome", code: "outcome-not-for-this-duty" });
  }
  if (refusesToStop(duty, given.outcome)) {
    if (given.ground === null || !isStated(given.ground, given.hasText)) {
      faults.push({ pointer: "/ground", code: "ground-required" });
    }
    // Whoever stops some names the rest: what it says nothing about it has stopped.
    const { categories, actions } = given.retain;
    if (given.outcome === "partial" && categories === undefined && actions === undefined) {
      faults.push({ pointer: "/retention", code: "retention-required" });
    }
  }
  if (given.data !== undefined && duty.kind !== "cease-processing") {
    faults.push({ pointer: "/data", code: "outcome-not-for-this-duty" });
  } else if (given.data === "kept" && given.outcome === "ceased") {
    faults.push({ pointer: "/data", code: "kept-without-ground" });
  }
  if (given.outcome === "proved" && given.evidenceSha256 === null) {
    faults.push({ pointer: "/evidence_sha256", code: "evidence-required" });
  }
  if (rule.reviewer) {
    if (!given.hasReviewer) faults.push({ pointer: "/reviewer", code: "reviewer-required" });
    if (!given.hasText) faults.push({ pointer: "/text", code: "text-required" });
    if (given.reviewerCannotChange === true) {
      faults.push({ pointer: "/reviewer/can_change_outcome", code: "reviewer-cannot-change" });
    }
    if (given.informsLater === true) {
      faults.push({ pointer: "/informed_on", code: "evidence-in-the-future" });
    }
  }
  return faults;
}

/** The narrow basis that a reasoned refusal to stop leaves, inside what the consent had covered. */
function retentionOf(
  state: SubjectState,
  duty: Duty,
  given: DischargeDuty,
  { ids, now, readings }: CommandWorld,
): EventDraft | Fault | undefined {
  if (!refusesToStop(duty, given.outcome) || given.ground === null) return undefined;
  if (duty.cause.kind !== "consent") return undefined;
  if (!readings.lateRefusalKeeps && isLate(duty, now)) return undefined;
  const consent = state.consents.get(duty.cause.id);
  if (consent === undefined) throw new Error("the duty's consent is not this person's");
  const may = keepable(consent, duty, given.ground);
  const outside: Fault = { pointer: "/retention", code: "category-not-covered" };
  if (may === undefined) return Object.keys(given.retain).length === 0 ? undefined : outside;
  const { categories, actions, until = null } = { ...may.byDefault, ...given.retain };
  if (until !== null && until < legalDayOf(now)) {
    return { pointer: "/retention/until", code: "term-in-the-past" };
  }
  if (!includesAll(may.most.categories, categories)) {
    return { pointer: "/retention/categories", code: "category-not-covered" };
  }
  if (!includesAll(may.most.actions, actions)) {
    return { pointer: "/retention/actions", code: "action-not-covered" };
  }
  if (!wasTakenBack(duty, { categories, actions })) return outside;
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

/**
 * A holder says that it did what it owed, or why not. Events: `duty.discharged`, perhaps `retention.created`,
 * what comes of the answer to a dispute, `data.blocked` or `data.unblocked`.
 */
export function dischargeDuty(
  state: SubjectState,
  given: DischargeDuty,
  world: CommandWorld,
): CommandResult<DutyId> {
  const duty = state.duties.get(given.dutyId);
  if (duty === undefined) throw new Error("the duty to discharge is not about this person");
  if (duty.outcome.state === "discharged") return refuse("duty-already-discharged");
  const faults = faultsOf(duty, given);
  if (isFaulty(faults)) return refuseFaults(faults);
  if (isStoppedByBlocking(state, duty, [given.outcome, given.data])) return refuse("data-blocked");
  const retention = retentionOf(state, duty, given, world);
  if (retention !== undefined && "code" in retention) return refuseFaults([retention]);
  const { dutyId, outcome, evidenceSha256, data } = given;
  const ground = given.ground === null ? null : withoutWords(given.ground);
  const reference = given.ground?.reference;
  const sealed = reference === undefined ? given.sealed : { ...given.sealed, reference };
  const discharged: EventDraft = {
    body: {
      type: "duty.discharged",
      dutyId,
      outcome,
      ground,
      evidenceSha256,
      ...(data !== undefined && { data }),
    },
    sealed,
  };
  return accept(
    dutyId,
    discharged,
    ...(retention === undefined ? [] : [retention]),
    ...afterProof(state, duty, outcome, given.holders ?? [], world),
    ...blockingEffects(state, duty, outcome),
  );
}
