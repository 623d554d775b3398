import { existsSync } from "node:fs";
import { openErasureLedger } from "../erasure/ledger.ts";
import { marksOf, parseFingerprint } from "../keys/fingerprint.ts";
import { loadKeyFile } from "../keys/key-file.ts";
import { migrateStore, openDb, openStore, type OpenStoreOptions } from "../open-store.ts";
import { BackupRefusedError } from "./backup-error.ts";
import type { Manifest } from "./backup-format.ts";
import { loadInto } from "./load-rows.ts";
import { checkBackup, openBackup } from "./read-backup.ts";
import type { OnProgress } from "./store-image.ts";

/**
 * Restores a backup into an empty place, of either engine: checks the whole file first, writes all
 * rows in one transaction, compares counts and checksums, and opens the store once, which forgets
 * again whom the erasure ledger names.
 *
 * @param open how the restored store is opened; its `migrate` is not looked at
 * @throws BackupRefusedError, KeyFileError, ErasureLedgerError before anything is touched; TransferRefusedError,
 *   MigrationError with no row written; what `openStore` throws with the rows in place
 */
export async function restoreStore(
  path: string,
  open: OpenStoreOptions,
  onProgress?: OnProgress,
): Promise<Manifest> {
  const manifest = await checkBackup(path);
  checkKeys(path, manifest.keys, marksOf(loadKeyFile(open.keyFile)));
  const { id, kind } = manifest.service;
  if (kind !== open.service) throw new BackupRefusedError("other-service", path, kind);
  const { erasureLedger: ledger } = open;
  // A ledger that cannot be replayed is told before there is a store that needs it.
  if (ledger !== undefined && existsSync(ledger)) openErasureLedger(ledger, id);
  const db = await openDb(open.location, open.note ?? "kelisim restore");
  try {
    await loadInto(db, await openBackup(path), open.now, onProgress);
    await migrateStore(db, open.now);
  } finally {
    await db.close();
  }
  const store = await openStore({ ...open, migrate: false });
  await store.close();
  return manifest;
}

/** Every key that the fields need has to be there: what one sealed, no other opens. */
function checkKeys(path: string, needed: string, held: ReadonlyMap<string, string>): void {
  const lacking: string[] = [];
  for (const [name, mark] of parseFingerprint(needed)) {
    const own = held.get(name);
    if (own === undefined) lacking.push(name);
    else if (own !== mark) throw new BackupRefusedError("wrong-key-file", path);
  }
  if (lacking.length > 0) throw new BackupRefusedError("key-missing", path, lacking.join(", "));
}
