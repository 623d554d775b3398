import { randomUUID } from "node:crypto";
import {
  BUILT_IN_CALENDAR,
  DEFAULT_READINGS,
  instantOf,
  timersOf,
  uuidOf,
  type Instant,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  claimTimers,
  fireTimers,
  fireTimersOf,
  loadEvents,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { randomIds } from "./commands.ts";

/** `kind record due` of one timer. */
const line = (kind: string, recordUuid: string, dueMs: number): string =>
  `${kind} ${recordUuid.replaceAll("-", "")} ${instantOf(dueMs).toString()}`;

/** What stands unfired in the table about a person, sorted. */
export async function unfiredOf(db: Queryable, subjectId: SubjectId): Promise<readonly string[]> {
  const rows = await db.query<{ kind: string; record_id: string; due_at: string }>(
    "select kind, record_id, due_at from timer where subject_id = $1 and fired_at is null",
    [uuidOf(subjectId)],
  );
  return rows
    .map(({ kind, record_id, due_at }) => line(kind, record_id, Date.parse(due_at)))
    .toSorted();
}

/** What core says is to come of a state, sorted. */
export const expectedOf = (state: SubjectState): readonly string[] =>
  timersOf(state)
    .map(({ kind, recordId, dueAt }) => line(kind, uuidOf(recordId), dueAt.epochMilliseconds))
    .toSorted();

/** What duties are made of that timers open. */
export const TIMER_WORLD = {
  calendar: BUILT_IN_CALENDAR,
  ids: randomIds,
  readings: DEFAULT_READINGS,
} as const;

/** How long a claim of the tests lasts. */
export const LEASE_MS = 60_000;

/** Claims and fires all that is due at an instant. @returns the claims and what came of them */
export async function fireAll(
  store: Store,
  now: Instant,
): Promise<{ readonly keys: readonly string[]; readonly told: number }> {
  const keys: string[] = [];
  let told = 0;
  for (;;) {
    const claim = { by: randomUUID(), now, until: now.add({ milliseconds: LEASE_MS }) };
    const { claimed, waiting } = await claimTimers(store.db, claim, 16, () => 0);
    if (!waiting) return { keys, told };
    const persons = claimed.map((mine) => ({
      claim: mine,
      firing: {
        now,
        commandId: randomUUID(),
        eventId: () => randomIds.next("evt"),
        world: TIMER_WORLD,
      },
    }));
    const together = await fireTimersOf(store, persons);
    for (const [n, { claim: mine, firing }] of persons.entries()) {
      const result = together[n];
      const fired =
        result === undefined || result === "held" ? await fireTimers(store, mine, firing) : result;
      keys.push(...fired.fired.map(({ kind, recordId }) => `${kind} ${recordId}`));
      told += fired.told;
    }
  }
}

/** The notices that a person's events hold, as `type record`. */
export async function noticesIn(db: Queryable, subjectId: SubjectId): Promise<readonly string[]> {
  const events = await loadEvents(db, subjectId, 1_000_000);
  return events.flatMap(({ body }) => {
    if (body.type === "consent.request-expired") return [`${body.type} ${body.requestId}`];
    if (body.type === "consent.expired") return [`${body.type} ${body.consentId}`];
    const isOfDuty = body.type === "duty.due-soon" || body.type === "duty.overdue";
    return isOfDuty ? [`${body.type} ${body.dutyId}`] : [];
  });
}
