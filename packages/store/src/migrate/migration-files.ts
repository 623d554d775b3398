import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { MigrationError } from "./migration-error.ts";

/** One `NNNN_name.sql` file of this release. */
export type MigrationFile = {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** The migrations of this release, in order. @throws MigrationError for a file with another name */
export function readMigrations(directory: URL): MigrationFile[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  names.forEach((name, index) => {
    if (!NAME.test(name)) throw new MigrationError("bad-name", name);
    if (names[index - 1]?.slice(0, 4) === name.slice(0, 4))
      throw new MigrationError("bad-name", name);
  });
  return names.map((name) => {
    // A checkout with other line ends is still the same file.
    const sql = readFileSync(new URL(name, withSlash(directory)), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

const withSlash = (directory: URL): URL =>
  directory.pathname.endsWith("/") ? directory : new URL(`${directory.href}/`);
