import { instantOf, parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { readMigrations } from "../migrate/migration-files.ts";
import { MIGRATIONS } from "../migrate/runner.ts";

/** A process of this service, by its own word. */
export type ServiceProcess = {
  /** UUID, new at each start. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Version of its program. */
  readonly release: string;
  /** The newest migration that its release knows. */
  readonly schemaName: string;
  readonly keyFingerprint: string;
  /** Its clock minus the database's, in milliseconds. */
  readonly clockOffsetMs: number;
  /** By the database's clock, like `seenAt`. */
  readonly startedAt: Instant;
  readonly seenAt: Instant;
};

/** A process that was not seen for so long is taken for dead; it writes every two seconds. */
export const PROCESS_PATIENCE_MS = 30_000;

/** The newest migration of this release, such as `0007_outbox.sql`. */
export const newestMigration = (): string => readMigrations(MIGRATIONS).at(-1)?.name ?? "";

/** Says that a process lives. */
export async function beat(db: Queryable, process: ServiceProcess): Promise<void> {
  await db.query(
    {
      name: "beat",
      text: `insert into process (process_id, host, pid, release, schema_name, key_fingerprint,
               clock_offset_ms, started_at, seen_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (process_id) do update
               set key_fingerprint = excluded.key_fingerprint, seen_at = excluded.seen_at,
                 clock_offset_ms = excluded.clock_offset_ms, ended_at = null`,
    },
    [
      process.id,
      process.host,
      process.pid,
      process.release,
      process.schemaName,
      process.keyFingerprint,
      Math.round(process.clockOffsetMs),
      process.startedAt,
      process.seenAt,
    ],
  );
}

/** Says that a process has stopped. */
export async function endProcess(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query("update process set ended_at = $2 where process_id = $1", [id, at]);
}

type ProcessRow = Row & {
  process_id: string;
  host: string;
  pid: number;
  release: string;
  schema_name: string;
  key_fingerprint: string;
  clock_offset_ms: number;
  started_at: string;
  seen_at: string;
};

const instantIn = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("a process row with something that is no instant");
  return instant;
};

/**
 * The processes that run at an instant: not ended, and seen within `PROCESS_PATIENCE_MS`. One that was
 * killed counts as running for that long.
 */
export async function liveProcesses(db: Queryable, now: Instant): Promise<ServiceProcess[]> {
  const rows = await db.query<ProcessRow>(
    `select process_id, host, pid, release, schema_name, key_fingerprint, clock_offset_ms,
       started_at, seen_at
     from process where ended_at is null and seen_at > $1 order by started_at, process_id`,
    [instantOf(now.epochMilliseconds - PROCESS_PATIENCE_MS)],
  );
  return rows.map((row) => ({
    id: row.process_id,
    host: row.host,
    pid: row.pid,
    release: row.release,
    schemaName: row.schema_name,
    keyFingerprint: row.key_fingerprint,
    clockOffsetMs: row.clock_offset_ms,
    startedAt: instantIn(row.started_at),
    seenAt: instantIn(row.seen_at),
  }));
}
