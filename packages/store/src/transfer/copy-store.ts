import type { Instant } from "@kelisim/core";
import type { Db } from "../db/db.ts";
import { migrateStore } from "../open-store.ts";
import { loadInto } from "./load-rows.ts";
import { withSnapshot } from "./snapshot.ts";
import type { OnProgress, StoreImage } from "./store-image.ts";

/**
 * Copies a whole store into an empty database of either engine, and compares counts and checksums
 * of every table before the copy counts. Keys are not copied: the copy opens with the same key file.
 *
 * Left behind are `process` and `job` rows and the leases of timers and webhooks, which belong to
 * the processes that run on the source.
 *
 * @returns what was copied, and was found equal
 * @throws TransferRefusedError, MigrationError, ConnectionLostError: the target then holds no row;
 *   CommitUnknownError: it holds all of them or none
 */
export async function copyStore(
  source: Db,
  target: Db,
  now: Instant,
  onProgress?: OnProgress,
): Promise<StoreImage> {
  const image = await withSnapshot(source, async (rows) => {
    await loadInto(target, rows, now, onProgress);
    return rows.image;
  });
  // What later migrations do to rows, they do to these too.
  await migrateStore(target, now);
  return image;
}
