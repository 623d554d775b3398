import {
  correctIin,
  DEFAULT_READINGS,
  endRepresentation,
  iinBirth,
  legalDayOf,
  parseId,
  registerRepresentation,
  representationStatus,
  toReview,
  type ActedWhen,
  type Acting,
  type Consent,
  type Iin,
  type Instant,
  type Representation,
  type RepresentationId,
} from "@kelisim/core";
import type { Outcome } from "../schema/expectation.ts";
import type { World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";
import type { CorePerson } from "./core-person.ts";

const EVIDENCE = "e".repeat(64);

const numberOf = ({ iin }: CorePerson): Iin => {
  if (iin === undefined) throw new Error("nobody has no number");
  return iin;
};

function representationId(context: CoreContext, alias: string): RepresentationId {
  const id = parseId("rpn", context.names.id(alias));
  if (id === undefined) throw new Error(`${alias} is no representation`);
  return id;
}

/** Who acts for a person: the representation of an alias, or she herself. */
export const actingIn = (
  context: CoreContext,
  person: CorePerson,
  alias: string | undefined,
): Acting => ({
  representationId: alias === undefined ? undefined : representationId(context, alias),
  birth: iinBirth(numberOf(person))?.day,
  readings: DEFAULT_READINGS,
});

/** An act of this very moment. */
export const actedAt = (now: Instant): ActedWhen => ({ at: now, day: legalDayOf(now) });

/** Who gave a consent. */
export const actedByOutcome = (
  { names }: CoreContext,
  { representationId: id }: Consent,
): Pick<Outcome, "acted_by"> => ({ acted_by: id === undefined ? "data-subject" : names.alias(id) });

const shown = (found: Representation | undefined, now: Instant): Outcome => {
  if (found === undefined) throw new Error("the representation is gone");
  const { validUntil } = found;
  return {
    status: representationStatus(found, now).state,
    ...(validUntil !== null && { valid_until: { kind: "date", date: validUntil } }),
  };
};

/** Who acts for whom, and which number is whose. */
export const peopleSteps = (
  context: CoreContext,
): Pick<World, "represent" | "end-representation" | "representation" | "correct-number"> => ({
  represent(step) {
    const person = context.person(step.person);
    const now = instantFrom(step.at);
    const { basis, scope = ["give", "withdraw", "rights"], valid_from, valid_until } = step;
    const given = {
      id: context.ids.next("rpn"),
      dataSubject: numberOf(person),
      representative: numberOf(context.person(step.by)),
      ...{ basis, scope, evidenceSha256: EVIDENCE, sealed: {} },
      validFrom: valid_from === undefined ? null : dayFrom(valid_from),
      validUntil: valid_until === undefined ? null : dayFrom(valid_until),
      registeredBy: context.registry.party(step.through).id,
    };
    const world = { now, readings: DEFAULT_READINGS };
    const done = person.record(registerRepresentation(given, world), now);
    if (!done.ok) return { refused: done.code };
    if (step.as !== undefined) context.names.add(step.as, done.result);
    return shown(person.state.representations.get(done.result), now);
  },

  "end-representation"(step) {
    const id = representationId(context, step.representation);
    const person = context.owner(({ state }) => state.representations.has(id));
    const now = instantFrom(step.at);
    const evidenceSha256 = step.proven === true ? EVIDENCE : null;
    const given = { id, reason: step.reason, evidenceSha256, sealed: {} };
    const done = person.record(endRepresentation(person.state, given), now);
    return done.ok ? shown(person.state.representations.get(id), now) : { refused: done.code };
  },

  representation(step) {
    const { state } = context.person(step.person);
    const now = instantFrom(step.at);
    const found = state.representations.get(representationId(context, step.representation));
    const review = toReview(state, now).map((id) => context.names.alias(id));
    return { ...shown(found, now), review };
  },

  "correct-number"(step) {
    const [person, other] = [context.person(step.person), context.person(step.to)];
    const given = { from: numberOf(person), to: numberOf(other), evidenceSha256: EVIDENCE };
    const now = instantFrom(step.at);
    const decided = correctIin(given, DEFAULT_READINGS);
    if (!decided.ok) return { refused: decided.code };
    if (person.state.seq === 0) return { refused: "not-found" };
    if (other.state.seq > 0) return { refused: "person-known-already" };
    person.record(decided, now);
    context.renumber(step.person, step.to);
    return { status: "corrected" };
  },
});
