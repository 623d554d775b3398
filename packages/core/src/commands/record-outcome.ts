import { explainedBy, judgeOutcome, type OutcomeToJudge } from "../automated/judge-outcome.ts";
import type { OutcomeStep } from "../automated/outcome.ts";
import { holdersIn, judgeParticipation } from "../automated/participation.ts";
import type { OutcomeId } from "../ids.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants } from "../time.ts";
import { accept, isFaulty, refuseFaults, type CommandResult, type Fault } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

/** An outcome as its party shows it. Nothing in it says whether it was automated. */
export type RecordOutcome = Omit<OutcomeToJudge, "automated"> & {
  readonly id: OutcomeId;
  readonly steps: readonly OutcomeStep[];
  readonly evidenceSha256: string;
};

/**
 * A party shows how an outcome came about. Whether anyone took part is computed from the steps; whether a consent
 * or a law carried it, from what stood at that instant. What was unlawful is kept as well, and said to be.
 * @param states the person as she is, and as she was when it took effect
 * @law 231-VIII 1(2-3) 19-1(1)
 * Events: `outcome.recorded`.
 */
export function recordOutcome(
  states: { readonly present: SubjectState; readonly atEffect: SubjectState },
  given: RecordOutcome,
  { now, readings }: Pick<CommandWorld, "now" | "readings">,
): CommandResult<OutcomeId> {
  const { id, purpose, objects, categories, effect, tookEffectAt, steps, evidenceSha256 } = given;
  const faults: Fault[] = [];
  const notYet = (pointer: string) => faults.push({ pointer, code: "evidence-in-the-future" });
  if (compareInstants(tookEffectAt, now) > 0) notYet("/took_effect_at");
  for (const [index, { at }] of steps.entries()) {
    if (compareInstants(at, now) > 0) notYet(`/steps/${index}/at`);
  }
  if (isFaulty(faults)) return refuseFaults(faults);
  const { participation, automated } = judgeParticipation(steps, {
    holders: holdersIn(purpose, objects),
    tookEffectAt,
    nominalSeconds: readings.nominalSeconds,
  });
  const outcome = {
    id,
    partyId: given.requester.id,
    purposeId: purpose.id,
    objectIds: objects.map((object) => object.id),
    categories,
    effect,
    tookEffectAt,
    steps,
    participation,
    automated,
    ...judgeOutcome(states.atEffect, { ...given, automated }),
    explained: explainedBy(states.present, purpose.id, tookEffectAt),
    evidenceSha256,
  };
  return accept(id, { body: { type: "outcome.recorded", outcome }, effectiveAt: tookEffectAt });
}
