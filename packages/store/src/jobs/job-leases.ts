import { parseInstant, type Instant } from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";

/** A job that one process does until its lease ends. */
export type JobLease = {
  readonly name: string;
  /** UUID of this claim: another one has another name, also by the same process. */
  readonly by: string;
};

/** Numbers of a run, never anything about a person. */
export type JobCounts = Readonly<Record<string, number>>;

/** How a run ended, and when the next one is due. */
export type JobEnd = {
  readonly at: Instant;
  readonly outcome: "done" | "failed";
  readonly counts: JobCounts;
  readonly nextAt: Instant;
};

/** Makes the rows of jobs that the store does not know yet; they are due at once. */
export async function ensureJobs(
  db: Queryable,
  names: readonly string[],
  now: Instant,
): Promise<void> {
  await db.query(
    `insert into job (name, due_at) select name, $2::timestamptz from unnest($1::text[]) as n (name)
     order by name on conflict do nothing`,
    [[...names], now],
  );
}

/** The jobs among these that are due and that nobody holds. */
export async function dueJobs(
  db: Queryable,
  names: readonly string[],
  now: Instant,
): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    {
      name: "due-jobs",
      text: `select name from job
             where name = any($1::text[]) and due_at <= $2
               and (lease_until is null or lease_until <= $2)
             order by due_at, name`,
    },
    [[...names], now],
  );
  return rows.map(({ name }) => name);
}

/** Takes a job that is due and free. No two claims hold it while a lease lasts. */
export async function claimJob(
  db: Db,
  { name, by }: JobLease,
  claim: { readonly now: Instant; readonly until: Instant },
): Promise<boolean> {
  const rows = await db.query(
    {
      name: "claim-job",
      text: `update job set lease_until = $3, lease_by = $4
             where name = $1 and due_at <= $2 and (lease_until is null or lease_until <= $2)
             returning name`,
    },
    [name, claim.now, claim.until, by],
  );
  return rows.length > 0;
}

/** Holds a job for longer. @returns whether it was still held */
export async function renewJob(
  db: Db,
  { name, by }: JobLease,
  { until }: { readonly until: Instant },
): Promise<boolean> {
  const rows = await db.query(
    {
      name: "renew-job",
      text: "update job set lease_until = $3 where name = $1 and lease_by = $2 returning name",
    },
    [name, by, until],
  );
  return rows.length > 0;
}

/** Writes down how a run ended and gives the job back. @returns whether it was still held */
export async function endJob(db: Db, { name, by }: JobLease, end: JobEnd): Promise<boolean> {
  const rows = await db.query(
    {
      name: "end-job",
      text: `update job set lease_until = null, lease_by = null, due_at = $6, ended_at = $3,
               outcome = $4, counts = $5::jsonb,
               succeeded_at = case when $4 = 'done' then $3 else succeeded_at end
             where name = $1 and lease_by = $2 returning name`,
    },
    [name, by, end.at, end.outcome, JSON.stringify(end.counts), end.nextAt],
  );
  return rows.length > 0;
}

/** Writes down a run of a job that every process does for itself, without a lease. */
export async function noteRun(db: Queryable, name: string, end: JobEnd): Promise<void> {
  await db.query(
    {
      name: "note-run",
      text: `update job set due_at = $5, ended_at = $2, outcome = $3, counts = $4::jsonb,
               succeeded_at = case when $3 = 'done' then $2 else succeeded_at end
             where name = $1`,
    },
    [name, end.at, end.outcome, JSON.stringify(end.counts), end.nextAt],
  );
}

/** Gives a job back that was not done to its end, to be taken up by the next who looks. */
export async function releaseJob(db: Db, { name, by }: JobLease): Promise<void> {
  await db.query(
    {
      name: "release-job",
      text: `update job set lease_until = null, lease_by = null where name = $1 and lease_by = $2`,
    },
    [name, by],
  );
}

/** How a job stands. */
export type JobState = {
  readonly name: string;
  readonly dueAt: Instant;
  /** Held by a process until then; `undefined` where nobody holds it. */
  readonly leaseUntil: Instant | undefined;
  /** The last run that ended. */
  readonly endedAt: Instant | undefined;
  readonly succeededAt: Instant | undefined;
  readonly outcome: JobEnd["outcome"] | undefined;
  readonly counts: JobCounts;
};

type JobRow = Row & {
  name: string;
  due_at: string;
  lease_until: string | null;
  ended_at: string | null;
  succeeded_at: string | null;
  outcome: JobEnd["outcome"] | null;
  counts: JobCounts | null;
};

const instantOrNone = (text: string | null): Instant | undefined =>
  text === null ? undefined : parseInstant(text);

/** Every job that the store knows, by name. */
export async function jobStates(db: Queryable): Promise<JobState[]> {
  const rows = await db.query<JobRow>(
    `select name, due_at, lease_until, ended_at, succeeded_at, outcome, counts from job order by name`,
  );
  return rows.map((row) => {
    const dueAt = parseInstant(row.due_at);
    if (dueAt === undefined) throw new Error("a job row without an instant");
    return {
      name: row.name,
      dueAt,
      leaseUntil: instantOrNone(row.lease_until),
      endedAt: instantOrNone(row.ended_at),
      succeededAt: instantOrNone(row.succeeded_at),
      outcome: row.outcome ?? undefined,
      counts: row.counts ?? {},
    };
  });
}
