import {
  DEFAULT_READINGS,
  endBlockingCheck,
  fileRightsCall,
  notifyDisclosure,
  parseId,
  reportBreach,
  tellOfBreach,
  whoNotifiesOf,
  type CommandWorld,
  type ComplaintAddressee,
  type DutyId,
  type Instant,
  type ObjectId,
  type RightsCallKind,
} from "@kelisim/core";
import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";
import type { CorePerson } from "./core-person.ts";
import { dutyOutcome } from "./core-views.ts";

const worldAt = ({ calendar, ids }: CoreContext, now: Instant): CommandWorld => ({
  ...{ now, calendar, ids, readings: DEFAULT_READINGS },
});

function opened(context: CoreContext, { state }: CorePerson, id: DutyId, now: Instant): Outcome {
  const duty = state.duties.get(id);
  if (duty === undefined) throw new Error("a duty was opened nowhere");
  return { duties: [dutyOutcome(duty, now, context.registry)] };
}

type Filed = Pick<StepOf<"block">, "at" | "person" | "party" | "as">;

function file(
  context: CoreContext,
  kind: RightsCallKind,
  step: Filed,
  more: { readonly objectId?: ObjectId; readonly addressee?: ComplaintAddressee },
): Outcome {
  const { registry, ids, names } = context;
  const person = context.person(step.person);
  const now = instantFrom(step.at);
  const call = { id: ids.next("rgt"), kind, partyId: registry.party(step.party).id };
  const given = { ...call, purposeId: null, sealed: {}, ...more };
  const done = person.record(fileRightsCall(given, worldAt(context, now)), now);
  if (!done.ok) return { refused: done.code };
  if (step.as !== undefined) names.add(step.as, call.id);
  return opened(context, person, done.result.dutyId, now);
}

/** Blocking, destruction, complaints, breaches, and telling of disclosures. */
export const rightsSteps = (
  context: CoreContext,
): Pick<World, "block" | "end-check" | "destroy" | "complain" | "breach" | "tell-disclosures"> => ({
  block(step) {
    const { id: objectId, ownerId, operatorId } = context.registry.object(step.object);
    const { id: partyId } = context.registry.party(step.party);
    if (partyId !== ownerId && partyId !== operatorId) return { refused: "not-holder-of-object" };
    return file(context, "blocking", step, { objectId });
  },

  "end-check"(step) {
    const id = parseId("rgt", context.names.id(step.signal));
    if (id === undefined) throw new Error(`${step.signal} is no signal`);
    const person = context.owner(({ state }) => state.rightsCalls.has(id));
    if (person.state.rightsCalls.get(id)?.partyId !== context.registry.party(step.party).id) {
      return { refused: "not-found" };
    }
    const now = instantFrom(step.at);
    const given = { id, confirmed: step.confirmed, sealed: {} };
    const done = person.record(endBlockingCheck(person.state, given, worldAt(context, now)), now);
    return done.ok ? opened(context, person, done.result, now) : { refused: done.code };
  },

  destroy: (step) =>
    file(
      context,
      "destruction",
      step,
      step.object === undefined ? {} : { objectId: context.registry.object(step.object).id },
    ),

  complain: ({ addressee = "authorised-body", ...step }) =>
    file(context, "complaint", step, { addressee }),

  breach(step) {
    const { registry, ids, names } = context;
    const { id: objectId, ownerId, operatorId, categories } = registry.object(step.object);
    const { id: partyId } = registry.party(step.party);
    if (partyId !== ownerId && partyId !== operatorId) return { refused: "not-found" };
    const now = instantFrom(step.at);
    const detectedAt = instantFrom(step.detected_at);
    const notice = { id: ids.next("brc"), partyId, objectId, categories, detectedAt };
    const { people = [], concerned = people.length } = step;
    const decided = reportBreach({ ...notice, concerned }, worldAt(context, now));
    if (!decided.ok) return { refused: decided.code };
    const nobody = context.newCase();
    nobody.record(decided, now);
    for (const alias of people) {
      const person = context.person(alias);
      person.record(tellOfBreach(person.state, notice), now);
    }
    if (step.as !== undefined) names.add(step.as, notice.id);
    return opened(context, nobody, decided.result.dutyId, now);
  },

  "tell-disclosures"(step) {
    const now = instantFrom(step.at);
    const { id: purposeId } = context.registry.purpose(step.purpose);
    for (const disclosed of context.disclosed) {
      const { person, purpose, object, at, dutyId } = disclosed;
      const holderId = whoNotifiesOf(disclosed, purpose, object);
      if (holderId === undefined) continue;
      const decisionId = dutyId.slice(4);
      const given = { dutyId, decisionId, purposeId: purpose.id, holderId, at };
      person.record(notifyDisclosure(person.state, given, context.calendar), now);
    }
    if (step.as !== undefined) context.names.add(step.as, purposeId);
    return {};
  },
});
