import {
  consentToProve,
  DEFAULT_READINGS,
  checkRightsCall,
  deadline,
  dischargeDuty,
  fileRightsCall,
  holdersOf,
  legalDayOf,
  parseId,
  type CommandWorld,
  type Duty,
  type DutyId,
  type Instant,
  type PartyId,
  type RightsCallKind,
} from "@kelisim/core";
import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";
import { dutyOutcome } from "./core-views.ts";
import { actedAt, actingIn } from "./people-steps.ts";

/** A duty of a disclosure goes by the purpose of it. */
const isFrom = ({ cause }: Duty, id: string): boolean =>
  cause.id === id || (cause.kind === "disclosure" && cause.purposeId === id);

function dutyOf(context: CoreContext, { of, party, kind }: StepOf<"discharge">["duty"]): Duty {
  const cause = context.names.id(of);
  const partyId = context.registry.party(party).id;
  const fitting = context.people
    .flatMap(({ state }) => [...state.duties.values()])
    .filter((duty) => duty.partyId === partyId && isFrom(duty, cause))
    .filter((duty) => kind === undefined || duty.kind === kind)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const found = fitting.find(({ outcome }) => outcome.state === "open") ?? fitting[0];
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
  const outcome = step.do === "object" ? step.outcome : undefined;
  const call = {
    id,
    kind,
    partyId: registry.party(step.party).id,
    purposeId: purpose === undefined ? null : registry.purpose(purpose).id,
    ...(step.do === "correct" &&
      step.object !== undefined && { objectId: registry.object(step.object).id }),
    ...(outcome !== undefined && { outcomeId: parseId("out", names.id(outcome)) }),
    sealed: {},
  };
  const acting = actingIn(context, person, step.acting_for);
  const filed = { ...call, representationId: acting.representationId };
  const done = person.record(
    checkRightsCall(person.state, acting, kind, actedAt(now)) ??
      fileRightsCall(filed, { now, calendar, ids, readings: DEFAULT_READINGS }),
    now,
  );
  if (!done.ok) return { refused: done.code };
  if (step.as !== undefined) names.add(step.as, id);
  const duty = person.state.duties.get(done.result.dutyId);
  if (duty === undefined) throw new Error("a rights call opened no duty");
  return { duties: [dutyOutcome(duty, now, registry)] };
}

const worldAt = ({ ids, calendar }: CoreContext, now: Instant): CommandWorld => ({
  ...{ now, calendar, ids },
  readings: DEFAULT_READINGS,
});

/** Who has to destroy what was taken under a disputed consent that is not proved. */
function holdersFor(context: CoreContext, dutyId: DutyId): readonly PartyId[] {
  const { state } = context.owner((person) => person.state.duties.has(dutyId));
  const duty = state.duties.get(dutyId);
  const consent = duty === undefined ? undefined : consentToProve(state, duty);
  if (consent === undefined) return [];
  return holdersOf(
    consent,
    context.registry.ofLine(consent).object,
    context.receiversInLine(state, consent),
  );
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
      evidenceSha256: step.with_document === true ? "e".repeat(64) : null,
      data: step.data,
      holders: holdersFor(context, dutyId),
      retain: {
        ...(categories === undefined ? {} : { categories }),
        ...(actions === undefined ? {} : { actions }),
        ...(until === undefined ? {} : { until: dayFrom(until) }),
      },
      hasText: step.text !== undefined,
      hasReviewer: step.reviewer_named === true,
      reviewerCannotChange: step.reviewer_can_change === false,
      informsLater: step.informed_on !== undefined && dayFrom(step.informed_on) > legalDayOf(now),
      sealed: {},
    };
    const done = person.record(dischargeDuty(person.state, given, worldAt(context, now)), now);
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
