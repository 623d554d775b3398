import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { formatInstant, instantOf } from "@kelisim/core";

/** Another process (or this one, a second time) has the directory open. */
export class StoreLockedError extends Error {
  override readonly name = "StoreLockedError";
  /** The holder's process id in its own namespace, where it could be read. */
  readonly pid: number | undefined;
  /** RFC 3339 in the legal zone: since when. */
  readonly since: string | undefined;

  constructor(directory: string, holder: Holder | undefined) {
    const { pid, since, note } = holder ?? {};
    const who = pid === undefined ? "another process" : `process ${pid}`;
    super(
      `The store in ${directory} is in use by ${who}${note ? ` (${note})` : ""}` +
        `${since === undefined ? "" : `, since ${since}`}. ` +
        "Stop that process, or choose another data directory.",
    );
    this.pid = pid;
    this.since = since;
  }
}

type Holder = {
  readonly pid: number | undefined;
  readonly since: string | undefined;
  readonly note: string | undefined;
};

const SQLITE_BUSY = 5;

/**
 * A lock that the kernel holds: it is refused at once to a second process, and is free again after
 * kill -9, also across containers that share a volume, where process ids mean nothing.
 *
 * No code of this process may open `lock.db` by other means: closing any descriptor of it would
 * drop the lock.
 */
export class DirectoryLock {
  readonly #held: DatabaseSync;

  private constructor(held: DatabaseSync) {
    this.#held = held;
  }

  /** @param note a word about the holder for the message. @throws StoreLockedError */
  static take(directory: string, note: string | undefined): DirectoryLock {
    const held = new DatabaseSync(join(directory, "lock.db"));
    try {
      held.exec("pragma busy_timeout=0; begin exclusive");
    } catch (error) {
      held.close();
      if (isBusy(error)) throw new StoreLockedError(directory, readHolder(directory));
      throw error;
    }
    writeHolder(directory, note);
    return new DirectoryLock(held);
  }

  release(): void {
    this.#held.close();
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;

/** Only words for a message, never a lock: who reads them must not act on them. */
const holderFile = (directory: string): string => join(directory, "holder.json");

function writeHolder(directory: string, note: string | undefined): void {
  const file = holderFile(directory);
  writeFileSync(`${file}.new`, `${JSON.stringify({ pid: process.pid, note })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readHolder(directory: string): Holder | undefined {
  try {
    const file = holderFile(directory);
    const { pid, note } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    return {
      pid: typeof pid === "number" ? pid : undefined,
      note: typeof note === "string" ? note : undefined,
      since: formatInstant(instantOf(Math.trunc(statSync(file).mtimeMs))),
    };
  } catch {
    return undefined;
  }
}
