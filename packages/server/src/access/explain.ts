import {
  decideAccess,
  factsAbout,
  hasPersonRule,
  legalDayOf,
  personRuleFor,
  planAccess,
  ruleFor,
  ruleSetOf,
  type AccessDecision,
  type AccessQuestion,
  type Instant,
  type PersonFacts,
} from "@kelisim/core";
import { accessLogEntry, isPastKeeping, type AccessLogEntry, type Store } from "@kelisim/store";
import { behindDecisions, type BehindDecisions } from "./behind-decisions.ts";
import { openDecisionId } from "./decision-id.ts";

/** A logged decision, replayed with every rule that was tried. */
export type Explanation = {
  readonly entry: AccessLogEntry;
  readonly question: AccessQuestion;
  readonly facts: PersonFacts;
  readonly replayed: AccessDecision;
};

/** Whether a row was decided by rules of another revision, so that no rule of today replays it. */
export const isOfOtherRules = ({ ruleSet, recordedAt }: AccessLogEntry): boolean =>
  ruleSet !== ruleSetOf(legalDayOf(recordedAt));

/**
 * The same question, put to the same facts about the person under the rules of another instant.
 * @returns what would have been decided: nothing of it stands in the log
 */
export function underRulesOf(explanation: Explanation, at: Instant): Explanation {
  const question = { ...explanation.question, at };
  const replayed = decideAccess(question, explanation.facts);
  return { ...explanation, question, replayed };
}

/** The log and its replay differ: the store was changed behind the service's back, or a rule was. */
export class ReplayDiffersError extends Error {
  override readonly name = "ReplayDiffersError";
}

/** What the log itself says of a decision whose rules have changed since: the reason, without the way to it. */
function asLogged(
  { permitted, reason, ruleSet, recordedAt }: AccessLogEntry,
  question: AccessQuestion,
): AccessDecision {
  const on = legalDayOf(recordedAt);
  const plan = planAccess(question);
  const byRegistry = plan.kind === "decided" && plan.decision.reason === reason;
  // Some codes are given by a rule about the purpose and by one about the person, whom strangers hear nothing of.
  const byPerson = !byRegistry && hasPersonRule(reason, on);
  const { id: rule } = byPerson ? personRuleFor(reason, on) : ruleFor(reason, on);
  const outcome = permitted ? "permitted" : "failed";
  return {
    permitted,
    reason,
    rule,
    ruleSet,
    basis: null,
    tried: [{ rule, code: reason, outcome }],
  };
}

/** Replays a decision from what it was made of. @throws ReplayDiffersError */
function replay(entry: AccessLogEntry, behind: BehindDecisions): Explanation {
  const question = behind.questionOf(entry);
  const facts = factsAbout(behind.stateOf(entry), question);
  // Rules of another revision made it: today's cannot be held against the log.
  if (isOfOtherRules(entry)) {
    return { entry, question, facts, replayed: asLogged(entry, question) };
  }
  const replayed = decideAccess(question, facts);
  if (replayed.reason !== entry.reason || replayed.permitted !== entry.permitted) {
    throw new ReplayDiffersError(
      `the log says ${entry.reason}, its replay ${replayed.reason} (${legalDayOf(entry.recordedAt)})`,
    );
  }
  return { entry, question, facts, replayed };
}

function replayOrLogged(entry: AccessLogEntry, behind: BehindDecisions): Explanation {
  try {
    return replay(entry, behind);
  } catch (error) {
    if (!(error instanceof ReplayDiffersError)) throw error;
    const question = behind.questionOf(entry);
    const facts = factsAbout(behind.stateOf(entry), question);
    return { entry, question, facts, replayed: asLogged(entry, question) };
  }
}

/**
 * What the log says of some decisions, in their order; their replays where those come to the same. A page
 * of any length takes as many statements as one row.
 */
export async function explainLogged(
  store: Store,
  entries: readonly AccessLogEntry[],
): Promise<Explanation[]> {
  if (entries.length === 0) return [];
  const behind = await behindDecisions(store, entries);
  return entries.map((entry) => replayOrLogged(entry, behind));
}

/**
 * Replays a logged decision from the registry's versions and the person's events of that moment.
 * @throws ReplayDiffersError
 */
export const explainEntry = async (store: Store, entry: AccessLogEntry): Promise<Explanation> =>
  replay(entry, await behindDecisions(store, [entry]));

/**
 * The explanation of a public decision id; `undefined` for an id that this service did not make,
 * `term-ended` where its row was dropped with its month.
 */
export async function explainDecision(
  store: Store,
  publicId: string,
): Promise<Explanation | "term-ended" | undefined> {
  const key = openDecisionId(store.sealer, publicId);
  if (key === undefined) return undefined;
  const entry = await accessLogEntry(store.db, key);
  if (entry !== undefined) return explainEntry(store, entry);
  return (await isPastKeeping(store.db, key.recordedAt)) ? "term-ended" : undefined;
}
