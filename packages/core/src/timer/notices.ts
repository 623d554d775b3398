import type { CommandWorld } from "../commands/world.ts";
import { openDuty } from "../duty/open.ts";
import type { RetentionId } from "../ids.ts";
import { givenForHer } from "../person/review.ts";
import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants } from "../time.ts";
import { timerName, timersOf, type Timer, type TimerKey } from "./timer.ts";

/** Whoever keeps something without an end has to look at it again. Ours. */
function reviewOf(
  id: RetentionId,
  { retentions }: SubjectState,
  { now, calendar, ids, readings }: CommandWorld,
): readonly EventDraft[] {
  const kept = retentions.find((retention) => retention.id === id);
  if (kept === undefined) throw new Error("a retention to look at is not about this person");
  const cause = { kind: "retention", id } as const;
  const duty = { id: ids.next("dty"), kind: "review-retention", partyId: kept.holderId } as const;
  return [openDuty({ ...duty, cause, sentAt: now, deliveredAt: now }, calendar, readings)];
}

/** What is told; of the end of a retention nobody is. */
function noticeOf(timer: Timer, state: SubjectState, world: CommandWorld): readonly EventDraft[] {
  // Said to have happened when it was due, however late it is told.
  const effectiveAt = timer.dueAt;
  switch (timer.kind) {
    case "request-expired": {
      const { recordId: requestId } = timer;
      return [{ body: { type: "consent.request-expired", requestId }, effectiveAt }];
    }
    case "consent-expired": {
      const { recordId: consentId } = timer;
      return [{ body: { type: "consent.expired", consentId }, effectiveAt }];
    }
    case "duty-due-soon":
    case "duty-overdue": {
      const { kind, recordId: dutyId } = timer;
      const type = kind === "duty-due-soon" ? "duty.due-soon" : "duty.overdue";
      return [{ body: { type, dutyId }, effectiveAt }];
    }
    case "came-of-age":
      return [{ body: { type: "person.came-of-age", review: givenForHer(state) }, effectiveAt }];
    case "consent-review": {
      const { recordId: consentId } = timer;
      return [{ body: { type: "consent.review-due", consentId }, effectiveAt }];
    }
    case "retention-review":
      return reviewOf(timer.recordId, state, world);
    case "retention-ended":
      return [];
  }
}

/**
 * What timers that went off have to tell of a person's present state, in the order in which they were
 * due. Nothing where it is moot by now: answered, discharged, withdrawn, superseded.
 */
export function noticesOf(
  state: SubjectState,
  wentOff: readonly TimerKey[],
  world: CommandWorld,
): readonly EventDraft[] {
  const names = new Set(wentOff.map(timerName));
  return timersOf(state)
    .filter((timer) => names.has(timerName(timer)))
    .toSorted((a, b) => compareInstants(a.dueAt, b.dueAt))
    .flatMap((timer) => noticeOf(timer, state, world));
}
