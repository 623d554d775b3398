import {
  BUILT_IN_CATEGORIES,
  decideAccess,
  disclosedReason,
  EMPTY_SUBJECT,
  factsAbout,
  isShownAtOnce,
  mayBeDeferred,
  planAccess,
  type AccessBasis,
  type AccessQuestion,
  type PersonFacts,
  type ReasonCode,
} from "@kelisim/core";
import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import { UNKNOWN, type World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** Those of the categories that the dictionary calls biometric. */
export const biometricAmong = (codes: readonly string[]): readonly string[] =>
  BUILT_IN_CATEGORIES.filter(({ code, biometric }) => biometric && codes.includes(code)).map(
    ({ code }) => code,
  );

function questionOf(context: CoreContext, step: StepOf<"access">): AccessQuestion {
  const { registry, service } = context;
  const { action, categories, recipient } = step;
  return {
    service,
    at: instantFrom(step.at),
    requester: registry.findParty(step.by),
    action,
    object: registry.findObject(step.object),
    purpose: registry.findPurpose(step.purpose),
    categories,
    recipient:
      recipient === undefined || recipient === UNKNOWN ? recipient : registry.party(recipient).id,
    recipientRoles:
      recipient === undefined || recipient === UNKNOWN ? [] : registry.party(recipient).roles,
    biometric: biometricAmong(categories),
    country: step.country,
  };
}

/** What the person's records say in the line of the question. */
const factsFor = (context: CoreContext, alias: string, question: AccessQuestion): PersonFacts =>
  factsAbout(alias === UNKNOWN ? EMPTY_SUBJECT : context.person(alias).state, question);

const basisOutcome = (context: CoreContext, basis: AccessBasis | null): Outcome["basis"] => {
  if (basis === null) return null;
  if (basis.kind !== "consent") return { kind: basis.kind };
  return { kind: "consent", consent: context.names.alias(basis.id) };
};

/** The reason as it leaves the service: nothing about a person for someone who is no party to it. */
function reasonFor(
  context: CoreContext,
  step: StepOf<"access">,
  question: AccessQuestion,
  facts: PersonFacts,
): string {
  const { reason } = decideAccess(question, facts);
  const aboutPerson = planAccess(question).kind === "ask-person";
  const { object, purpose } = question;
  if (!aboutPerson || object === undefined || purpose === undefined) return reason;
  const recipients = facts.newest?.kind === "granted" ? facts.newest.recipients : [];
  const readers = [step.by, step.caller ?? step.by].map(
    (alias) => context.registry.party(alias).id,
  );
  const parties = [object.ownerId, object.operatorId, purpose.partyId, ...recipients];
  return disclosedReason(reason, aboutPerson, readers, parties);
}

/** Remembers a decision by which data may have been passed on. */
function noteDisclosure(
  context: CoreContext,
  step: StepOf<"access">,
  { requester, recipient, object, purpose, at }: AccessQuestion,
  reason: ReasonCode,
): void {
  const isKnown = object !== undefined && purpose !== undefined && step.person !== UNKNOWN;
  if (!isKnown || recipient === undefined || recipient === "unknown") return;
  context.disclosed.push({
    ...{ person: context.person(step.person), object, purpose, at, reason },
    ...{ mode: step.mode ?? "enforce", requesterId: requester?.id, recipientId: recipient },
    dutyId: context.ids.next("dty"),
  });
}

/** The access question. */
export const accessSteps = (context: CoreContext): Pick<World, "access"> => ({
  access(step) {
    const question = questionOf(context, step);
    const facts = factsFor(context, step.person, question);
    const { permitted, basis, reason } = decideAccess(question, facts);
    if (step.mode !== "check") {
      context.log.push({
        person: step.person === UNKNOWN ? undefined : context.person(step.person),
        ...{ by: step.by, purpose: step.purpose, decision: permitted },
        deferred: mayBeDeferred(question) && !isShownAtOnce(reason),
        ground: question.purpose?.declared.legal_ground,
      });
    }
    noteDisclosure(context, step, question, reason);
    const { recipient } = question;
    const passedOn = permitted && step.mode !== "check" && question.action === "disclose";
    if (
      passedOn &&
      basis?.kind === "consent" &&
      recipient !== undefined &&
      recipient !== "unknown"
    ) {
      context.received.push({ consentId: basis.id, by: recipient });
    }
    return {
      decision: permitted,
      reason: reasonFor(context, step, question, facts),
      basis: basisOutcome(context, basis) ?? null,
    };
  },
});
