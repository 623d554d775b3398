import { systemClock, type Config } from "@kelisim/server";
import { migrateStore, openDb, schemaVersion } from "@kelisim/store";
import type { Terminal } from "../output/terminal.ts";
import { configFrom } from "./environment.ts";
import { knownFailure } from "./known-failures.ts";
import { ensureKeyFile, locationOf } from "./open-configured-store.ts";

/** What a run did: the files it applied, and the newest one that is applied now. */
export type Migrated = { readonly applied: readonly string[]; readonly current: string };

async function migrateDatabase(config: Config): Promise<Migrated> {
  const db = await openDb(locationOf(config), "kelisim migrate");
  try {
    const done = await migrateStore(db, systemClock.now());
    return { applied: done.applied, current: (await schemaVersion(db)) ?? "" };
  } finally {
    await db.close();
  }
}

/** Brings the configured database up to this version. @throws CliFailure */
export async function migrateConfigured(
  terminal: Terminal,
  flags: { readonly data?: string },
): Promise<Migrated> {
  const config = configFrom(process.env, flags);
  const { databaseUrl, dataDirectory: directory, keyFile } = config;
  try {
    // An embedded store that exists without its key file would count as one that lost it.
    if (databaseUrl === undefined) await ensureKeyFile(terminal, keyFile, locationOf(config));
    return await migrateDatabase(config);
  } catch (error) {
    throw knownFailure(error, { directory, keyFile });
  }
}
