import {
  disclosedReason,
  formatInstant,
  idFrom,
  legalDayOf,
  personRuleFor,
  RULE_BOOK,
  ruleById,
  type Instant,
  type LegalDay,
  type PartyId,
  type TriedRule,
} from "@kelisim/core";
import type {
  AccessLogEntry as LogLine,
  DecisionExplanation,
  RuleDifference,
  TriedRuleAnswer,
} from "@kelisim/protocol";
import type { Sealer } from "@kelisim/store";
import { sealDecisionId } from "../access/decision-id.ts";
import { isOfOtherRules, underRulesOf, type Explanation } from "../access/explain.ts";
import { groundView, reasonView, sourceView } from "./access-views.ts";
import { lawWords } from "./law-view.ts";
import { heldView } from "./rule-set-view.ts";

function basisOf({ entry, question }: Explanation): LogLine["basis"] {
  if (entry.reason === "legal-ground") return groundView(question.purpose?.declared.legal_ground);
  if (entry.basisId === undefined) return null;
  return entry.reason === "consent"
    ? { kind: "consent", id: idFrom("con", entry.basisId) }
    : { kind: "retention", id: idFrom("ret", entry.basisId) };
}

/** A log row with the rule that is named as its reason. */
const lineView = (explanation: Explanation, sealer: Sealer, reason: LogLine["reason"]): LogLine => {
  const { entry } = explanation;
  return {
    decision_id: sealDecisionId(sealer, entry),
    decided_at: formatInstant(entry.recordedAt),
    decision: entry.permitted,
    mode: entry.mode,
    action: entry.action,
    categories: entry.categories,
    object_id: entry.objectId,
    purpose_id: entry.purposeId,
    caller_id: entry.callerId,
    requester_bin: entry.requesterBin,
    employee: entry.requesterRef,
    recipient: entry.recipientBin,
    country: entry.country,
    reason,
    basis: basisOf(explanation),
    rule_set: entry.ruleSet,
  };
};

const triedView = ({ rule: id, code, outcome }: TriedRule, on: LegalDay): TriedRuleAnswer => {
  const rule = ruleById(id);
  const { source, inForce, text } = rule;
  return {
    rule: id,
    code,
    outcome,
    source: sourceView(source),
    in_force: inForce,
    text,
    ...heldView(rule, on),
  };
};

/** Parties to the object, the purpose and the consent behind a decision. */
function partiesTo({ question, facts }: Explanation): readonly PartyId[] {
  const { object, purpose } = question;
  const recipients = facts.newest?.kind === "granted" ? facts.newest.recipients : [];
  return [object?.ownerId, object?.operatorId, purpose?.partyId, ...recipients].filter(
    (id) => id !== undefined,
  );
}

/** The rules whose outcomes differ, as far as the reader sees them. */
function differencesOf(
  logged: readonly TriedRuleAnswer[],
  replayed: readonly TriedRuleAnswer[],
): readonly RuleDifference[] {
  const outcome = (tried: readonly TriedRuleAnswer[], id: string) =>
    tried.find(({ rule }) => rule === id)?.outcome ?? null;
  const ids = new Set([...replayed, ...logged].map(({ rule }) => rule));
  return [...ids]
    .map((rule) => ({ rule, logged: outcome(logged, rule), replayed: outcome(replayed, rule) }))
    .filter((each) => each.logged !== each.replayed);
}

/** As if the log said what the replay came to. */
const asReplayed = (explanation: Explanation): Explanation => {
  const { permitted, reason, ruleSet, basis } = explanation.replayed;
  const basisId = basis === null || basis.kind === "legal-ground" ? undefined : basis.id.slice(4);
  return { ...explanation, entry: { ...explanation.entry, permitted, reason, ruleSet, basisId } };
};

const ABOUT_PERSON: ReadonlySet<string> = new Set(RULE_BOOK.person.map(({ id }) => id));

/** Which parties may hear what her records say: `undefined` for the operator at the command line. */
function readersOf({ entry }: Explanation, reader: PartyId | undefined): readonly PartyId[] {
  return [reader, entry.requester?.id].filter((id) => id !== undefined);
}

/** Whether all who hear an explanation are parties to the consent or the object. */
function areParties(explanation: Explanation, reader: PartyId | undefined): boolean {
  const parties = partiesTo(explanation);
  return (
    reader === undefined || readersOf(explanation, reader).every((each) => parties.includes(each))
  );
}

/** Whether the rules about the person are hidden from a reader of a denial. */
function isHidden(explanation: Explanation, reader: PartyId | undefined): boolean {
  const { tried, permitted } = explanation.replayed;
  const isAboutPerson = tried.some(({ rule }) => ABOUT_PERSON.has(rule));
  return !permitted && isAboutPerson && !areParties(explanation, reader);
}

/**
 * Whether the row itself, with the reason as it is, may leave for a party: a denial may for parties to the
 * consent or the object alone, whatever its reason.
 */
export const mayHaveRow = (explanation: Explanation, reader: PartyId): boolean =>
  explanation.entry.permitted || areParties(explanation, reader);

/**
 * An explanation for a reader: of the logged decision, or of what the rules of another instant make of it,
 * beside what stands in the log. Whoever is no party to the consent or the object sees the rules about the
 * person only as "no consent", like for a person whom nobody knows.
 * @param reader `undefined` for the service's own operator at the command line
 */
export function explanationView(
  explanation: Explanation,
  sealer: Sealer,
  reader: PartyId | undefined,
  at?: Instant,
): DecisionExplanation {
  const own = viewOn(explanation, sealer, reader);
  if (at === undefined) return own;
  const other = viewOn(asReplayed(underRulesOf(explanation, at)), sealer, reader);
  const { decision, reason, rule_set, rules_tried } = own;
  const differences = isOfOtherRules(explanation.entry)
    ? {}
    : { differences: differencesOf(rules_tried, other.rules_tried) };
  const logged = { decision, reason: reason.code, rule_set };
  const replayed = { on: legalDayOf(at), at: formatInstant(at), logged, ...differences };
  return { ...other, replayed };
}

function viewOn(
  explanation: Explanation,
  sealer: Sealer,
  reader: PartyId | undefined,
): DecisionExplanation {
  const { replayed } = explanation;
  const on = legalDayOf(explanation.question.at);
  const deciding = replayed.tried.at(-1);
  if (deciding === undefined) throw new Error("a decision without a rule");
  // Also where the reason itself may be told: the rules passed on the way to it tell one person from another.
  if (!isHidden(explanation, reader)) {
    const line = lineView(explanation, sealer, reasonView(ruleById(deciding.rule)));
    const tried = replayed.tried.map((step) => triedView(step, on));
    return { ...line, law: lawWords(ruleById(deciding.rule).source), rules_tried: tried };
  }
  const readers = readersOf(explanation, reader);
  const shown = disclosedReason(deciding.code, true, readers, partiesTo(explanation));
  const masked = personRuleFor(shown, on);
  const aboutRegistry = replayed.tried.filter(({ rule }) => !ABOUT_PERSON.has(rule));
  const step: TriedRule = { rule: masked.id, code: masked.code, outcome: "failed" };
  return {
    ...lineView(explanation, sealer, reasonView(masked)),
    law: lawWords(masked.source),
    rules_tried: [...aboutRegistry, step].map((each) => triedView(each, on)),
  };
}
