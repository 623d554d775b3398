import { withPacks } from "../law/editions/law-pack.ts";
import { isInForce } from "../law/source.ts";
import { categoriesOf } from "../registry/purpose.ts";
import { legalDayOf } from "../time.ts";
import { planAccess, type AccessPlan } from "./decide.ts";
import type { AccessQuestion, PersonFacts, PersonQuestion } from "./question.ts";
import { isPermitting, type ReasonCode } from "./reason.ts";
import { retentionsFor } from "./retained.ts";
import { runRules } from "./rule.ts";
import { RULE_BOOK, type RuleBook } from "./rule-book.ts";
import { CONSENT_GUARDS } from "./rules/consent-rules.ts";

/** What one category of a question would come to if it were asked for alone. */
export type FieldAnswer = {
  readonly code: string;
  /** As decided: mask it like any other reason before it leaves. */
  readonly reason: ReasonCode;
  /** Whether a rule about the person gave the reason. */
  readonly aboutPerson: boolean;
};

/** What is known of a person in the line of a question, as far as it decides about single categories. */
export type LineFacts = {
  /** What her newest answer says, whichever categories it covers. */
  readonly verdict: ReasonCode;
  /** The categories of her newest consent. */
  readonly consented: readonly string[];
  /** Those that the requester has kept for this action by reasoned refusals. */
  readonly kept: readonly string[];
  readonly blocked: boolean;
};

type PersonPlan = Extract<AccessPlan, { kind: "ask-person" }>;

const COVERED = "category-not-covered";

/** What comes after the rule of the consent's categories, and gives way where that denies. */
const AFTER_CATEGORIES: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "recipient-not-covered",
  "cross-border-not-covered",
  "consent",
]);

/** Those facts from all that is known of a person, as the deciding statement gives them. */
export function lineFactsOf(
  asked: PersonQuestion,
  facts: PersonFacts,
  book: RuleBook = RULE_BOOK,
): LineFacts {
  const on = legalDayOf(asked.at);
  const guards = withPacks(CONSENT_GUARDS, book.packs).filter(({ code }) => code !== COVERED);
  const mayKeep = book.person.some(
    ({ code, inForce }) => code === "retention" && isInForce(inForce, on),
  );
  return {
    verdict: runRules(guards, { asked, facts }, on).decidedBy?.code ?? "consent",
    consented: facts.newest?.kind === "granted" ? facts.newest.categories : [],
    kept: mayKeep ? retentionsFor(asked, facts).flatMap(({ categories }) => categories) : [],
    blocked: facts.blocked,
  };
}

/**
 * Plans of a question's categories, each alone. Nothing but whether the purpose names a category, and whether
 * it is biometric, tells one from another: no more than four plans are made.
 */
function plansOf(question: AccessQuestion, book: RuleBook): (code: string) => AccessPlan {
  const named = question.purpose === undefined ? [] : categoriesOf(question.purpose);
  const made = new Map<string, AccessPlan>();
  return (code) => {
    const biometric = question.biometric.filter((each) => each === code);
    const kind = `${named.includes(code)} ${biometric.length}`;
    const plan = made.get(kind) ?? planAccess({ ...question, categories: [code], biometric }, book);
    made.set(kind, plan);
    return plan;
  };
}

/**
 * Whether the answers for single categories hang on the person where the question as a whole does not: then
 * her facts are wanted all the same. A whole permit and a single category are their own answer.
 */
export function fieldsNeedPerson(question: AccessQuestion, book: RuleBook = RULE_BOOK): boolean {
  const { categories } = question;
  if (categories.length < 2) return false;
  const planOf = plansOf(question, book);
  return categories.some((code) => planOf(code).kind === "ask-person");
}

/** In the order of the rules about the person. */
function reasonOf(
  code: string,
  { ban, ground, keptOnly }: PersonPlan,
  known: LineFacts,
): ReasonCode {
  const isKept = known.kept.includes(code);
  const isUncovered = AFTER_CATEGORIES.has(known.verdict) && !known.consented.includes(code);
  const verdict = isUncovered ? COVERED : known.verdict;
  if (keptOnly && !isKept) return "party-not-entitled";
  if (ban !== undefined && verdict !== "consent") return ban;
  if (known.blocked) return "data-subject-blocked";
  if (ground !== undefined) return "legal-ground";
  return isKept ? "retention" : verdict;
}

/**
 * For each category asked, in its order, what the same question with it alone would come to, at the same
 * instant and by the same facts.
 * @param whole what the question as a whole came to
 * @param known may be absent where the whole is permitted, where one category was asked, and where neither
 * the whole nor `fieldsNeedPerson` asks for the person
 */
export function fieldAnswers(
  question: AccessQuestion,
  whole: { readonly plan: AccessPlan; readonly reason: ReasonCode },
  known: LineFacts | undefined,
  book: RuleBook = RULE_BOOK,
): readonly FieldAnswer[] {
  const { categories } = question;
  if (isPermitting(whole.reason) || categories.length === 1) {
    const aboutPerson = whole.plan.kind === "ask-person";
    return categories.map((code) => ({ code, reason: whole.reason, aboutPerson }));
  }
  const planOf = plansOf(question, book);
  return categories.map((code) => {
    const plan = planOf(code);
    if (plan.kind === "decided") return { code, reason: plan.decision.reason, aboutPerson: false };
    if (known === undefined) throw new Error("a category hangs on a person who was not looked at");
    return { code, reason: reasonOf(code, plan, known), aboutPerson: true };
  });
}
