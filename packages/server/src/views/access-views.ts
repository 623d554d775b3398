import {
  disclosedReason,
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
import type { AskedAccess } from "../access/question.ts";

type ReasonAnswer = EvaluationAnswer["context"]["reason"];

/** The source of a rule as it goes out. */
export const sourceView = ({ act, article, part }: LawSource) => ({ act, article, part });

/** A rule that decided, with the words behind it. */
export const reasonView = (rule: RuleFacts): ReasonAnswer => ({
  code: rule.code,
  rule: rule.id,
  ...sourceView(rule.source),
  text: rule.text,
});

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

function decidingRule(decision: LoggedDecision, callerId: PartyId): RuleFacts {
  const { plan, outcome, read, at } = decision;
  if (plan.kind === "decided") return ruleById(plan.decision.rule);
  const requesterId = read.question.requester?.id;
  const readers = requesterId === undefined ? [callerId] : [callerId, requesterId];
  const code: ReasonCode = disclosedReason(outcome.reason, true, readers, partiesTo(decision));
  return personRuleFor(code, legalDayOf(at));
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
  asked: AskedAccess,
  callerId: PartyId,
  publicId: string,
): EvaluationAnswer {
  const { outcome, plan } = decision;
  const permitted = isPermitting(outcome.reason);
  const rule = decidingRule(decision, callerId);
  return {
    decision: permitted,
    context: {
      decision_id: publicId,
      rule_set: plan.kind === "decided" ? plan.decision.ruleSet : plan.ruleSet,
      categories: {
        permitted: permitted ? asked.categories : [],
        denied: permitted ? [] : asked.categories.map((code) => ({ code, reason: rule.code })),
      },
      reason: reasonView(rule),
      basis: permitted ? basisView(decision) : null,
    },
  };
}
