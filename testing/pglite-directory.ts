import { constants, cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { openPglite } from "../packages/store/src/db/pglite.ts";
import { type TempDir, tempDir } from "./temp-dir.ts";

const VARIABLE = "KELISIM_TEST_PGLITE_TEMPLATE";

/**
 * A directory for one embedded store, with an empty database in it: opening it takes 0.3 s instead
 * of the 3 s of a first start. Remove it after the store is closed.
 * @param tables `ready`: it may have this release's tables already, for whoever migrates it anyway
 */
export async function freshPgliteDirectory(tables: "none" | "ready" = "none"): Promise<TempDir> {
  const template = await templateDirectory();
  const migrated = join(template, MIGRATED);
  const dir = tempDir();
  copyData(tables === "ready" && existsSync(migrated) ? migrated : template, dir.path);
  return dir;
}

/** The template's own store, migrated; a file run by hand does without. */
const MIGRATED = "migrated";

const copyData = (from: string, to: string): void =>
  cpSync(join(from, "pgdata"), join(to, "pgdata"), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  });

let ownTemplate: Promise<string> | undefined;

/** The template that the whole test run shares, or one of this process for a file run by hand. */
async function templateDirectory(): Promise<string> {
  const shared = process.env[VARIABLE];
  if (shared !== undefined && shared !== "") return shared;
  ownTemplate ??= makeOwnTemplate();
  return ownTemplate;
}

async function makeOwnTemplate(): Promise<string> {
  const template = await makePgliteTemplate();
  process.once("exit", template.remove);
  return template.path;
}

/** Makes a store's directory by a first start. */
export async function makePgliteTemplate(): Promise<TempDir> {
  const dir = tempDir();
  const store = await openPglite({ directory: dir.path });
  await store.close();
  return dir;
}

/** Shares a template with every test file of this run. */
export async function sharePgliteTemplate(
  migrate: (directory: string) => Promise<void>,
): Promise<TempDir> {
  const template = await makePgliteTemplate();
  const directory = join(template.path, MIGRATED);
  copyData(template.path, directory);
  await migrate(directory);
  process.env[VARIABLE] = template.path;
  return template;
}
