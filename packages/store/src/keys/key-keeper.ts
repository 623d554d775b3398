import { statSync } from "node:fs";
import type { Queryable } from "../db/db.ts";
import { marksOf } from "./fingerprint.ts";
import { KeyFileError, type KeyFileFault } from "./key-file-error.ts";
import { codeOf, loadKeyFile } from "./key-file.ts";
import type { LocalKeyRing } from "./key-ring.ts";
import { keyName, type Key, type KeyName } from "./key.ts";
import { lackingOf, readKeyUse, type UsedKey } from "./key-use.ts";

/** How often a running process looks at its key file, and at which keys are in use. */
export const KEY_LOOK_MS = 2000;

/** The keys of an open store: what it holds, what it lacks, and the file that they come from. */
export interface StoreKeys {
  /** The key file. */
  readonly file: string;
  /** Names and marks of every key that this process holds; it reveals none. */
  fingerprint(): string;
  /** Every key that this process holds, by name, with its mark. */
  marks(): ReadonlyMap<KeyName, string>;
  /** Keys in use that this process does not hold: it cannot read everything and is not ready. */
  lacking(): readonly KeyName[];
  /** What is wrong with the key file since the last look; the keys held before it stay. */
  fileFault(): KeyFileFault | "lacks-keys" | undefined;
  /** Looks at the file and at the keys in use now. @returns the keys ever in use. @throws SqlError … */
  refresh(): Promise<readonly UsedKey[]>;
}

/** Identifies one content of a file, as far as the file system tells. */
type Look = string;

/** Keeps a ring up to date with the key file and with what is in use. */
export class KeyKeeper implements StoreKeys {
  readonly file: string;
  readonly #db: Queryable;
  readonly #ring: LocalKeyRing;
  #keys: readonly Key[];
  #seen: Look | undefined;
  /** What the ring holds was made from these. */
  #heldFrom: readonly Key[] | undefined;
  #state: string | undefined;
  #lacking: readonly KeyName[] = [];
  #fault: KeyFileFault | "lacks-keys" | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(db: Queryable, file: string, ring: LocalKeyRing, keys: readonly Key[]) {
    this.file = file;
    this.#db = db;
    this.#ring = ring;
    this.#keys = keys;
  }

  fingerprint(): string {
    return this.#ring.fingerprint;
  }

  marks(): ReadonlyMap<KeyName, string> {
    return marksOf(this.#keys);
  }

  lacking(): readonly KeyName[] {
    return this.#lacking;
  }

  fileFault(): KeyFileFault | "lacks-keys" | undefined {
    return this.#fault;
  }

  refresh(): Promise<readonly UsedKey[]> {
    const look = this.#last.then(() => this.#look());
    this.#last = look.catch(() => undefined);
    return look;
  }

  /** Looks again every two seconds until `stop`. A look that fails leaves everything as it is. */
  start(): void {
    this.#timer = setInterval(() => this.#lookUnlessLooking(), KEY_LOOK_MS);
    this.#timer.unref();
  }

  /** A database that does not answer must not make the looks pile up: a stop waits for them. */
  #lookUnlessLooking(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const done = (): void => {
      this.#isLooking = false;
    };
    this.refresh().then(done, done);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#last;
  }

  async #look(): Promise<readonly UsedKey[]> {
    const used = await readKeyUse(this.#db);
    const filed = this.#fromFile();
    // A file that lacks a used key is not taken over: what is in memory may be all there is of it.
    const isWhole = filed !== undefined && lackingOf(used, marksOf(filed)).length === 0;
    if (filed !== undefined) this.#fault = isWhole ? undefined : "lacks-keys";
    this.#adopt(isWhole ? filed : this.#keys, used);
    return used;
  }

  /** The keys of the file; `undefined` where it cannot be read. */
  #fromFile(): readonly Key[] | undefined {
    try {
      const now = lookAt(this.file);
      if (now === this.#seen && this.#fault === undefined) return this.#keys;
      const keys = loadKeyFile(this.file);
      this.#seen = now;
      return keys;
    } catch (error) {
      const isMissing = codeOf(error) === "ENOENT";
      this.#fault =
        error instanceof KeyFileError ? error.code : isMissing ? "missing" : "not-readable";
      return undefined;
    }
  }

  #adopt(keys: readonly Key[], used: readonly UsedKey[]): void {
    this.#lacking = lackingOf(used, marksOf(keys));
    if (this.#lacking.length > 0) return;
    const isGone = new Set(used.filter(({ destroyedAt }) => destroyedAt).map(({ name }) => name));
    const held = keys.filter((key) => !isGone.has(keyName(key)));
    const inUse = used.map(({ name }) => name).filter((name) => !isGone.has(name));
    this.#keys = keys;
    const state = [...held.map(keyName), "in use", ...inUse].join(" ");
    if (keys === this.#heldFrom && state === this.#state) return;
    this.#heldFrom = keys;
    this.#state = state;
    this.#ring.hold(held, new Set(inUse));
  }
}

function lookAt(file: string): Look {
  const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}
