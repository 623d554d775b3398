import { randomUUID } from "node:crypto";
import { BUILT_IN_CATEGORIES, day, type Instant, type ServiceKind } from "@kelisim/core";
import type { Db, Owner } from "./db/db.ts";
import { openPglite } from "./db/pglite.ts";
import { openPostgres } from "./db/postgres.ts";
import { loadKeyFile } from "./keys/key-file.ts";
import { createKeyRing, type KeyRing } from "./keys/key-ring.ts";
import { createSealer } from "./keys/sealer.ts";
import { ensurePartitions, type PartitionsMade } from "./migrate/partitions.ts";
import { readMigrations } from "./migrate/migration-files.ts";
import { migrate, MIGRATIONS, schemaVersion } from "./migrate/runner.ts";
import { insertCategory } from "./registry/data-categories.ts";
import type { Store } from "./store.ts";

/** The role of `0001_service.sql`: it can append evidence and edit none. */
const APP_ROLE = "kelisim_app";
const PARTITIONED = ["event", "access_log", "command_audit"] as const;
/** This month and the next two: a service that runs for weeks does not run out of partitions. */
const MONTHS_AHEAD = 3;

/** Where the data are: a directory of this machine, or a PostgreSQL server. */
export type StoreLocation =
  | { readonly kind: "embedded"; readonly directory: string }
  | {
      readonly kind: "postgres";
      readonly url: string;
      /** Connection of the owner role, for migrations; the same as `url` by default. */
      readonly ownerUrl?: string | undefined;
      readonly poolSize?: number | undefined;
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
};

/** Why a store does not open; the message says what to do. */
export class StoreRefusedError extends Error {
  override readonly name = "StoreRefusedError";
  readonly code: "wrong-key-file" | "other-service" | "not-migrated";
  constructor(code: StoreRefusedError["code"], message: string) {
    super(message);
    this.code = code;
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
  const { url, ownerUrl, poolSize } = location;
  return openPostgres({ url, ownerUrl, max: poolSize, role: APP_ROLE, applicationName: "kelisim" });
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

type ServiceRow = { service_id: string; kind: ServiceKind; key_fingerprint: string };

/** Finds this installation's row, made at the first start, and refuses a foreign key file. */
async function installation(db: Db, ring: KeyRing, options: OpenStoreOptions): Promise<string> {
  await db.query(
    `insert into service (service_id, kind, key_fingerprint, created_at)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [randomUUID(), options.service, ring.fingerprint, options.now],
  );
  const [row] = await db.query<ServiceRow>("select service_id, kind, key_fingerprint from service");
  if (row === undefined) throw new Error("the service row is gone");
  if (ring.matches(row.key_fingerprint) === "foreign") {
    throw new StoreRefusedError(
      "wrong-key-file",
      "The key file is not the one that this store's fields are sealed with. Put the right key file in place (KELISIM_KEY_FILE) and start again.",
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
 * Opens the store: database, schema, partitions, keys.
 * @throws StoreLockedError, StoreRefusedError, KeyFileError, MigrationError with words that say what to do
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const ring = createKeyRing(loadKeyFile(options.keyFile));
  const db = await openDb(options.location, options.note ?? "kelisim");
  try {
    if (options.migrate) await migrateStore(db, options.now);
    else if (!(await isMigrated(db))) {
      throw new StoreRefusedError(
        "not-migrated",
        "This database has no Kelisim schema yet, or that of an older release. Run: kelisim migrate",
      );
    }
    const serviceId = await installation(db, ring, options);
    await db.tx(async (tx) => {
      for (const category of BUILT_IN_CATEGORIES) await insertCategory(tx, category, options.now);
    });
    const sealer = createSealer(ring);
    return { db, ring, sealer, serviceId, kind: options.service, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}
