import type { Instant } from "@kelisim/core";
import type { Owner, OwnerTx, Queryable } from "../db/db.ts";
import { SqlError } from "../db/errors.ts";
import { checkHistory, hasHistory, readApplied } from "./history.ts";
import { MigrationError } from "./migration-error.ts";
import { type MigrationFile, readMigrations } from "./migration-files.ts";

export type Migrated = {
  /** The files that this run applied, in order. */
  readonly applied: readonly string[];
  /** The newest applied file, such as `0007_outbox.sql`; empty when there is none. */
  readonly current: string;
};

/** The migrations of this release. */
export const MIGRATIONS = new URL("../migrations/", import.meta.url);

/**
 * Brings the schema up to this release, one transaction a file. Runners at the same time wait for
 * each other. Use: `db.asOwner((owner) => migrate(owner, now))`.
 *
 * @param upTo the last file to apply, the newest by default: for rows that an older release wrote
 * @throws MigrationError when the database does not fit this release, or a file fails
 */
export async function migrate(
  owner: Owner,
  now: Instant,
  directory: URL = MIGRATIONS,
  upTo?: string,
): Promise<Migrated> {
  const files = readMigrations(directory);
  await ensureTable(owner);
  checkHistory(files, await readApplied(owner));
  const applied: string[] = [];
  const wanted = files.filter(({ name }) => upTo === undefined || name <= upTo);
  for (const file of wanted) {
    if (await owner.tx((tx) => apply(tx, file, files, now))) applied.push(file.name);
  }
  return { applied, current: wanted.at(-1)?.name ?? "" };
}

/** The newest applied migration; `undefined` for a database without any. */
export async function schemaVersion(db: Queryable): Promise<string | undefined> {
  if (!(await hasHistory(db))) return undefined;
  const [row] = await db.query<{ name: string | null }>(
    "select max(name) as name from schema_migration",
  );
  return row?.name ?? undefined;
}

/** Everybody may read it: a process without the owner's rights checks the version at its start. */
const CREATE_TABLE = `
  create table schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null);
  grant select on schema_migration to public;`;

async function ensureTable(owner: Owner): Promise<void> {
  if (await hasHistory(owner)) return;
  try {
    await owner.tx((tx) => tx.script(CREATE_TABLE));
  } catch (error) {
    // Another runner was a moment earlier.
    const madeByAnother = error instanceof SqlError && ["23505", "42P07"].includes(error.code);
    if (!madeByAnother) throw error;
  }
}

/** Applies one file unless it is there already. The lock lets readers of the table through. */
async function apply(
  tx: OwnerTx,
  file: MigrationFile,
  files: readonly MigrationFile[],
  now: Instant,
): Promise<boolean> {
  await tx.query("lock table schema_migration in share row exclusive mode");
  const applied = await readApplied(tx);
  checkHistory(files, applied);
  if (applied.has(file.name)) return false;
  await tx.query("savepoint migration");
  try {
    await tx.script(file.sql);
    await tx.query("release savepoint migration");
  } catch (error) {
    throw new MigrationError("failed", file.name, error, placeOf(error, file.sql));
  }
  await tx.query("insert into schema_migration (name, sha256, applied_at) values ($1, $2, $3)", [
    file.name,
    file.sha256,
    now,
  ]);
  return true;
}

function placeOf(error: unknown, sql: string): string | undefined {
  if (!(error instanceof SqlError)) return undefined;
  if (error.code === "3B001" || error.code === "25P01") {
    return "It ends the transaction itself: take begin, commit and rollback out of it.";
  }
  if (error.position === undefined) return error.message;
  return `Line ${sql.slice(0, error.position).split("\n").length}: ${error.message}`;
}
