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
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Instant } from "@kelisim/core";
import { fsyncDirectory } from "../engine/fsync-tree.ts";
import { KeyFileError } from "./key-file-error.ts";
import { checkKeys, KEY_BYTES, type Key, PURPOSES } from "./key.ts";

const FORMAT = 1;

/**
 * Reads the keys of this service. The file is JSON:
 * `{"kelisim_key_file": 1, "keys": [{"purpose", "version", "created_at", "key": base64}]}`.
 *
 * @throws KeyFileError when it is missing, open to others than its owner, or not a key file
 */
export function loadKeyFile(path: string): readonly Key[] {
  const text = read(path);
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
    throw new KeyFileError("open-to-others", path);
  }
  const keys = parse(text);
  if (keys === undefined) throw new KeyFileError("malformed", path);
  return keys;
}

/**
 * Makes a key file with one new key of each purpose. It appears in one step, complete and synced,
 * and never replaces another.
 *
 * @throws KeyFileError when there is a file of that name
 */
export function createKeyFile(path: string, now: Instant): readonly Key[] {
  const keys = PURPOSES.map((purpose): Key => ({
    purpose,
    version: 1,
    bytes: new Uint8Array(randomBytes(KEY_BYTES)),
  }));
  const text = JSON.stringify({ kelisim_key_file: FORMAT, keys: keys.map(toJson(now)) }, null, 2);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.new`;
  writeSynced(unfinished, `${text}\n`);
  try {
    linkSync(unfinished, path);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? new KeyFileError("exists", path) : error;
  } finally {
    unlinkSync(unfinished);
  }
  fsyncDirectory(dirname(path));
  return keys;
}

const toJson =
  (now: Instant) =>
  ({ purpose, version, bytes }: Key) => ({
    purpose,
    version,
    created_at: now.toString(),
    key: Buffer.from(bytes).toString("base64"),
  });

function writeSynced(path: string, text: string): void {
  const fd = openSync(path, "wx", 0o600);
  try {
    writeSync(fd, text);
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

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

function parse(text: string): readonly Key[] | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined; // the parser's own error would quote the file
  }
  if (!isRecord(file) || file["kelisim_key_file"] !== FORMAT || !Array.isArray(file["keys"])) {
    return undefined;
  }
  const keys = file["keys"].map(parseKey);
  return keys.every((key) => key !== undefined) && checkKeys(keys) ? keys : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function parseKey(entry: unknown): Key | undefined {
  if (!isRecord(entry) || typeof entry["key"] !== "string") return undefined;
  const purpose = PURPOSES.find((known) => known === entry["purpose"]);
  const version = entry["version"];
  const bytes = Buffer.from(entry["key"], "base64");
  if (purpose === undefined || typeof version !== "number") return undefined;
  if (bytes.toString("base64") !== entry["key"]) return undefined;
  return { purpose, version, bytes: new Uint8Array(bytes) };
}
