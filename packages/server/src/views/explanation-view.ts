import {
  disclosedReason,
  FIRST_PERSON_RULE,
  formatInstant,
  idFrom,
  legalDayOf,
  personRuleFor,
  ruleById,
  type LegalDay,
  type PartyId,
  type TriedRule,
} from "@kelisim/core";
import type { AccessLogEntry as LogLine, DecisionExplanation } from "@kelisim/protocol";
import type { Sealer } from "@kelisim/store";
import { sealDecisionId } from "../access/decision-id.ts";
import { underRulesOf, type Explanation } from "../access/explain.ts";
import { groundView, reasonView, sourceView } from "./access-views.ts";

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

const triedView = ({ rule, code, outcome }: TriedRule) => {
  const { source, inForce, text } = ruleById(rule);
  return { rule, code, outcome, source: sourceView(source), in_force: inForce, text };
};

/** Parties to the object, the purpose and the consent behind a decision. */
function partiesTo({ question, facts }: Explanation): readonly PartyId[] {
  const { object, purpose } = question;
  const recipients = facts.newest?.kind === "granted" ? facts.newest.recipients : [];
  return [object?.ownerId, object?.operatorId, purpose?.partyId, ...recipients].filter(
    (id) => id !== undefined,
  );
}

/** What stands in the log, beside what the rules of another day come to. */
const replayedView = ({ entry }: Explanation, on: LegalDay): DecisionExplanation["replayed"] => ({
  on,
  logged: { decision: entry.permitted, reason: entry.reason, rule_set: entry.ruleSet },
});

/** As if the log said what the replay came to. */
const asReplayed = (explanation: Explanation): Explanation => {
  const { permitted, reason, ruleSet, basis } = explanation.replayed;
  const basisId = basis === null || basis.kind === "legal-ground" ? undefined : basis.id.slice(4);
  return { ...explanation, entry: { ...explanation.entry, permitted, reason, ruleSet, basisId } };
};

/**
 * An explanation for a reader: of the logged decision, or of what the rules of another day (`on`) make of
 * it. Whoever is no party to the consent or the object sees the rules about the person only as "no consent",
 * like for a person whom nobody knows.
 * @param reader `undefined` for the service's own operator at the command line
 */
export function explanationView(
  explanation: Explanation,
  sealer: Sealer,
  reader: PartyId | undefined,
  on?: LegalDay,
): DecisionExplanation {
  if (on === undefined) return viewOn(explanation, sealer, reader);
  const other = viewOn(asReplayed(underRulesOf(explanation, on)), sealer, reader);
  return { ...other, replayed: replayedView(explanation, on) };
}

function viewOn(
  explanation: Explanation,
  sealer: Sealer,
  reader: PartyId | undefined,
): DecisionExplanation {
  const { entry, replayed } = explanation;
  const on = legalDayOf(explanation.question.at);
  const deciding = replayed.tried.at(-1);
  if (deciding === undefined) throw new Error("a decision without a rule");
  const firstAboutPerson = replayed.tried.findIndex(({ rule }) => rule === FIRST_PERSON_RULE);
  const parties = partiesTo(explanation);
  const readers = [reader, entry.requester?.id].filter((id) => id !== undefined);
  const isParty = reader === undefined || readers.every((each) => parties.includes(each));
  // Also where the reason itself may be told: the rules passed on the way to it tell one person from another.
  if (firstAboutPerson < 0 || replayed.permitted || isParty) {
    const line = lineView(explanation, sealer, reasonView(ruleById(deciding.rule)));
    return { ...line, rules_tried: replayed.tried.map(triedView) };
  }
  const shown = disclosedReason(deciding.code, true, readers, parties);
  const masked = personRuleFor(shown, on);
  const aboutRegistry = replayed.tried.slice(0, firstAboutPerson);
  const step: TriedRule = { rule: masked.id, code: masked.code, outcome: "failed" };
  return {
    ...lineView(explanation, sealer, reasonView(masked)),
    rules_tried: [...aboutRegistry, step].map(triedView),
  };
}
