import {
  disclosedReason,
  fieldAnswers,
  idFrom,
  isPermitting,
  legalDayOf,
  personRuleFor,
  ruleById,
  type LawSource,
  type LegalGroundRef,
  type PartyId,
  type ReasonCode,
  type RuleFacts,
} from "@kelisim/core";
import type { EvaluationAnswer } from "@kelisim/protocol";
import type { LoggedDecision } from "../access/evaluate.ts";

type ReasonAnswer = EvaluationAnswer["context"]["reason"];

/** The source of a rule as it goes out. */
export const sourceView = ({ act, article, part }: LawSource) => ({ act, article, part });

const REASONS = new WeakMap<RuleFacts, ReasonAnswer>();

/** A rule that decided, with the words behind it: the same object for the same rule. */
export function reasonView(rule: RuleFacts): ReasonAnswer {
  const known = REASONS.get(rule);
  if (known !== undefined) return known;
  const made = {
    code: rule.code,
    rule: rule.id,
    ...sourceView(rule.source),
    text: rule.text,
  };
  REASONS.set(rule, made);
  return made;
}

/** Parties to the object, the purpose and the consent: those who may read reasons about the person. */
function partiesTo({ read, outcome }: LoggedDecision): readonly PartyId[] {
  const { object, purpose } = read.question;
  return [
    object?.ownerId,
    object?.operatorId,
    purpose?.partyId,
    ...outcome.consentRecipients,
  ].filter((id) => id !== undefined);
}

/** A reason about the person, as far as caller and requester may read it. */
type Disclose = (reason: ReasonCode) => ReasonCode;

function disclosureOf(decision: LoggedDecision, callerId: PartyId): Disclose {
  const requesterId = decision.read.question.requester?.id;
  const readers = requesterId === undefined ? [callerId] : [callerId, requesterId];
  const parties = partiesTo(decision);
  return (reason) => disclosedReason(reason, true, readers, parties);
}

function decidingRule({ plan, outcome, at }: LoggedDecision, disclose: Disclose): RuleFacts {
  if (plan.kind === "decided") return ruleById(plan.decision.rule);
  return personRuleFor(disclose(outcome.reason), legalDayOf(at));
}

type CategoryAnswers = EvaluationAnswer["context"]["categories"];

/** Each category as if it had been asked for alone; reasons are masked like that of the whole. */
function categoryAnswers(decision: LoggedDecision, disclose: Disclose): CategoryAnswers {
  const { read, plan, outcome } = decision;
  const permitted: string[] = [];
  const denied: CategoryAnswers["denied"][number][] = [];
  const answers = fieldAnswers(read.question, { plan, reason: outcome.reason }, outcome.lineFacts);
  for (const { code, reason, aboutPerson } of answers) {
    if (isPermitting(reason)) permitted.push(code);
    else denied.push({ code, reason: aboutPerson ? disclose(reason) : reason });
  }
  return { permitted, denied };
}

/** A ground as it goes out: what the purpose refers to. */
export const groundView = (
  ref: LegalGroundRef | undefined,
): EvaluationAnswer["context"]["basis"] =>
  ref === undefined
    ? null
    : { kind: "legal-ground", code: ref.code, act: ref.act, article: ref.article };

function basisView({ outcome, plan }: LoggedDecision): EvaluationAnswer["context"]["basis"] {
  if (outcome.reason === "legal-ground") {
    return plan.kind === "ask-person" ? groundView(plan.ground) : null;
  }
  const hex = outcome.basisId?.replaceAll("-", "");
  if (hex === undefined) return null;
  return outcome.reason === "consent"
    ? { kind: "consent", id: idFrom("con", hex) }
    : { kind: "retention", id: idFrom("ret", hex) };
}

/** The AuthZEN answer. The decision is all or nothing over the categories asked. */
export function evaluationView(
  decision: LoggedDecision,
  callerId: PartyId,
  publicId: string,
): EvaluationAnswer {
  const { outcome, plan } = decision;
  const permitted = isPermitting(outcome.reason);
  const disclose = disclosureOf(decision, callerId);
  const rule = decidingRule(decision, disclose);
  return {
    decision: permitted,
    context: {
      decision_id: publicId,
      rule_set: plan.kind === "decided" ? plan.decision.ruleSet : plan.ruleSet,
      categories: categoryAnswers(decision, disclose),
      reason: reasonView(rule),
      basis: permitted ? basisView(decision) : null,
    },
  };
}
