import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fsyncDirectory } from "./fsync-tree.ts";

/** The database, below the store's directory. */
const DATA = "pgdata";
/** A database in the making. Nothing in it was ever acknowledged, so it may always be thrown away. */
const UNFINISHED = "pgdata.unfinished";

/** The folder of the database is there, but no database in it. */
export class StoreDamagedError extends Error {
  override readonly name = "StoreDamagedError";

  constructor(folder: string) {
    super(
      `${folder} is not a complete database. Restore the data directory from a backup, ` +
        "or remove that folder if nothing in it is needed.",
    );
  }
}

/** Makes the store's directory, open to its user alone. An existing one is left as it is. */
export function makeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

/**
 * Gives the folder of the database, making it first if there is none. It appears under its name
 * in one step, complete and synced: a kill in the middle leaves only rubbish of another name.
 */
export async function prepareData(
  directory: string,
  initialise: (folder: string) => Promise<void>,
): Promise<string> {
  const data = join(directory, DATA);
  if (existsSync(data)) {
    // The engine would make a new, empty database there, in silence.
    if (!existsSync(join(data, "PG_VERSION"))) throw new StoreDamagedError(data);
    return data;
  }
  const unfinished = join(directory, UNFINISHED);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  await initialise(unfinished);
  renameSync(unfinished, data);
  fsyncDirectory(directory);
  return data;
}
