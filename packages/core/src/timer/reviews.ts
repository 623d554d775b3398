import type { Consent } from "../consent/consent.ts";
import type { Retention } from "../duty/retention.ts";
import type { SubjectState } from "../subject/state.ts";
import {
  addDuration,
  compareInstants,
  endOfDay,
  laterInstant,
  legalDayOf,
  startOfDay,
  type Instant,
} from "../time.ts";

/** How often what is kept without an end is looked at again. Ours. */
const RETENTION_REVIEW = "P1Y";

const after = (instant: Instant, duration: string): Instant =>
  startOfDay(addDuration(legalDayOf(instant), duration));

/** When a party is next reminded to look whether the purpose of a consent is reached; never after its last day. */
export function consentReviewAt({
  grantedAt,
  reviewedAt = grantedAt,
  reviewEvery,
  term: { lastDay },
}: Consent): Instant | undefined {
  if (reviewEvery === undefined) return undefined;
  const dueAt = after(reviewedAt, reviewEvery);
  const isOver = lastDay !== undefined && compareInstants(dueAt, endOfDay(lastDay)) >= 0;
  return isOver ? undefined : dueAt;
}

/**
 * When the holder of something kept without an end has to look at it again: a year after the refusal that
 * left it, or after the last look. Not while it still owes one.
 */
export function retentionReviewAt(
  { duties }: SubjectState,
  { id, dutyId, until }: Retention,
): Instant | undefined {
  if (until !== null) return undefined;
  const left = duties.get(dutyId)?.outcome;
  if (left?.state !== "discharged") return undefined;
  let lookedAt = left.at;
  for (const { cause, outcome } of duties.values()) {
    if (cause.kind !== "retention" || cause.id !== id) continue;
    if (outcome.state === "open") return undefined;
    lookedAt = laterInstant(lookedAt, outcome.at);
  }
  return after(lookedAt, RETENTION_REVIEW);
}
