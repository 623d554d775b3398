import { systemClock } from "@kelisim/server";
import { backupStore, openDb, type Manifest } from "@kelisim/store";
import type { Terminal } from "../output/terminal.ts";
import { progressOn } from "../output/transfer-progress.ts";
import { configOfExisting } from "./meant-store.ts";
import { locationOf } from "./open-configured-store.ts";
import { transferFailure } from "./transfer-failures.ts";

/** Writes the configured store into a new file. @throws CliFailure; there is then no file */
export async function backup(
  terminal: Terminal,
  path: string,
  flags: { readonly data?: string },
  release: string,
): Promise<Manifest> {
  const config = configOfExisting(flags);
  const { dataDirectory: directory, keyFile } = config;
  try {
    const db = await openDb(locationOf(config), "kelisim backup");
    try {
      const onProgress = progressOn(terminal);
      return await backupStore(db, { path, release, now: systemClock.now(), onProgress });
    } finally {
      await db.close();
    }
  } catch (error) {
    throw transferFailure(error, { directory, keyFile, writing: path });
  } finally {
    terminal.progress?.("");
  }
}
