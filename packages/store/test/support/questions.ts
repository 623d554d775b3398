import { randomUUID } from "node:crypto";
import {
  decideAccess,
  isInForce,
  LAW_231_FIRST_DAY,
  isShownAtOnce,
  legalDayOf,
  mayBeDeferred,
  planAccess,
  type AccessDecision,
  type AccessQuestion,
  type Instant,
  factsAbout,
  fieldsNeedPerson,
  type SubjectState,
} from "@kelisim/core";
import {
  decideBatch,
  decideOne,
  lookupMacOf,
  searchAccessLog,
  type AccessLogEntry,
  type ApiKey,
  type DecideOutcome,
  type PersonRuleFlags,
  type PlannedAccess,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK } from "../../../core/src/testing/registry.test-support.ts";
import { randomIds } from "./commands.ts";
import type { Person } from "./people.ts";

/** A question about a person as it is put to the store. */
export type Put = { readonly person: Person; readonly question: AccessQuestion };

/** A BIN that the registry does not hold. */
const UNKNOWN_BIN = "999999999999";

const recipientOf = ({ recipient }: AccessQuestion) => {
  if (recipient === undefined) return { recipientBin: undefined, recipientId: undefined };
  if (recipient === "unknown") return { recipientBin: UNKNOWN_BIN, recipientId: undefined };
  return { recipientBin: recipient.slice(-12), recipientId: recipient };
};

/** A question after the rules that need no person, as the server plans it. */
export function planned(
  { ring }: Store,
  key: ApiKey,
  { person, question }: Put,
  more: Partial<PlannedAccess> = {},
): PlannedAccess {
  const plan = planAccess(question);
  const { requester, object, purpose, action, categories, country } = question;
  return {
    at: question.at,
    flags: flagsAt(question.at),
    decisionId: randomUUID().replaceAll("-", ""),
    person: lookupMacOf(ring, person.iin),
    callerId: BANK.id,
    key: { id: key.id, version: key.version },
    requesterBin: requester?.bin ?? UNKNOWN_BIN,
    requester,
    requesterRef: undefined,
    mode: "enforce",
    objectId: object?.id ?? randomIds.next("obj"),
    purposeId: purpose?.id ?? randomIds.next("pur"),
    ...{ action, object, purpose, categories, country },
    ...recipientOf(question),
    ruleSet: plan.kind === "decided" ? plan.decision.ruleSet : plan.ruleSet,
    plannedReason: plan.kind === "decided" ? plan.decision.reason : undefined,
    asksPerson: plan.kind === "ask-person" || fieldsNeedPerson(question),
    ban: plan.kind === "decided" ? undefined : plan.ban,
    hasGround: plan.kind === "ask-person" && plan.ground !== undefined,
    keptOnly: plan.kind === "ask-person" && plan.keptOnly,
    deferred: mayBeDeferred(question),
    ...more,
  };
}

/** The flags by the legal day, as the server sets them. */
export function flagsAt(now: Instant): PersonRuleFlags {
  const since231 = isInForce({ from: LAW_231_FIRST_DAY, to: null }, legalDayOf(now));
  return { retention: since231, achieved: since231 };
}

/** One question by the statement for one, more by the statement for a batch. */
export async function decideAt(
  db: Queryable,
  rows: readonly PlannedAccess[],
  now: Instant,
): Promise<DecideOutcome[]> {
  const asked = rows.map((row) => ({ ...row, at: now, flags: flagsAt(now) }));
  const [only, ...others] = asked;
  return only !== undefined && others.length === 0
    ? [await decideOne(db, only)]
    : decideBatch(db, asked);
}

/** What core is told of a person's state for a question. */
export const factsFor = factsAbout;

/** What core alone decides. */
export const decidedByCore = (question: AccessQuestion, state: SubjectState): AccessDecision =>
  decideAccess(question, factsFor(state, question));

/** The log rows of one caller, the newest thousand. */
export const logOf = async (
  { db }: Store,
  callerId: PlannedAccess["callerId"],
): Promise<readonly AccessLogEntry[]> => {
  const filter = {
    callerId,
    ...{ subjectId: undefined, purposeId: undefined, objectId: undefined, requesterBin: undefined },
    ...{ permitted: undefined, mode: undefined, from: undefined, to: undefined, after: undefined },
    limit: 1000,
  };
  return (await searchAccessLog(db, filter, MONDAY)).entries;
};

/** The log row that a decided question must leave. */
export function expectedEntry(
  row: PlannedAccess,
  put: Put,
  state: SubjectState,
  now: Instant,
): AccessLogEntry {
  const { permitted, reason, basis } = decidedByCore(put.question, state);
  const { requester, object, purpose } = row;
  return {
    subjectId: put.person.subjectId,
    recordedAt: now,
    decisionId: row.decisionId,
    subjectSeq: state.seq,
    callerId: row.callerId,
    requesterBin: row.requesterBin,
    requester: requester && { id: requester.id, version: requester.version },
    requesterRef: row.requesterRef,
    mode: row.mode,
    action: row.action,
    objectId: row.objectId,
    objectVersion: object?.version,
    purposeId: row.purposeId,
    purposeVersion: purpose?.version,
    categories: row.categories,
    recipientBin: row.recipientBin,
    recipientId: row.recipientId,
    country: row.country,
    ruleSet: row.ruleSet,
    permitted,
    reason,
    basisId: basis === null || basis.kind === "legal-ground" ? undefined : dashed(basis.id),
    deferred: row.deferred && !isShownAtOnce(reason),
  };
}

/** A record's UUID as PostgreSQL writes it. */
const dashed = (id: string): string =>
  id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
