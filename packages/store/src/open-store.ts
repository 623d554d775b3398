import { randomUUID } from "node:crypto";
import {
  BUILT_IN_CATEGORIES,
  day,
  parseInstant,
  type Instant,
  type ServiceKind,
} from "@kelisim/core";
import type { Db, Owner } from "./db/db.ts";
import { openPglite } from "./db/pglite.ts";
import { openPostgres } from "./db/postgres.ts";
import { openErasureLedger } from "./erasure/ledger.ts";
import { replayErasures, syncLedger } from "./erasure/replay.ts";
import { loadKeyFile } from "./keys/key-file.ts";
import { fingerprintOf, marksOf } from "./keys/fingerprint.ts";
import { KeyKeeper } from "./keys/key-keeper.ts";
import { createKeyRing } from "./keys/key-ring.ts";
import { lackingOf, readKeyUse, useFirstKeys } from "./keys/key-use.ts";
import type { Key, KeyName } from "./keys/key.ts";
import { createSealer } from "./keys/sealer.ts";
import { ensurePartitions, type PartitionsMade } from "./migrate/partitions.ts";
import { summarizeRanges } from "./migrate/range-summaries.ts";
import { readMigrations } from "./migrate/migration-files.ts";
import { migrate, MIGRATIONS, schemaVersion } from "./migrate/runner.ts";
import { insertCategory } from "./registry/data-categories.ts";
import type { Store } from "./store.ts";

/** The role of `0001_service.sql`: it can append evidence and edit none. */
const APP_ROLE = "kelisim_app";
export const PARTITIONED = ["event", "access_log", "command_audit"] as const;
/** This month and the next two: a service that runs for weeks does not run out of partitions. */
export const MONTHS_AHEAD = 3;

/** Longer than any statement of the service, shorter than callers wait. */
const ANSWER_LIMIT_MS = 30_000;

/** Where the data are: a directory of this machine, or a PostgreSQL server. */
export type StoreLocation =
  | { readonly kind: "embedded"; readonly directory: string }
  | {
      readonly kind: "postgres";
      readonly url: string;
      /** Connection of the owner role, for migrations; the same as `url` by default. */
      readonly ownerUrl?: string | undefined;
      readonly poolSize?: number | undefined;
      /** Longest wait for one answer of the server, COMMIT included, in milliseconds; 30 s by default. */
      readonly answerLimitMs?: number | undefined;
    };

export type OpenStoreOptions = {
  readonly location: StoreLocation;
  readonly keyFile: string;
  readonly service: ServiceKind;
  readonly now: Instant;
  /** `false` where the schema is migrated by hand and the application has no owner's rights. */
  readonly migrate: boolean;
  /** A word for the message that a second process gets. */
  readonly note?: string;
  /** File of the erased persons' random ids: whoever stands there is erased before anybody gets the store. */
  readonly erasureLedger?: string | undefined;
};

/** Why a store does not open; the message says what to do. */
export class StoreRefusedError extends Error {
  override readonly name = "StoreRefusedError";
  readonly code: "wrong-key-file" | "other-service" | "not-migrated";
  /** The keys that the key file lacks, by name. */
  readonly keys: readonly KeyName[];
  constructor(code: StoreRefusedError["code"], message: string, keys: readonly KeyName[] = []) {
    super(message);
    this.code = code;
    this.keys = keys;
  }
}

/**
 * Opens the database alone: for what needs no keys, such as migrations.
 * @throws StoreLockedError, ConnectionLostError
 */
export function openDb(location: StoreLocation, note: string): Promise<Db> {
  if (location.kind === "embedded") {
    return openPglite({ directory: location.directory, role: APP_ROLE, note });
  }
  const { url, ownerUrl, poolSize: max, answerLimitMs = ANSWER_LIMIT_MS } = location;
  const session = { role: APP_ROLE, applicationName: "kelisim", answerLimitMs };
  return openPostgres({ url, ownerUrl, max, ...session });
}

