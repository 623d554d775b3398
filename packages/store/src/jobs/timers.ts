import {
  accept,
  idFrom,
  noticesOf,
  uuidOf,
  type CommandWorld,
  type EventId,
  type Instant,
  type SubjectId,
  type TimerKey,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runSubjectCommand } from "../subject/unit-of-work.ts";
import { lapsedDisputes } from "./lapsed-disputes.ts";
import { timerKeyFrom, type TimerRow } from "./timer-rows.ts";

/** Due timers of one person that one holder works on until its lease ends. */
export type ClaimedTimers = {
  readonly subjectId: SubjectId;
  /** UUID of this claim: another one has another name, also by the same process. */
  readonly by: string;
  readonly timers: readonly TimerKey[];
};

/** Rows that are looked at for one claim: enough for several claimers to find people of their own. */
const SEEN = 500;

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
  const due = await db.query<{ subject_id: string }>(DUE, [claim.now, SEEN]);
  const subjects = [...new Set(due.map(({ subject_id }) => subject_id))];
  if (subjects.length === 0) return { claimed: [], waiting: false };
  const from = subjects.length <= people ? 0 : pick(subjects.length - people + 1);
  const mine = subjects.slice(from, from + people).sort();
  const rows = await db.query<ClaimedRow>(CLAIM, [mine, claim.now, claim.until, claim.by]);
  return { claimed: byPerson(rows, claim.by), waiting: true };
}

/** Marks what this claim still holds. Whoever lost its lease, or came too late, marks nothing. */
const FIRE = {
  name: "fire-timers",
  text: `update timer set fired_at = $3, lease_until = null, lease_by = null
         where subject_id = $1 and lease_by = $2 and fired_at is null and due_at <= $3
         returning record_id, kind`,
};

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

/** What one person's timers came to. */
export type Fired = {
  readonly fired: readonly TimerKey[];
  /** Events that were made of them; what is moot by now makes none. */
  readonly told: number;
};

/** Consents whose purpose was reached for everybody, or that nobody uses since purpose or object were closed. */
const ENDED = {
  name: "consents-ended-with-purpose",
  text: `select a.answer_id
         from answer a
         join purpose p on p.purpose_id = a.purpose_id
         join digital_object o on o.object_id = a.object_id
         where a.subject_id = $1 and a.answer_id = any($2::uuid[])
           and (not a.outlasts_purpose and a.achieved_count < p.achieved_count
             or p.body ->> 'status' = 'closed' or o.body ->> 'status' = 'closed')`,
};

/** Those consents that nobody has to look at any more, though a timer said so: core knows no registry here. */
async function endedWithPurpose(
  tx: Queryable,
  subjectId: SubjectId,
  fired: readonly TimerKey[],
): Promise<ReadonlySet<string>> {
  const ids = fired.flatMap(({ kind, recordId }) =>
    kind === "consent-review" ? [uuidOf(recordId)] : [],
  );
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ answer_id: string }>(ENDED, [uuidOf(subjectId), ids]);
  return new Set(rows.map(({ answer_id }) => answer_id.replaceAll("-", "")));
}

/**
 * Fires what a claim still holds of one person: the marks and the events that tell of it are one
 * transaction under her row's lock, so that each is told exactly once.
 */
export async function fireTimers(
  store: Store,
  { subjectId, by }: Pick<ClaimedTimers, "subjectId" | "by">,
  command: {
    readonly now: Instant;
    readonly commandId: string;
    readonly eventId: (index: number) => EventId;
    /** What duties that are opened by themselves are made of. */
    readonly world: Omit<CommandWorld, "now">;
  },
): Promise<Fired> {
  const { now, commandId, eventId, world } = command;
  const done = await runSubjectCommand<Fired>(store, {
    subjectId,
    now,
    actor: { partyId: undefined, keyId: undefined, commandId, serviceId: store.serviceId },
    eventId,
    decide: async (state, tx) => {
      const rows = await tx.query<TimerRow>(FIRE, [uuidOf(subjectId), by, now]);
      const fired = rows.map(timerKeyFrom);
      const ended = await endedWithPurpose(tx, subjectId, fired);
      const toTell = fired.filter(({ recordId }) => !ended.has(uuidOf(recordId)));
      const notices = noticesOf(state, toTell, { ...world, now });
      const lapsed = await lapsedDisputes(tx, subjectId, state, fired, { ...world, now });
      const drafts = [...notices, ...lapsed];
      return accept({ fired, told: drafts.length }, ...drafts);
    },
  });
  if (done.ok) return done.result;
  // Of whom nothing is known, nothing is told.
  if (done.code !== "person-erased") throw new Error(`a notice was refused: ${done.code}`);
  const rows = await store.db.query<TimerRow>(FIRE, [uuidOf(subjectId), by, now]);
  return { fired: rows.map(timerKeyFrom), told: 0 };
}
