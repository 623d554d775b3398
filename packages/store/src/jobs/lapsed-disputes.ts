import {
  afterLapse,
  consentToProve,
  type CommandWorld,
  type EventDraft,
  type SubjectId,
  type SubjectState,
  type TimerKey,
} from "@kelisim/core";
import { holdersInLine } from "../access/holders.ts";
import type { Queryable } from "../db/db.ts";

/**
 * What comes of proofs whose last day is over: the consents are annulled, as their status says already, and
 * whoever holds data under them has to destroy them.
 */
export async function lapsedDisputes(
  tx: Queryable,
  subjectId: SubjectId,
  state: SubjectState,
  wentOff: readonly TimerKey[],
  world: CommandWorld,
): Promise<readonly EventDraft[]> {
  const drafts: EventDraft[] = [];
  for (const timer of wentOff) {
    const duty = timer.kind === "duty-overdue" ? state.duties.get(timer.recordId) : undefined;
    if (duty === undefined || duty.outcome.state !== "open") continue;
    const consent = consentToProve(state, duty);
    if (consent === undefined) continue;
    const holders = await holdersInLine(tx, subjectId, state, consent);
    drafts.push(...afterLapse(state, duty, holders, world));
  }
  return drafts;
}
