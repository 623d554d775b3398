import {
  DEFAULT_READINGS,
  holdersIn,
  isLawful,
  recordExplanation,
  recordOutcome,
  type OutcomeStep,
  type Purpose,
} from "@kelisim/core";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import { biometricAmong } from "./access-steps.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

const EVIDENCE = "e".repeat(64);

const stepFrom = (
  { registry }: CoreContext,
  { at, by, party, could_change, seconds }: StepOf<"outcome">["evidence"][number],
): OutcomeStep => ({
  at: instantFrom(at),
  by,
  ...(party !== undefined && { partyId: registry.party(party).id }),
  ...(could_change !== undefined && { couldChange: could_change }),
  ...(seconds !== undefined && { seconds }),
});

/** The purpose with its objects, if the party holds data under it. */
function held({ registry }: CoreContext, party: string, alias: string) {
  const purpose = registry.purpose(alias);
  const objects = purpose.objectIds.map((objectId) => registry.objectOf(objectId));
  const mayAct = holdersIn(purpose, objects).has(registry.party(party).id);
  return mayAct ? { purpose, objects } : undefined;
}

/** Explanations and outcomes of automated processing. */
export const automatedSteps = (
  context: CoreContext,
): Pick<World, "declare-purpose" | "explain" | "outcome"> => ({
  "declare-purpose"(step) {
    const [fault] = context.registry.declare(step.purpose, context.ids);
    return fault === undefined ? {} : { refused: fault.code };
  },

  explain(step) {
    const { registry, ids } = context;
    const found = held(context, step.party, step.purpose);
    if (found === undefined) return { refused: "not-found" };
    const now = instantFrom(step.at);
    const purpose: Purpose = found.purpose;
    const { manner = "shown", shown_on: shownOn } = step;
    const given = {
      id: ids.next("xpl"),
      partyId: registry.party(step.party).id,
      purpose,
      language: "kk",
      manner,
      shownOn: shownOn === undefined ? undefined : dayFrom(shownOn),
      evidenceSha256: EVIDENCE,
    } as const;
    const done = context.person(step.person).record(recordExplanation(given, now), now);
    return done.ok ? {} : { refused: done.code };
  },

  outcome(step) {
    const { registry, ids, names, service } = context;
    const found = held(context, step.party, step.purpose);
    if (found === undefined) return { refused: "not-found" };
    const person = context.person(step.person);
    const now = instantFrom(step.at);
    const tookEffectAt = instantFrom(step.took_effect_at ?? step.at);
    const only = step.object === undefined ? undefined : registry.object(step.object).id;
    const categories = step.categories ?? found.purpose.categories.required;
    const given = {
      id: ids.next("out"),
      service,
      requester: registry.party(step.party),
      purpose: found.purpose,
      objects: found.objects.filter(({ id }) => only === undefined || id === only),
      categories,
      biometric: biometricAmong(categories),
      effect: step.effect,
      tookEffectAt,
      steps: step.evidence.map((each) => stepFrom(context, each)),
      evidenceSha256: EVIDENCE,
    };
    const states = { present: person.state, atEffect: person.asOf(tookEffectAt) };
    const world = { now, readings: DEFAULT_READINGS };
    const done = person.record(recordOutcome(states, given, world), now);
    if (!done.ok) return { refused: done.code };
    if (step.as !== undefined) names.add(step.as, done.result);
    const made = person.state.outcomes.get(done.result);
    if (made === undefined) throw new Error("an outcome was recorded nowhere");
    const { automated, judgement: reason, explained } = made;
    return { automated, reason, explained, lawful: isLawful(made) };
  },
});
