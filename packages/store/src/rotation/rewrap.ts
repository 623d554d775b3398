import type { Queryable } from "../db/db.ts";
import { CipherError } from "../keys/cipher-error.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import type { Store } from "../store.ts";

/** Persons of one transaction. */
const BATCH = 100;

type KeyRow = { subject_id: string; key_version: number; wrapped: Uint8Array };
type Place = { readonly version: number; readonly subjectId: string };

const READ = {
  name: "old-data-keys",
  text: `select subject_id, key_version, wrapped from subject_key
         where key_version < $1 and (key_version, subject_id) > ($2, $3)
         order by key_version, subject_id limit $4`,
};
const EXCHANGE = {
  name: "rewrap-data-keys",
  text: `update subject_key k set key_version = n.version, wrapped = n.wrapped
         from unnest($1::uuid[], $2::int[], $3::bytea[], $4::int[], $5::bytea[])
           as n (subject_id, old_version, old_wrapped, version, wrapped)
         where k.subject_id = n.subject_id and k.key_version = n.old_version
           and k.wrapped = n.old_wrapped
         returning k.subject_id`,
};

export type Rewrapped = {
  readonly rewrapped: number;
  /** Rows whose data key does not open: changed outside the service. They stay as they are. */
  readonly unopened: number;
  /** Whether the limit came before the end. */
  readonly more: boolean;
};

/**
 * Wraps data keys of older versions with the current key, by compare and set: a row that was exchanged
 * or destroyed meanwhile is left alone. What was done when the process dies, is done.
 */
export async function rewrapDataKeys(store: Store, limit: number): Promise<Rewrapped> {
  const [current = 0] = store.ring.inUse("data");
  let after: Place = { version: 0, subjectId: "00000000-0000-0000-0000-000000000000" };
  const done = { rewrapped: 0, unopened: 0 };
  let taken = 0;
  while (taken < limit) {
    const size = Math.min(BATCH, limit - taken);
    const rows = await store.db.query<KeyRow>(READ, [
      current,
      after.version,
      after.subjectId,
      size,
    ]);
    const last = rows.at(-1);
    if (last === undefined) return { ...done, more: false };
    const opened = await openAll(store, rows);
    done.unopened += rows.length - opened.length;
    done.rewrapped += await store.db.tx((tx) => exchange(tx, store, opened));
    // What does not open is no work done: the others behind it have their turn.
    taken += opened.length;
    after = { version: last.key_version, subjectId: last.subject_id };
  }
  return { ...done, more: true };
}

/** As `uuidOf` gives it: bound into the wrapping. */
const uuidTextOf = (row: KeyRow): string => row.subject_id.replaceAll("-", "");

type Opened = { readonly row: KeyRow; readonly dataKey: Uint8Array };

async function openAll({ ring }: Store, rows: readonly KeyRow[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const row of rows) {
    const stored = { kekVersion: row.key_version, wrapped: row.wrapped };
    try {
      opened.push({ row, dataKey: await ring.unwrap(uuidTextOf(row), stored) });
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
    }
  }
  return opened;
}

async function exchange(
  tx: Queryable,
  { ring }: Store,
  opened: readonly Opened[],
): Promise<number> {
  if (opened.length === 0) return 0;
  const inUse = await holdKeyUse(tx, "data");
  const fresh = await Promise.all(
    opened.map(({ row, dataKey }) => ring.wrap(uuidTextOf(row), dataKey)),
  );
  if (fresh.some(({ kekVersion }) => !inUse.includes(kekVersion))) {
    throw new CipherError("unknown-version", "a data key");
  }
  const rows = await tx.query(EXCHANGE, [
    opened.map(({ row }) => row.subject_id),
    opened.map(({ row }) => row.key_version),
    opened.map(({ row }) => row.wrapped),
    fresh.map(({ kekVersion }) => kekVersion),
    fresh.map(({ wrapped }) => wrapped),
  ]);
  return rows.length;
}
