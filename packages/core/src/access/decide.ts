import type { ConsentId, RetentionId } from "../ids.ts";
import { groundFor } from "../law/grounds/ground-of.ts";
import type { LegalGroundRef } from "../registry/purpose.ts";
import { legalDayOf } from "../time.ts";
import { isEntitled } from "./entitled.ts";
import type { AccessQuestion, PersonFacts, PersonQuestion } from "./question.ts";
import type { ReasonCode } from "./reason.ts";
import { retentionFor } from "./retained.ts";
import { runRules, type TriedRule } from "./rule.ts";
import { RULE_BOOK, type RuleBook } from "./rule-book.ts";
import { ruleSetOf } from "./rule-set.ts";
import { engagedBan } from "./rules/conditional-bans.ts";

export type AccessBasis =
  | { readonly kind: "consent"; readonly id: ConsentId }
  | { readonly kind: "retention"; readonly id: RetentionId }
  | { readonly kind: "legal-ground"; readonly ref: LegalGroundRef };

/** The answer to an access question. */
export type AccessDecision = {
  readonly permitted: boolean;
  readonly reason: ReasonCode;
  /** Id of the rule that decided. */
  readonly rule: string;
  readonly ruleSet: string;
  readonly basis: AccessBasis | null;
  readonly tried: readonly TriedRule[];
};

/** What the rules that do not look at the person come to. */
export type AccessPlan =
  | { readonly kind: "decided"; readonly decision: AccessDecision }
  | {
      readonly kind: "ask-person";
      readonly asked: PersonQuestion;
      readonly ruleSet: string;
      readonly tried: readonly TriedRule[];
      /** The ban that decides unless the consent carries the access. */
      readonly ban: ReasonCode | undefined;
      /** What permits without consent, if no ban bites. */
      readonly ground: LegalGroundRef | undefined;
      /** Whether only what the requester has kept by a reasoned refusal can entitle it. */
      readonly keptOnly: boolean;
    };

const denial = (step: TriedRule, ruleSet: string, tried: readonly TriedRule[]): AccessDecision => ({
  permitted: false,
  reason: step.code,
  rule: step.rule,
  ruleSet,
  basis: null,
  tried,
});

/** Tries the rules that need nothing but the registry. Total: every question gets a plan. */
export function planAccess(question: AccessQuestion, book: RuleBook = RULE_BOOK): AccessPlan {
  const on = legalDayOf(question.at);
  const ruleSet = ruleSetOf(on, book.packs);
  const { tried, decidedBy } = runRules(book.registry, question, on);
  if (decidedBy !== undefined) {
    return { kind: "decided", decision: denial(decidedBy, ruleSet, tried) };
  }
  const { requester, object, purpose } = question;
  if (requester === undefined || object === undefined || purpose === undefined) {
    throw new Error("the registry rules let an unknown record pass");
  }
  const asked = { ...question, requester, object, purpose };
  const [ban, ground] = [engagedBan(asked, book.bans), groundFor(asked, on)];
  const keptOnly = !isEntitled(asked);
  return { kind: "ask-person", asked, ruleSet, tried, ban, ground, keptOnly };
}

function basisOf(step: TriedRule, asked: PersonQuestion, facts: PersonFacts): AccessBasis | null {
  if (step.outcome !== "permitted") return null;
  if (step.code === "consent" && facts.newest?.kind === "granted") {
    return { kind: "consent", id: facts.newest.id };
  }
  const ground = groundFor(asked, legalDayOf(asked.at));
  if (step.code === "legal-ground" && ground !== undefined)
    return { kind: "legal-ground", ref: ground };
  const retained = retentionFor(asked, facts);
  return retained === undefined ? null : { kind: "retention", id: retained.id };
}

/**
 * The decision, with every rule that was tried. Total and deterministic: the same question and facts
 * give the same answer on any day, which is what lets `explain` replay it.
 */
export function decideAccess(
  question: AccessQuestion,
  facts: PersonFacts,
  book: RuleBook = RULE_BOOK,
): AccessDecision {
  const plan = planAccess(question, book);
  if (plan.kind === "decided") return plan.decision;
  const { asked, ruleSet } = plan;
  const run = runRules(book.person, { asked, facts }, legalDayOf(question.at));
  const tried = [...plan.tried, ...run.tried];
  const step = run.decidedBy;
  if (step === undefined) throw new Error("no rule decided: the rule of denial by default is gone");
  if (step.outcome !== "permitted") return denial(step, ruleSet, tried);
  const basis = basisOf(step, asked, facts);
  return { permitted: true, reason: step.code, rule: step.rule, ruleSet, basis, tried };
}
