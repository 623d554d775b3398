import type { Instant } from "@kelisim/core";
import type { Owner, Queryable } from "../db/db.ts";
import { readMigrations } from "../migrate/migration-files.ts";
import { migrate, MIGRATIONS, schemaVersion } from "../migrate/runner.ts";
import type { StoreImage } from "./store-image.ts";
import { TransferRefusedError } from "./transfer-error.ts";

type History = StoreImage["migrations"];

export const migrationsOf = (db: Queryable): Promise<{ name: string; sha256: string }[]> =>
  db.query<{ name: string; sha256: string }>(
    "select name, sha256 from schema_migration order by name",
  );

/** The first migration of a history that this release does not have, or not with these words. */
export function strangeMigration(history: History): string | undefined {
  const ours = new Map(readMigrations(MIGRATIONS).map(({ name, sha256 }) => [name, sha256]));
  return history.find(({ name, sha256 }) => ours.get(name) !== sha256)?.name;
}

/** Whether a migration comes after all of this release's. */
export const isNewer = (migration: string): boolean =>
  migration > (readMigrations(MIGRATIONS).at(-1)?.name ?? "");

/**
 * Brings an empty target to the very tables that rows of this history need: not further, because
 * later migrations may change rows too.
 *
 * @throws TransferRefusedError when the target is further already, or of another kind
 */
export async function migrateLike(owner: Owner, history: History, now: Instant): Promise<void> {
  const strange = strangeMigration(history);
  if (strange !== undefined) throw new TransferRefusedError("target-differs", strange);
  const newest = history.at(-1)?.name ?? "";
  const current = await schemaVersion(owner);
  if (current !== undefined && current > newest) {
    throw new TransferRefusedError("target-ahead", current);
  }
  await migrate(owner, now, MIGRATIONS, newest);
  const made = await migrationsOf(owner);
  const differs = history.find(({ name }, at) => made[at]?.name !== name);
  if (differs !== undefined) throw new TransferRefusedError("target-differs", differs.name);
}
