import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Instant } from "@kelisim/core";
import { fsyncDirectory } from "../engine/fsync-tree.ts";
import { KeyFileError } from "./key-file-error.ts";
import {
  checkKeys,
  KEY_BYTES,
  type Key,
  type KeyName,
  type KeyPurpose,
  parseKeyName,
  PURPOSES,
} from "./key.ts";

const FORMAT = 1;

/**
 * Reads the keys of this service. The file is JSON:
 * `{"kelisim_key_file": 1, "keys": [{"purpose", "version", "created_at", "key": base64}]}`.
 *
 * @throws KeyFileError when it is missing, open to others than its owner, or not a key file
 */
export const loadKeyFile = (path: string): readonly Key[] =>
  readKeyFile(path).entries.map(({ key }) => key);

/** A key with the instant at which it was made, as the file has it. */
export type KeyEntry = { readonly key: Key; readonly createdAt: string };

/** A key file taken apart. */
export type KeyFile = {
  readonly entries: readonly KeyEntry[];
  /** Names of keys that were taken out: no new key gets one of them. */
  readonly removed: readonly KeyName[];
};

/** @throws KeyFileError as `loadKeyFile` */
export function readKeyFile(path: string): KeyFile {
  const text = read(path);
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
    throw new KeyFileError("open-to-others", path);
  }
  const file = parse(text);
  if (file === undefined) throw new KeyFileError("malformed", path);
  return file;
}

/** The file's whole text. */
export function keyFileText({ entries, removed }: KeyFile): string {
  const keys = entries.map(({ key: { purpose, version, bytes }, createdAt }) => ({
    purpose,
    version,
    created_at: createdAt,
    key: Buffer.from(bytes).toString("base64"),
  }));
  const file = { kelisim_key_file: FORMAT, keys, ...(removed.length > 0 && { removed }) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A new key of 256 random bits. */
export const newKeyEntry = (purpose: KeyPurpose, version: number, now: Instant): KeyEntry => ({
  key: { purpose, version, bytes: new Uint8Array(randomBytes(KEY_BYTES)) },
  createdAt: now.toString(),
});

/**
 * Makes a key file with one new key of each purpose. It appears in one step, complete and synced,
 * and never replaces another.
 *
 * @throws KeyFileError when there is a file of that name
 */
export function createKeyFile(path: string, now: Instant): readonly Key[] {
  const entries = PURPOSES.map((purpose) => newKeyEntry(purpose, 1, now));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.new`;
  writeSynced(unfinished, keyFileText({ entries, removed: [] }));
  try {
    linkSync(unfinished, path);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? new KeyFileError("exists", path) : error;
  } finally {
    unlinkSync(unfinished);
  }
  fsyncDirectory(dirname(path));
  return entries.map(({ key }) => key);
}

/** Writes a new file, its owner's alone and on the disk when this returns. */
export function writeSynced(path: string, text: string): void {
  const fd = openSync(path, "wx", 0o600);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new KeyFileError("missing", path);
    if (codeOf(error) === "EACCES") throw new KeyFileError("not-readable", path);
    throw error;
  }
}

/** The system's code of an error, such as `ENOENT`. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

function parse(text: string): KeyFile | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined; // the parser's own error would quote the file
  }
  if (!isRecord(file) || file["kelisim_key_file"] !== FORMAT || !Array.isArray(file["keys"])) {
    return undefined;
  }
  const entries = file["keys"].map(parseEntry);
  if (!entries.every((entry) => entry !== undefined)) return undefined;
  if (!checkKeys(entries.map(({ key }) => key))) return undefined;
  const names: readonly unknown[] = Array.isArray(file["removed"]) ? file["removed"] : [];
  return { entries, removed: names.filter(isKeyName) };
}

const isKeyName = (name: unknown): name is KeyName =>
  typeof name === "string" && parseKeyName(name) !== undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function parseEntry(entry: unknown): KeyEntry | undefined {
  if (!isRecord(entry) || typeof entry["key"] !== "string") return undefined;
  const purpose = PURPOSES.find((known) => known === entry["purpose"]);
  const version = entry["version"];
  const bytes = Buffer.from(entry["key"], "base64");
  if (purpose === undefined || typeof version !== "number") return undefined;
  if (bytes.toString("base64") !== entry["key"]) return undefined;
  const createdAt = typeof entry["created_at"] === "string" ? entry["created_at"] : "";
  return { key: { purpose, version, bytes: new Uint8Array(bytes) }, createdAt };
}
