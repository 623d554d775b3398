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
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  accessLogEntry,
  categoriesByCodes,
  foldSubject,
  objectAtVersion,
  partyAsOf,
  partyAtVersion,
  purposeAtVersion,
  type AccessLogEntry,
  type Store,
} from "@kelisim/store";
import { openDecisionId } from "./decision-id.ts";

/** A logged decision, replayed with every rule that was tried. */
export type Explanation = {
  readonly entry: AccessLogEntry;
  readonly question: AccessQuestion;
  readonly facts: PersonFacts;
  readonly replayed: AccessDecision;
};

async function questionOf(store: Store, entry: AccessLogEntry): Promise<AccessQuestion> {
  const { db } = store;
  const { requester, objectVersion, purposeVersion, recipientId } = entry;
  const [recipient, categories] = await Promise.all([
    recipientId === undefined ? undefined : partyAsOf(db, recipientId, entry.recordedAt),
    categoriesByCodes(db, entry.categories),
  ]);
  return {
    service: store.kind,
    at: entry.recordedAt,
    requester:
      requester === undefined
        ? undefined
        : await partyAtVersion(db, requester.id, requester.version),
    action: entry.action,
    object:
      objectVersion === undefined
        ? undefined
        : await objectAtVersion(db, entry.objectId, objectVersion),
    purpose:
      purposeVersion === undefined
        ? undefined
        : await purposeAtVersion(db, entry.purposeId, purposeVersion),
    categories: entry.categories,
    recipient: entry.recipientBin === undefined ? undefined : (entry.recipientId ?? "unknown"),
    recipientRoles: recipient?.roles ?? [],
    biometric: [...categories.values()].filter((each) => each.biometric).map(({ code }) => code),
    country: entry.country,
  };
}

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

/** A person's state as it was when she had so many events. */
export type StateAt = (seq: number) => Promise<SubjectState>;

/** The states of one person, each made once. */
export function statesOf({ db }: Store, subjectId: SubjectId): StateAt {
  const known = new Map<number, Promise<SubjectState>>();
  return (seq) => {
    const state = known.get(seq) ?? foldSubject(db, subjectId, seq);
    known.set(seq, state);
    return state;
  };
}

/** What the log says of a decision; its replay where that comes to the same. */
export async function explainLogged(
  store: Store,
  entry: AccessLogEntry,
  stateAt: StateAt,
): Promise<Explanation> {
  try {
    return await explainEntry(store, entry, stateAt);
  } catch (error) {
    if (!(error instanceof ReplayDiffersError)) throw error;
    const question = await questionOf(store, entry);
    const facts = factsAbout(await stateAt(entry.subjectSeq), question);
    return { entry, question, facts, replayed: asLogged(entry, question) };
  }
}

/**
 * Replays a logged decision from the registry's versions and the person's events of that moment.
 * @throws ReplayDiffersError
 */
export async function explainEntry(
  store: Store,
  entry: AccessLogEntry,
  stateAt: StateAt = statesOf(store, entry.subjectId),
): Promise<Explanation> {
  const question = await questionOf(store, entry);
  const facts = factsAbout(await stateAt(entry.subjectSeq), question);
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

/** The explanation of a public decision id; `undefined` for an id that this service did not make. */
export async function explainDecision(
  store: Store,
  publicId: string,
): Promise<Explanation | undefined> {
  const key = openDecisionId(store.sealer, publicId);
  const entry = key === undefined ? undefined : await accessLogEntry(store.db, key);
  return entry === undefined ? undefined : explainEntry(store, entry);
}
