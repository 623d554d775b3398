import { chownSync, copyFileSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ServerUser } from "./server-user.ts";

/** What a copy of a running server leaves out; of these folders it keeps the empty ones. */
const EMPTIED = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|standby\.signal)$/;

/**
 * Copies a server's data directory, over an older one. Of a running server (between
 * `pg_backup_start` and `pg_backup_stop`) the log of writes is left out, and files may vanish.
 */
export function copyData(
  from: string,
  to: string,
  user: ServerUser | undefined,
  isRunning: boolean,
): void {
  rmSync(to, { recursive: true, force: true });
  const give = (path: string): void => {
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  };
  const copyFolder = (source: string, target: string, depth: number): void => {
    mkdirSync(target, { mode: 0o700 });
    give(target);
    for (const entry of readdirSync(source, { withFileTypes: true })) {
      const [path, copy] = [join(source, entry.name), join(target, entry.name)];
      if (LEFT_OUT.test(entry.name)) continue;
      if (entry.isDirectory()) {
        if (!isRunning || depth > 0 || !EMPTIED.has(entry.name)) copyFolder(path, copy, depth + 1);
        else emptyFolders(path, copy);
      } else if (copyFile(path, copy)) give(copy);
    }
  };
  const emptyFolders = (source: string, target: string): void => {
    mkdirSync(target, { mode: 0o700 });
    give(target);
    for (const entry of readdirSync(source, { withFileTypes: true })) {
      if (entry.isDirectory() && source.endsWith("pg_wal"))
        emptyFolders(join(source, entry.name), join(target, entry.name));
    }
  };
  copyFolder(from, to, 0);
}

/** `false` where the file has vanished meanwhile. */
function copyFile(path: string, copy: string): boolean {
  try {
    copyFileSync(path, copy);
    return true;
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
    throw error;
  }
}
