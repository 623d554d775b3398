import { idFrom, uuidOf, type Instant, type SubjectId, type TimerKey } from "@kelisim/core";
import type { Db, Row } from "../db/db.ts";
import { timerKeyFrom, type TimerRow } from "./timer-rows.ts";

/** Due timers of one person that one holder works on until its lease ends. */
export type ClaimedTimers = {
  readonly subjectId: SubjectId;
  /** UUID of this claim: another one has another name, also by the same process. */
  readonly by: string;
  readonly timers: readonly TimerKey[];
};

/** Rows that are looked at for one claim: enough for several claimers to find people of their own. */
const seenFor = (people: number): number => Math.max(500, 4 * people);

const DUE = {
  name: "due-timers",
  text: `select subject_id from timer
         where fired_at is null and due_at <= $1 and (lease_until is null or lease_until <= $1)
         order by due_at, subject_id limit $2`,
};

/** Locked in one order, so that two claims wait for each other and do not cross. */
const CLAIM = {
  name: "claim-timers",
  text: `with free as (
           select subject_id, record_id, kind from timer
           where subject_id = any($1::uuid[]) and fired_at is null and due_at <= $2
             and (lease_until is null or lease_until <= $2)
           order by subject_id, record_id, kind for update
         )
         update timer t set lease_until = $3, lease_by = $4 from free f
         where t.subject_id = f.subject_id and t.record_id = f.record_id and t.kind = f.kind
         returning t.subject_id, t.record_id, t.kind`,
};

type ClaimedRow = Row & TimerRow & { subject_id: string };

function byPerson(rows: readonly ClaimedRow[], by: string): readonly ClaimedTimers[] {
  const people = new Map<SubjectId, TimerKey[]>();
  for (const row of rows) {
    const subjectId = idFrom("sub", row.subject_id);
    const timers = people.get(subjectId) ?? [];
    timers.push(timerKeyFrom(row));
    people.set(subjectId, timers);
  }
  return [...people].map(([subjectId, timers]) => ({ subjectId, by, timers }));
}

/**
 * Takes all that is due and free about some people, among those who have waited longest. No two claims
 * hold one timer while a lease lasts.
 * @param pick a whole number from 0 to below its argument: whose turn it is where many wait
 * @returns nothing where nobody waits, and where others were faster; `waiting` tells the two apart
 */
export async function claimTimers(
  db: Db,
  claim: { readonly by: string; readonly now: Instant; readonly until: Instant },
  people: number,
  pick: (bound: number) => number,
): Promise<{ readonly claimed: readonly ClaimedTimers[]; readonly waiting: boolean }> {
  const due = await db.query<{ subject_id: string }>(DUE, [claim.now, seenFor(people)]);
  const subjects = [...new Set(due.map(({ subject_id }) => subject_id))];
  if (subjects.length === 0) return { claimed: [], waiting: false };
  const from = subjects.length <= people ? 0 : pick(subjects.length - people + 1);
  const mine = subjects.slice(from, from + people).sort();
  const rows = await db.query<ClaimedRow>(CLAIM, [mine, claim.now, claim.until, claim.by]);
  return { claimed: byPerson(rows, claim.by), waiting: true };
}

const RELEASE = {
  name: "release-timers",
  text: `update timer set lease_until = null, lease_by = null
         where subject_id = any($1::uuid[]) and lease_by = $2 and fired_at is null`,
};

/** Gives back what a claim holds and has not fired, before its lease ends. */
export async function releaseTimers(db: Db, claimed: readonly ClaimedTimers[]): Promise<void> {
  const [first] = claimed;
  if (first === undefined) return;
  await db.query(RELEASE, [claimed.map(({ subjectId }) => uuidOf(subjectId)), first.by]);
}
