import type { PartyId } from "../ids.ts";
import type { LawSource } from "../law/source.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import { compareInstants, type Instant } from "../time.ts";
import type { OutcomeStep } from "./outcome.ts";

/** Where the words are that tell automated processing from any other. */
export const PARTICIPATION_SOURCE: LawSource = {
  act: "94-V",
  article: "1",
  part: "2-3",
  norm: "L231-6-1-2-3",
};

/** What a step counts for, when it is asked whether anyone took part. */
export type Participation =
  | "took-part"
  | "system"
  | "data-subject"
  /** Whoever it was, nobody's person or a stranger's. */
  | "no-holder"
  | "could-not-change"
  | "too-late"
  /** It was open before her for too short a time to be looked at. */
  | "nominal";

/** By what the steps of an outcome are measured. */
export type Yardstick = {
  /** Owner, operator and third parties: whose persons' participation counts. */
  readonly holders: ReadonlySet<PartyId>;
  readonly tookEffectAt: Instant;
  /** The shortest look that is more than a click. Ours. */
  readonly nominalSeconds: number;
};

/** Owners and operators of the objects, the purpose's party and its recipients. */
export const holdersIn = (
  purpose: Pick<Purpose, "partyId" | "recipients">,
  objects: readonly Pick<DigitalObject, "ownerId" | "operatorId">[],
): ReadonlySet<PartyId> =>
  new Set([
    purpose.partyId,
    ...purpose.recipients,
    ...objects.flatMap(({ ownerId, operatorId }) => [ownerId, operatorId]),
  ]);

/**
 * What one step counts for. What the evidence does not show did not happen: a person who is nobody's, who is
 * not said to have been able to change the outcome, or whose look has no length, took no part.
 */
export function participationOf(step: OutcomeStep, by: Yardstick): Participation {
  if (step.by !== "person-of-party") return step.by;
  if (step.partyId === undefined || !by.holders.has(step.partyId)) return "no-holder";
  if (compareInstants(step.at, by.tookEffectAt) >= 0) return "too-late";
  if (step.couldChange !== true) return "could-not-change";
  return (step.seconds ?? 0) < by.nominalSeconds ? "nominal" : "took-part";
}

/**
 * Whether processing excluded the participation of owner, operator and third party. @law 231-VIII 1(2-3)
 * @returns what each step counts for, and `automated`: nobody took part
 */
export function judgeParticipation(
  steps: readonly OutcomeStep[],
  by: Yardstick,
): { readonly participation: readonly Participation[]; readonly automated: boolean } {
  const participation = steps.map((step) => participationOf(step, by));
  return { participation, automated: !participation.includes("took-part") };
}
