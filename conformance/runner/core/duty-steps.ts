import {
  DEFAULT_READINGS,
  deadline,
  dischargeDuty,
  fileRightsCall,
  type Duty,
  type RightsCallKind,
} from "@kelisim/core";
import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";
import { dutyOutcome } from "./core-views.ts";

function dutyOf(context: CoreContext, { of, party }: StepOf<"discharge">["duty"]): Duty {
  const cause = context.names.id(of);
  const partyId = context.registry.party(party).id;
  const found = context.people
    .flatMap(({ state }) => [...state.duties.values()])
    .find((duty) => duty.cause.id === cause && duty.partyId === partyId);
  if (found === undefined) throw new Error(`${party} has no duty from ${of}`);
  return found;
}

function file(
  context: CoreContext,
  kind: RightsCallKind,
  step: StepOf<"object" | "inquire" | "correct">,
): Outcome {
  const { registry, ids, calendar, names } = context;
  const person = context.person(step.person);
  const now = instantFrom(step.at);
  const id = ids.next("rgt");
  const purpose = "purpose" in step && step.purpose !== undefined ? step.purpose : undefined;
  const call = {
    id,
    kind,
    partyId: registry.party(step.party).id,
    purposeId: purpose === undefined ? null : registry.purpose(purpose).id,
    sealed: {},
  };
  const done = person.record(
    fileRightsCall(call, { now, calendar, ids, readings: DEFAULT_READINGS }),
    now,
  );
  if (!done.ok) return { refused: done.code };
  if (step.as !== undefined) names.add(step.as, id);
  const duty = person.state.duties.get(done.result.dutyId);
  if (duty === undefined) throw new Error("a rights call opened no duty");
  return { duties: [dutyOutcome(duty, now, registry)] };
}

/** What parties owe, and by which day. */
export const dutySteps = (
  context: CoreContext,
): Pick<World, "duties" | "discharge" | "object" | "inquire" | "correct" | "deadline"> => ({
  duties(step) {
    const partyId = context.registry.party(step.party).id;
    const duties = context.people
      .flatMap(({ state }) => [...state.duties.values()])
      .filter((duty) => duty.partyId === partyId)
      .map((duty) => dutyOutcome(duty, instantFrom(step.at), context.registry));
    return { duties };
  },

  discharge(step) {
    const { id: dutyId } = dutyOf(context, step.duty);
    const person = context.owner(({ state }) => state.duties.has(dutyId));
    const now = instantFrom(step.at);
    const { categories, actions, until } = step.retain ?? {};
    const given = {
      dutyId,
      outcome: step.outcome,
      ground: step.ground ?? null,
      evidenceSha256: null,
      retain: {
        ...(categories === undefined ? {} : { categories }),
        ...(actions === undefined ? {} : { actions }),
        ...(until === undefined ? {} : { until: dayFrom(until) }),
      },
      hasText: step.text !== undefined,
      hasReviewer: step.reviewer_named === true,
      sealed: {},
    };
    const done = person.record(dischargeDuty(person.state, given, context.ids), now);
    if (!done.ok) return { refused: done.code };
    const duty = person.state.duties.get(dutyId);
    if (duty?.outcome.state !== "discharged") throw new Error("a discharge discharged nothing");
    return { status: "discharged", late: duty.outcome.late };
  },

  object: (step) => file(context, "objection", step),
  inquire: (step) => file(context, "inquiry", step),
  correct: (step) => file(context, "correction", step),

  deadline(step) {
    const { calendar } = context;
    const receivedOn = dayFrom(step.received_on);
    const counted = deadline({ calendar, receivedOn, workingDays: step.working_days });
    if (counted.unknownYears.length > 0) return { refused: "calendar-year-unknown" };
    return { due_on: counted.dueOn, official: counted.official };
  },
});