/** Brings the schema up to this program's and makes the coming partitions. Needs the owner's rights. */
export async function migrateStore(
  db: Db,
  now: Instant,
): Promise<{ readonly applied: readonly string[]; readonly partitions: PartitionsMade }> {
  return db.asOwner(async (owner: Owner) => {
    const { applied } = await migrate(owner, now);
    // Partitions hold UTC months, and a legal day may already be in the next one.
    const today = day(now.toString().slice(0, 10));
    const partitions = await ensurePartitions(owner, [...PARTITIONED], today, MONTHS_AHEAD);
    // Those that an older release made; a new month does so from its beginning.
    await summarizeRanges(owner, PARTITIONED, { all: false });
    return { applied, partitions };
  });
}

/**
 * Whether the schema is this release's or a later one, which serves it too. Asked without the
 * application's role: a server that has never seen the service does not have it.
 */
async function isMigrated(db: Db): Promise<boolean> {
  const current = await db.asOwner((owner) => schemaVersion(owner));
  const newest = readMigrations(MIGRATIONS).at(-1)?.name ?? "";
  return current !== undefined && current >= newest;
}

type ServiceRow = {
  service_id: string;
  kind: ServiceKind;
  key_fingerprint: string;
  created_at: string;
};

/** Finds this installation's row, made at the first start, and refuses a foreign key file. */
async function installation(
  db: Db,
  keys: readonly Key[],
  options: OpenStoreOptions,
): Promise<string> {
  await db.query(
    `insert into service (service_id, kind, key_fingerprint, created_at)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [randomUUID(), options.service, fingerprintOf(keys), options.now],
  );
  const [row] = await db.query<ServiceRow>(
    "select service_id, kind, key_fingerprint, created_at from service",
  );
  const since = parseInstant(row?.created_at ?? "");
  if (row === undefined || since === undefined) throw new Error("the service row is gone");
  await useFirstKeys(db, row.key_fingerprint, since);
  const lacking = lackingOf(await readKeyUse(db), marksOf(keys));
  if (lacking.length > 0) {
    throw new StoreRefusedError(
      "wrong-key-file",
      `The key file is not the one that this store is sealed with: it lacks ${lacking.join(", ")}. Put the right key file in place (KELISIM_KEY_FILE) and start again.`,
      lacking,
    );
  }
  if (row.kind !== options.service) {
    throw new StoreRefusedError(
      "other-service",
      `This store belongs to a ${row.kind} service. Start with KELISIM_SERVICE=${row.kind}, or use another store.`,
    );
  }
  return row.service_id;
}

/**
 * Opens the store: database, schema, partitions, keys. Whom the erasure ledger names is erased before it
 * returns, so that a store restored from an older copy shows nobody who was forgotten.
 * @throws StoreLockedError, StoreRefusedError, KeyFileError, MigrationError, ErasureLedgerError with words
 * that say what to do
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const keys = loadKeyFile(options.keyFile);
  const db = await openDb(options.location, options.note ?? "kelisim");
  try {
    if (options.migrate) await migrateStore(db, options.now);
    else if (!(await isMigrated(db))) {
      throw new StoreRefusedError(
        "not-migrated",
        "This database has no Kelisim schema yet, or that of an older release. Run: kelisim migrate",
      );
    }
    const serviceId = await installation(db, keys, options);
    const ring = createKeyRing(keys);
    const keeper = new KeyKeeper(db, options.keyFile, ring, keys);
    await keeper.refresh();
    await db.tx(async (tx) => {
      for (const category of BUILT_IN_CATEGORIES) await insertCategory(tx, category, options.now);
    });
    const sealer = createSealer(ring);
    const close = async (): Promise<void> => {
      await keeper.stop();
      await db.close();
    };
    const { service: kind, erasureLedger: file } = options;
    const ledger = file === undefined ? undefined : openErasureLedger(file, serviceId);
    const store: Store = { db, ring, keys: keeper, sealer, ledger, serviceId, kind, close };
    await replayErasures(store, options.now);
    await syncLedger(store);
    keeper.start();
    return store;
  } catch (error) {
    await db.close();
    throw error;
  }
}
