import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants } from "../time.ts";
import { timerName, timersOf, type Timer, type TimerKey } from "./timer.ts";

/** What is told; of the end of a retention nobody is. */
function noticeOf(timer: Timer): readonly EventDraft[] {
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
): readonly EventDraft[] {
  const names = new Set(wentOff.map(timerName));
  return timersOf(state)
    .filter((timer) => names.has(timerName(timer)))
    .toSorted((a, b) => compareInstants(a.dueAt, b.dueAt))
    .flatMap(noticeOf);
}
