import type { Queryable } from "../db/db.ts";
import { checkHistory, hasHistory, readApplied } from "./history.ts";
import { MigrationError, type MigrationFault } from "./migration-error.ts";
import { readMigrations } from "./migration-files.ts";
import { MIGRATIONS } from "./runner.ts";

/** How a database's schema relates to this release. */
export type SchemaState =
  | { readonly code: "none" }
  | { readonly code: "current"; readonly newest: string }
  /** The files named are still to be applied. */
  | { readonly code: "older"; readonly newest: string; readonly missing: readonly string[] }
  /** The file at fault, and words that say what to do. `newer` serves this release too. */
  | {
      readonly code: MigrationFault;
      readonly file: string;
      readonly message: string;
    };

/** Looks at the schema and changes nothing. Any role may ask. */
export async function inspectSchema(
  db: Queryable,
  directory: URL = MIGRATIONS,
): Promise<SchemaState> {
  if (!(await hasHistory(db))) return { code: "none" };
  const files = readMigrations(directory);
  const applied = await readApplied(db);
  const newest = [...applied.keys()].at(-1);
  if (newest === undefined) return { code: "none" };
  try {
    checkHistory(files, applied);
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    return { code: error.code, file: error.file, message: error.message };
  }
  const missing = files.map(({ name }) => name).filter((name) => !applied.has(name));
  return missing.length === 0 ? { code: "current", newest } : { code: "older", newest, missing };
}
