import type { AnswerLine } from "../consent/consent.ts";
import type { ConsentId, DutyId, RepresentationId, RequestId, RetentionId } from "../ids.ts";
import type { Representation } from "../person/representation.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants, endOfDay, startOfDay, type Instant } from "../time.ts";
import { consentReviewAt, retentionReviewAt } from "./reviews.ts";

/** The records that something is to come about, by what it is. */
type RecordOf = {
  "request-expired": RequestId;
  "consent-expired": ConsentId;
  "duty-due-soon": DutyId;
  "duty-overdue": DutyId;
  "retention-ended": RetentionId;
  "consent-review": ConsentId;
  "retention-review": RetentionId;
  "came-of-age": RepresentationId;
};

/** What comes about by the passing of time alone, and has to be told or done once. */
export type TimerKind = keyof RecordOf;

/** One thing to come about one record. It decides no status: that is judged at the question. */
export type TimerKey = {
  [K in TimerKind]: { readonly kind: K; readonly recordId: RecordOf[K] };
}[TimerKind];

export type Timer = TimerKey & { readonly dueAt: Instant };

/** How two states of a person differ in what is to come. */
export type TimerChanges = {
  /** New ones, and those whose instant has moved. */
  readonly set: readonly Timer[];
  /** Those that nothing will come of any more: answered, discharged, withdrawn, superseded. */
  readonly dropped: readonly TimerKey[];
};

const lineKey = ({ partyId, objectId, purposeId }: AnswerLine): string =>
  `${partyId} ${objectId} ${purposeId}`;

/** Number of the newest answer in each line. */
function newestByLine({ consents, refusals }: SubjectState): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const answer of [...consents.values(), ...refusals]) {
    const key = lineKey(answer);
    newest.set(key, Math.max(answer.seq, newest.get(key) ?? 0));
  }
  return newest;
}

/** Her last day as a minor, by whoever was registered last to act for her as one. */
const minority = ({ representations }: SubjectState): Representation | undefined =>
  [...representations.values()]
    .filter(({ minorUntil, end }) => minorUntil !== null && end?.reason !== "restored")
    .toSorted((a, b) => compareInstants(b.registeredAt, a.registeredAt) || (a.id < b.id ? 1 : -1))
    .at(0);

/** All that is to come about a person's records, told already or not; of an erased one, nothing. */
export function timersOf(state: SubjectState): readonly Timer[] {
  const timers: Timer[] = [];
  if (state.erasure.state === "erased") return timers;
  for (const { id, outcome, expiresAt } of state.requests.values()) {
    if (outcome.state !== "pending") continue;
    timers.push({ kind: "request-expired", recordId: id, dueAt: expiresAt });
  }
  const newest = newestByLine(state);
  for (const consent of state.consents.values()) {
    const { lastDay } = consent.term;
    const speaks = consent.end.state === "standing" && newest.get(lineKey(consent)) === consent.seq;
    if (!speaks) continue;
    const recordId = consent.id;
    const reviewAt = consentReviewAt(consent);
    if (reviewAt !== undefined) timers.push({ kind: "consent-review", recordId, dueAt: reviewAt });
    if (lastDay === undefined) continue;
    timers.push({ kind: "consent-expired", recordId, dueAt: endOfDay(lastDay) });
  }
  for (const { id, outcome, dueOn, remindOn } of state.duties.values()) {
    if (outcome.state !== "open") continue;
    timers.push({ kind: "duty-overdue", recordId: id, dueAt: endOfDay(dueOn) });
    // Duties of older releases name no day to remind of them.
    if (remindOn === undefined) continue;
    timers.push({ kind: "duty-due-soon", recordId: id, dueAt: startOfDay(remindOn) });
  }
  for (const retention of state.retentions) {
    const { id: recordId, until } = retention;
    const reviewAt = retentionReviewAt(state, retention);
    if (reviewAt !== undefined)
      timers.push({ kind: "retention-review", recordId, dueAt: reviewAt });
    if (until === null) continue;
    timers.push({ kind: "retention-ended", recordId, dueAt: endOfDay(until) });
  }
  const minor = minority(state);
  if (minor !== undefined && minor.minorUntil !== null) {
    const dueAt = endOfDay(minor.minorUntil);
    timers.push({ kind: "came-of-age", recordId: minor.id, dueAt });
  }
  return timers;
}

/** The name of a timer among those of a person. */
export const timerName = ({ kind, recordId }: TimerKey): string => `${kind} ${recordId}`;

const byName = (state: SubjectState): ReadonlyMap<string, Timer> =>
  new Map(timersOf(state).map((timer) => [timerName(timer), timer]));

const sorted = <T extends TimerKey>(timers: readonly T[]): readonly T[] =>
  timers.toSorted((a, b) => (timerName(a) < timerName(b) ? -1 : 1));

/** What has to be written down between two states of one person; ordered, so that writers do not cross. */
export function timerChanges(before: SubjectState, after: SubjectState): TimerChanges {
  const then = byName(before);
  const now = byName(after);
  const set = [...now].filter(([name, { dueAt }]) => {
    const earlier = then.get(name);
    return earlier === undefined || compareInstants(earlier.dueAt, dueAt) !== 0;
  });
  const dropped = [...then].filter(([name]) => !now.has(name));
  return {
    set: sorted(set.map(([, timer]) => timer)),
    dropped: sorted(dropped.map(([, timer]) => timer)),
  };
}
