import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { BackupRefusedError } from "./backup-error.ts";
import { BACKUP_FORMAT, digestIn, END_BYTES, isGzip, type Manifest } from "./backup-format.ts";
import { isSame, RowCounter } from "./checksum.ts";
import { isNewer, strangeMigration } from "./history.ts";
import { formatOf, manifestOf } from "./manifest.ts";
import type { Batch, RowSource, TextRow } from "./store-image.ts";

const BATCH_ROWS = 500;
const BATCH_CHARS = 2_000_000;

/**
 * Reads a whole backup and checks every byte of it, without touching anything.
 * @throws BackupRefusedError
 */
export async function checkBackup(path: string): Promise<Manifest> {
  const backup = await openBackup(path);
  const { manifest } = backup;
  const counters = new Map(manifest.tables.map(({ name }) => [name, new RowCounter()]));
  for await (const { table, rows } of backup.batches()) {
    for (const row of rows) counters.get(table)?.add(row);
  }
  for (const table of manifest.tables) {
    const counter = counters.get(table.name);
    if (counter === undefined || !isSame(counter.summary(), table)) {
      throw new BackupRefusedError("damaged", path);
    }
  }
  return manifest;
}

/**
 * A backup as a source of rows, after its bytes were checked. Each reading checks them once more
 * and throws at its end if they are not those that were written.
 *
 * @throws BackupRefusedError
 */
export async function openBackup(
  path: string,
): Promise<RowSource & { readonly manifest: Manifest }> {
  const { size, sha256 } = await ends(path);
  if (sha256 === undefined) throw await whyEndless(path, size);
  if ((await digestOf(path, size)) !== sha256) throw new BackupRefusedError("damaged", path);
  const line = await firstLine(path, size);
  const format = formatOf(line);
  if (format !== BACKUP_FORMAT) throw otherFormat(path, format);
  const manifest = manifestOf(line);
  if (manifest === undefined) throw new BackupRefusedError("damaged", path);
  const strange = strangeMigration(manifest.migrations);
  if (strange !== undefined) {
    throw new BackupRefusedError(isNewer(strange) ? "newer-release" : "other-build", path, strange);
  }
  return {
    manifest,
    image: manifest,
    batches: () => batchesIn(path, size, sha256, manifest),
  };
}

const otherFormat = (path: string, format: number | undefined): BackupRefusedError =>
  format === undefined
    ? new BackupRefusedError("not-a-backup", path)
    : new BackupRefusedError("other-format", path, String(format));

/** Without an end mark it is cut short, or was never a backup of this format. */
async function whyEndless(path: string, size: number): Promise<BackupRefusedError> {
  const line = await firstLine(path, size).catch((error: unknown) => {
    if (error instanceof BackupRefusedError) return error;
    throw error;
  });
  if (line instanceof BackupRefusedError) return line;
  const format = formatOf(line);
  return format === BACKUP_FORMAT
    ? new BackupRefusedError("incomplete", path)
    : otherFormat(path, format);
}

async function digestOf(path: string, size: number): Promise<string> {
  const digest = createHash("sha256");
  const bytes = createReadStream(path, { end: size - 1 });
  for await (const chunk of bytes) digest.update(chunk as Buffer);
  return digest.digest("hex");
}

type Ends = {
  /** Bytes before the end mark. */
  readonly size: number;
  /** Their digest by the end mark; `undefined` without one. */
  readonly sha256: string | undefined;
};

async function ends(path: string): Promise<Ends> {
  const file = await open(path, "r").catch((error: unknown) => {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw missing ? new BackupRefusedError("missing", path) : error;
  });
  try {
    const { size } = await file.stat();
    if (!isGzip(await bytesAt(file, 0, 3))) throw new BackupRefusedError("not-a-backup", path);
    const before = Math.max(0, size - END_BYTES);
    const sha256 = digestIn(await bytesAt(file, before, END_BYTES));
    return sha256 === undefined || before === 0
      ? { size, sha256: undefined }
      : { size: before, sha256 };
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}

async function firstLine(path: string, size: number): Promise<string> {
  for await (const line of linesOf(path, size)) return line;
  throw new BackupRefusedError("incomplete", path);
}

async function* batchesIn(
  path: string,
  size: number,
  sha256: string,
  manifest: Manifest,
): AsyncGenerator<Batch> {
  const damaged = (): BackupRefusedError => new BackupRefusedError("damaged", path);
  const digest = createHash("sha256");
  const left = manifest.tables.map(({ name, columns }) => ({ name, width: columns.length }));
  let current: { readonly name: string; readonly width: number } | undefined;
  let rows: TextRow[] = [];
  let chars = 0;
  let isFirst = true;
  for await (const line of linesOf(path, size, (chunk) => digest.update(chunk))) {
    if (isFirst) {
      isFirst = false;
      continue;
    }
    const value = parsed(line);
    const isHead = !Array.isArray(value);
    if (
      current !== undefined &&
      rows.length > 0 &&
      (isHead || chars > BATCH_CHARS || rows.length === BATCH_ROWS)
    ) {
      yield { table: current.name, rows };
      rows = [];
      chars = 0;
    }
    if (isHead) {
      const name = tableOf(value);
      // In the order of the manifest, each once; empty tables are left out.
      do current = left.shift();
      while (current !== undefined && current.name !== name);
      if (current === undefined) throw damaged();
    } else {
      if (!isTextRow(value) || value.length !== current?.width) throw damaged();
      rows.push(value);
      chars += line.length;
    }
  }
  if (current !== undefined && rows.length > 0) yield { table: current.name, rows };
  if (digest.digest("hex") !== sha256) throw damaged();
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the parser's own error would quote the line
  }
}

const tableOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "table" in value ? value.table : undefined;

const isTextRow = (value: unknown[]): value is (string | null)[] =>
  value.every((each) => each === null || typeof each === "string");

/** zlib's word for an end that comes too early. */
const CUT_SHORT = "Z_BUF_ERROR";

/** The lines of the first so many bytes, unpacked. @throws BackupRefusedError */
async function* linesOf(
  path: string,
  size: number,
  onBytes: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<string> {
  if (size === 0) throw new BackupRefusedError("incomplete", path);
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      onBytes(chunk);
      pass(null, chunk);
    },
  });
  const raw = createReadStream(path, { end: size - 1 });
  const unpacked = createGunzip();
  // A fault on the way ends the last of them, which is read here.
  pipeline(raw, tap, unpacked, () => undefined);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === CUT_SHORT) throw new BackupRefusedError("incomplete", path);
    if (code.startsWith("Z_") || code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw new BackupRefusedError("damaged", path);
    }
    throw error;
  } finally {
    unpacked.destroy();
  }
  if (rest !== "") throw new BackupRefusedError("damaged", path);
}
