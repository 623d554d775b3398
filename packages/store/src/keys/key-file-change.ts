import { chmodSync, chownSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Instant } from "@kelisim/core";
import { fsyncDirectory } from "../engine/fsync-tree.ts";
import { KeyFileError } from "./key-file-error.ts";
import {
  codeOf,
  keyFileText,
  newKeyEntry,
  readKeyFile,
  writeSynced,
  type KeyFile,
} from "./key-file.ts";
import {
  keyName,
  LAST_VERSION,
  parseKeyName,
  type Key,
  type KeyName,
  type KeyPurpose,
} from "./key.ts";

/** Milliseconds to wait for another process that is changing the file. */
const PATIENCE_MS = 10_000;

/**
 * Adds the next version of a purpose's key. The file is replaced in one step, complete and synced,
 * with its mode and owner; of several at once each adds its own.
 *
 * @returns the new key
 * @throws KeyFileError when the file cannot be read or replaced, or has no version left
 */
export function addKey(path: string, purpose: KeyPurpose, now: Instant): Key {
  return changeKeyFile(path, ({ entries, removed }) => {
    const present = entries.map(({ key }) => key);
    const gone = removed.map(parseKeyName).filter((key) => key !== undefined);
    const versions = [...present, ...gone]
      .filter((key) => key.purpose === purpose)
      .map((key) => key.version);
    const version = Math.max(0, ...versions) + 1;
    if (version > LAST_VERSION) throw new KeyFileError("full", path);
    const added = newKeyEntry(purpose, version, now);
    return { file: { entries: [...entries, added], removed }, result: added.key };
  });
}

/**
 * Takes a key out of the file, which no longer opens anything afterwards.
 * @returns whether it was there
 * @throws KeyFileError when the file cannot be read or replaced; RangeError for a purpose's only key
 */
export function removeKey(path: string, name: KeyName): boolean {
  return changeKeyFile(path, ({ entries, removed }) => {
    const kept = entries.filter(({ key }) => keyName(key) !== name);
    if (kept.length === entries.length) return { file: undefined, result: false };
    const purpose = name.slice(0, name.indexOf("."));
    if (!kept.some(({ key }) => key.purpose === purpose)) {
      throw new RangeError(`${name} is the only key of its purpose`);
    }
    return { file: { entries: kept, removed: [...removed, name] }, result: true };
  });
}

/** `file` is what the file shall hold from now on, where it changes. */
type Change<T> = { readonly file: KeyFile | undefined; readonly result: T };

function changeKeyFile<T>(path: string, change: (file: KeyFile) => Change<T>): T {
  readKeyFile(path); // says what is wrong with it before anything is made beside it
  const target = realpathSync(path);
  return whereOwned(path, () =>
    underLock(target, () => {
      const { file, result } = change(readKeyFile(target));
      if (file !== undefined) replace(target, keyFileText(file));
      return result;
    }),
  );
}

function replace(target: string, text: string): void {
  const { mode, uid, gid } = statSync(target);
  const next = `${target}.next`;
  // Left by a process that was killed: nobody else writes it while this one holds the lock.
  rmSync(next, { force: true });
  try {
    writeSynced(next, text);
    chmodSync(next, mode & 0o777);
    giveTo(next, uid, gid);
    renameSync(next, target);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
  fsyncDirectory(dirname(target));
}

/** Files made by root beside another user's key file become that user's, or the service loses them. */
function giveTo(path: string, uid: number, gid: number): void {
  if (process.platform === "win32") return;
  const made = statSync(path);
  if (made.uid !== uid || made.gid !== gid) chownSync(path, uid, gid);
}

/** The kernel holds the lock, so that it is free again after kill -9. Its file stays, and is empty. */
function underLock<T>(target: string, work: () => T): T {
  const file = `${target}.lock`;
  const lock = new DatabaseSync(file);
  try {
    const { uid, gid } = statSync(target);
    if (process.getuid?.() === 0) giveTo(file, uid, gid);
    lock.exec(`pragma busy_timeout=${PATIENCE_MS}; begin exclusive`);
    return work();
  } finally {
    lock.close();
  }
}

const NOT_OURS: readonly unknown[] = ["EACCES", "EPERM", "EROFS", "EBUSY", "EXDEV"];

function whereOwned<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const isSqlite = codeOf(error) === "ERR_SQLITE_ERROR";
    if (isSqlite || NOT_OURS.includes(codeOf(error))) throw new KeyFileError("not-writable", path);
    throw error;
  }
}
