import {
  DEFAULT_READINGS,
  answerRequest,
  checkHandIn,
  holdersOf,
  newestAnswer,
  provenanceOf,
  statusOf,
  withdrawConsent,
  type AnswerLine,
  type Confirmation,
  type Consent,
  type DigitalObject,
  type HandIn,
  type Purpose,
  type Refused,
  type WithdrawnParts,
} from "@kelisim/core";
import type { StepOf } from "../schema/steps.ts";
import { UNKNOWN, type World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";
import { consentOutcome, dutyOutcome } from "./core-views.ts";
import { actedByOutcome, actingIn } from "./people-steps.ts";

const EVIDENCE = "e".repeat(64);

/** What a key may do follows from its party's roles: a desk serves people, everybody else keeps papers. */
function handInBy(context: CoreContext, alias: string, line: AnswerLine): HandIn {
  const party = context.registry.party(alias);
  const { purpose, object } = context.registry.ofLine(line);
  const isDesk = party.roles.includes("service-desk");
  return {
    partyId: party.id,
    mayRecordPaper: !isDesk,
    mayAssist: isDesk,
    provenance: provenanceOf(party.id, purpose, object),
  };
}

/** The proof as core takes it, or the refusal of a kind that no key can vouch for. */
function proofFrom(
  { confirmation, at }: StepOf<"answer" | "withdraw">,
  refused: Refused | undefined,
): Confirmation | Refused {
  if (refused !== undefined) return refused;
  switch (confirmation.kind) {
    case "written": {
      const signedOn = dayFrom(confirmation.signed_on ?? at.slice(0, 10));
      return { kind: "written", documentSha256: EVIDENCE, signedOn };
    }
    case "other-provable":
      return { kind: "other-provable", evidenceSha256: EVIDENCE };
    case "sign-in":
    case "sms-reply":
      throw new Error("core let a key vouch for what it did not see");
  }
}

/** A holder may record any withdrawal that reached it; everybody else hands in like an answer. */
function wrongHands(
  { confirmation }: StepOf<"withdraw">,
  by: HandIn,
  consent: Consent,
  { purpose, object }: { readonly purpose: Purpose; readonly object: DigitalObject },
): Refused | undefined {
  const holders = [...holdersOf(consent, object, []), ...consent.recipients];
  const wasSeen = confirmation.kind === "written" || confirmation.kind === "other-provable";
  if (wasSeen && by.mayRecordPaper && holders.includes(by.partyId)) return undefined;
  return checkHandIn(by, purpose, object, confirmation.kind);
}

/** Parts of a consent, with parties by their ids. */
function partsFrom(
  { registry }: CoreContext,
  parts: StepOf<"withdraw">["parts"],
): WithdrawnParts | undefined {
  if (parts === undefined) return undefined;
  const { categories, actions, recipients, countries } = parts;
  return {
    ...(categories !== undefined && { categories }),
    ...(actions !== undefined && { actions }),
    ...(recipients !== undefined && { recipients: registry.partyIds(recipients) }),
    ...(countries !== undefined && { countries }),
  };
}

const isRefusal = (proof: Confirmation | Refused): proof is Refused => "ok" in proof;

/** Answers, withdrawals and the look at a consent. */
export const consentSteps = (
  context: CoreContext,
): Pick<World, "answer" | "withdraw" | "consent"> => ({
  answer(step) {
    const { registry, ids, names } = context;
    const requestId = context.requestId(step.request);
    const person = context.owner(({ state }) => state.requests.has(requestId));
    const request = person.state.requests.get(requestId);
    if (request === undefined) throw new Error("the request is gone");
    const { purpose, object } = registry.ofLine(request);
    const by = handInBy(context, step.through, request);
    const proof = proofFrom(step, checkHandIn(by, purpose, object, step.confirmation.kind));
    if (isRefusal(proof)) return { refused: proof.code };
    const { answer, categories } = step;
    const consentId = ids.next("con");
    const { service } = context;
    const given = {
      requestId,
      answer,
      categories,
      confirmation: proof,
      by,
      consentId,
      service,
      acting: actingIn(context, person, step.acting_for),
      sealed: {},
    };
    const now = instantFrom(step.at);
    const done = person.record(answerRequest(person.state, given, purpose, object, now), now);
    if (!done.ok) return { refused: done.code };
    if (done.result === null) return { status: "refused" };
    if (step.as !== undefined) names.add(step.as, done.result);
    return { status: "granted" };
  },

  withdraw(step) {
    if (step.consent === UNKNOWN) return { refused: "not-found" };
    const { registry, ids, calendar } = context;
    const consentId = context.consentId(step.consent);
    const person = context.owner(({ state }) => state.consents.has(consentId));
    const consent = person.state.consents.get(consentId);
    if (consent === undefined) throw new Error("the consent is gone");
    const line = registry.ofLine(consent);
    const by = handInBy(context, step.through, consent);
    const proof = proofFrom(step, wrongHands(step, by, consent, line));
    if (isRefusal(proof)) return { refused: proof.code };
    const given = {
      consentId,
      confirmation: proof,
      provenance: by.provenance,
      received: context.receiversInLine(person.state, consent),
      parts: partsFrom(context, step.parts),
      acting: actingIn(context, person, step.acting_for),
      sealed: {},
    };
    const now = instantFrom(step.at);
    const world = { now, calendar, ids, readings: DEFAULT_READINGS };
    const done = person.record(withdrawConsent(person.state, given, line, world), now);
    if (!done.ok) return { refused: done.code };
    const after = person.state.consents.get(consentId);
    if (after === undefined) throw new Error("the consent is gone");
    const newest = newestAnswer(person.state, after) ?? after;
    const status = statusOf(after, newest, line.purpose.achievedCount, now);
    const duties = [...person.state.duties.values()]
      .filter(({ cause }) => cause.kind === "consent" && cause.id === consentId)
      .map((duty) => dutyOutcome(duty, now, registry));
    return {
      ...consentOutcome(after, status, registry),
      ...actedByOutcome(context, after),
      duties,
    };
  },

  consent(step) {
    const id = context.consentId(step.consent);
    const { state } = context.owner((person) => person.state.consents.has(id));
    const consent = state.consents.get(id);
    if (consent === undefined) throw new Error("the consent is gone");
    const { purpose } = context.registry.ofLine(consent);
    const newest = newestAnswer(state, consent) ?? consent;
    const isClosed = context.registry.isLineClosed(consent);
    const at = instantFrom(step.at);
    const status = statusOf(consent, newest, purpose.achievedCount, at, isClosed);
    return {
      ...consentOutcome(consent, status, context.registry),
      ...actedByOutcome(context, consent),
    };
  },
});
