import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { formatInstant, type Instant } from "@kelisim/core";
import type { Db } from "../db/db.ts";
import { fsyncDirectory } from "../engine/fsync-tree.ts";
import { BackupRefusedError } from "./backup-error.ts";
import { BACKUP_FORMAT, endMember, type Manifest } from "./backup-format.ts";
import { checkBackup } from "./read-backup.ts";
import { withSnapshot } from "./snapshot.ts";
import type { OnProgress, RowSource } from "./store-image.ts";

export type BackupOptions = {
  /** Where the file is to be; nothing may be there. */
  readonly path: string;
  readonly release: string;
  readonly now: Instant;
  readonly onProgress?: OnProgress | undefined;
};

/**
 * Writes a whole store, as of one instant, into one file that holds no keys. It appears under its
 * name complete, synced and read back, open to its user alone, and replaces nothing.
 *
 * @throws BackupRefusedError, TransferRefusedError
 */
export async function backupStore(db: Db, options: BackupOptions): Promise<Manifest> {
  const { path } = options;
  if (existsSync(path)) throw new BackupRefusedError("exists", path);
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.unfinished`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    const manifest = await withSnapshot(db, (source) => write(file, source, options));
    await file.close();
    // Read as a restore would read it: what cannot be restored is no backup.
    await checkBackup(unfinished);
    await appear(unfinished, path);
    return manifest;
  } finally {
    await file.close(); // a second closing does nothing
    await rm(unfinished, { force: true });
  }
}

async function write(
  file: FileHandle,
  source: RowSource,
  { release, now, onProgress = () => undefined }: BackupOptions,
): Promise<Manifest> {
  const manifest: Manifest = {
    kelisim_backup: BACKUP_FORMAT,
    release,
    taken_at: formatInstant(now),
    ...source.image,
  };
  const sha256 = createHash("sha256");
  await pipeline(
    Readable.from(linesOf(manifest, source, onProgress)),
    createGzip(),
    async function (bytes: AsyncIterable<Buffer>) {
      for await (const chunk of bytes) {
        sha256.update(chunk);
        await file.writeFile(chunk);
      }
    },
  );
  await file.writeFile(endMember(sha256.digest("hex")));
  await file.sync();
  return manifest;
}

async function* linesOf(
  manifest: Manifest,
  source: RowSource,
  onProgress: OnProgress,
): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`;
  const sizes = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
  let current = "";
  let rows = 0;
  for await (const batch of source.batches()) {
    if (batch.table !== current) {
      current = batch.table;
      rows = 0;
      yield `${JSON.stringify({ table: current })}\n`;
    }
    yield batch.rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    rows += batch.rows.length;
    onProgress({ table: current, rows, of: sizes.get(current) ?? rows });
  }
}

const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** A link refuses a name that is taken, where a renaming would replace it. */
async function appear(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EEXIST") throw new BackupRefusedError("exists", path);
    if (!NO_LINKS.has(code)) throw error;
    if (existsSync(path)) throw new BackupRefusedError("exists", path);
    await rename(unfinished, path);
  }
  fsyncDirectory(dirname(path));
}
