import {
  compareInstants,
  fieldsNeedPerson,
  hasPersonRule,
  legalDayOf,
  mayBeDeferred,
  planAccess,
  type AccessPlan,
  type Instant,
} from "@kelisim/core";
import {
  decideOne,
  ensureSubject,
  lookupMacOf,
  SqlError,
  type ApiKey,
  type DecideOutcome,
  type PlannedAccess,
} from "@kelisim/store";
import { BusyError } from "../batch/batcher.ts";
import type { Context } from "../context.ts";
import type { Caller } from "../http/operation.ts";
import { RequestFault } from "../http/request-fault.ts";
import { readQuestion, type AskedAccess, type ReadQuestion } from "./question.ts";

/** A decision that stands in the log. */
export type LoggedDecision = {
  readonly read: ReadQuestion;
  readonly plan: AccessPlan;
  readonly outcome: Extract<DecideOutcome, { kind: "decided" }>;
  /** UUID of the log row. */
  readonly decisionId: string;
  readonly at: Instant;
};

/** How often a question is planned again because the registry changed under it. */
const TRIES = 5;

/** Whether the caller may put this question: it owns or operates the object, or asks for itself. */
export const maySubmit = ({ party }: Caller, asked: AskedAccess, read: ReadQuestion): boolean =>
  party.bin === asked.requesterBin ||
  party.id === read.question.object?.ownerId ||
  party.id === read.question.object?.operatorId;

/**
 * Decides one question and logs the decision before anybody hears of it. The rules that need no person
 * run here against the cached registry; the statement checks the versions they ran with, and a stale
 * plan is made again from fresh records.
 * @returns `not-yours` where the caller may not put the question, `unsettled` where the registry changed
 * under every plan; then nothing is logged
 */
export async function evaluateAccess(
  ctx: Context,
  caller: Caller,
  asked: AskedAccess,
  now: Instant,
): Promise<LoggedDecision | "not-yours" | "unsettled"> {
  const decisionId = ctx.ids.next("evt").slice(4);
  const on = legalDayOf(now);
  const inForce = {
    retention: hasPersonRule("retention", on),
    achieved: hasPersonRule("purpose-achieved", on),
  };
  const person = lookupMacOf(ctx.store.ring, asked.iin);
  let key = caller.key;
  let isAlone = false;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const soon = readQuestion(ctx, asked, now);
    const read = soon instanceof Promise ? await soon : soon;
    if (!maySubmit(caller, asked, read)) return "not-yours";
    const { question, recipient } = read;
    const plan = planAccess(question);
    const decided = plan.kind === "decided" ? plan.decision : undefined;
    const row: PlannedAccess = {
      at: now,
      flags: inForce,
      decisionId,
      person,
      callerId: caller.party.id,
      key,
      requesterBin: asked.requesterBin,
      requester: question.requester,
      requesterRef: asked.requesterRef,
      mode: asked.mode,
      action: asked.action,
      objectId: asked.objectId,
      object: question.object,
      purposeId: asked.purposeId,
      purpose: question.purpose,
      categories: asked.categories,
      recipientBin: asked.recipientBin,
      recipientId: recipient?.id,
      country: asked.country,
      ruleSet: decided?.ruleSet ?? (plan.kind === "ask-person" ? plan.ruleSet : ""),
      plannedReason: decided?.reason,
      asksPerson: decided === undefined || fieldsNeedPerson(question),
      ban: plan.kind === "ask-person" ? plan.ban : undefined,
      hasGround: plan.kind === "ask-person" && plan.ground !== undefined,
      keptOnly: plan.kind === "ask-person" && plan.keptOnly,
      deferred: mayBeDeferred(question),
    };
    // What a batch could not settle is asked alone.
    const settled = isAlone
      ? decideOne(ctx.store.db, row)
      : ctx.decisions.submit(caller.party.id, row);
    const outcome = await settled.catch(unlogged);
    switch (outcome.kind) {
      case "decided":
        ctx.metrics?.decided(asked.mode, outcome.reason);
        return { read, plan, outcome, decisionId, at: now };
      case "unknown-person":
        await ensureSubject(ctx.store.db, ctx.store.ring, asked.iin);
        break;
      case "held":
        isAlone = true;
        break;
      case "stale": {
        isAlone = true;
        ctx.registry.forget({
          keyId: key.id,
          objectId: asked.objectId,
          purposeId: asked.purposeId,
          parties: [caller.party.id],
          bins: [
            asked.requesterBin,
            ...(asked.recipientBin === undefined ? [] : [asked.recipientBin]),
          ],
        });
        const fresh = await ctx.registry.apiKey(key.id);
        if (fresh === undefined || hasEnded(fresh, now)) throw new KeyRevokedError();
        key = fresh;
        break;
      }
    }
  }
  return "unsettled";
}

/** Revoked, or at its end: a rotation sets the end of a key that others have cached without one. */
const hasEnded = ({ revokedAt, expiresAt }: ApiKey, now: Instant): boolean =>
  revokedAt !== undefined || (expiresAt !== undefined && compareInstants(expiresAt, now) <= 0);

/** What stands in no log was not decided: the answer is 503, and the log of the service has the cause. */
class UnloggedDecision extends RequestFault {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super("cannot-be-logged");
    this.cause = cause;
  }
}

function unlogged(error: unknown): never {
  if (error instanceof BusyError) throw new RequestFault("overloaded");
  throw error instanceof SqlError ? new UnloggedDecision(error) : error;
}

/** The caller's key was revoked or ended while its question was on the way: the answer is 401. */
export class KeyRevokedError extends Error {
  override readonly name = "KeyRevokedError";
}
