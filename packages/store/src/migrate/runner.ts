import type { Instant } from "@kelisim/core";
import type { Db, Owner, Queryable } from "../db/db.ts";

export type Migrated = {
  /** The files that this run applied, in order. */
  readonly applied: readonly string[];
  /** The newest applied file, `0007_outbox.sql`; empty when there is none. */
  readonly current: string;
};

/** Brings the schema up to this release: `db.asOwner((owner) => migrate(owner, now))`. */
export async function migrate(_owner: Owner, _now: Instant, _directory?: URL): Promise<Migrated> {
  throw new Error("not yet");
}

/** The newest applied migration; `undefined` for a database without any. */
export async function schemaVersion(_db: Db | Queryable): Promise<string | undefined> {
  throw new Error("not yet");
}
