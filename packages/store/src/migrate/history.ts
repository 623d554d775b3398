import type { Queryable } from "../db/db.ts";
import { MigrationError } from "./migration-error.ts";
import type { MigrationFile } from "./migration-files.ts";

/** What a database has applied: name to SHA-256, in the order of the names. */
export type Applied = ReadonlyMap<string, string>;

export async function hasHistory(db: Queryable): Promise<boolean> {
  const [found] = await db.query<{ exists: boolean }>(
    "select to_regclass('schema_migration') is not null as exists",
  );
  return found?.exists === true;
}

export async function readApplied(db: Queryable): Promise<Applied> {
  const rows = await db.query<{ name: string; sha256: string }>(
    "select name, sha256 from schema_migration order by name",
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

/** Refuses a database whose history is not the beginning of this release's. @throws MigrationError */
export function checkHistory(files: readonly MigrationFile[], applied: Applied): void {
  const known = new Map(files.map((file) => [file.name, file.sha256]));
  const newestKnown = files.at(-1)?.name ?? "";
  for (const [name, sha256] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new MigrationError(name > newestKnown ? "newer" : "unknown", name);
    }
    if (expected !== sha256) throw new MigrationError("changed", name);
  }
  const newestApplied = [...applied.keys()].at(-1) ?? "";
  const forgotten = files.find(({ name }) => name < newestApplied && !applied.has(name));
  if (forgotten !== undefined) throw new MigrationError("out-of-order", forgotten.name);
}
