import type { Queryable, Statement } from "../db/db.ts";
import { parseFingerprint } from "../keys/fingerprint.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { readKeyUse } from "../keys/key-use.ts";
import { COUNTED_AT_MOST } from "./backlog.ts";

/** The tables whose rows name the key that they are made with. */
export const KEYED_TABLES = ["subject_key", "subject_lookup"] as const;
export type KeyedTable = (typeof KEYED_TABLES)[number];

export type KeyFigures = {
  /** Keys of this process's file that are not taken into use yet. */
  readonly waiting: number;
  /** Rows made with an older key than the current one. */
  readonly oldRows: Readonly<Record<KeyedTable, number>>;
};

const OLD_ROWS: Readonly<Record<KeyedTable, Statement>> = {
  subject_key: {
    name: "figures-old-keys",
    text: `select count(*)::int as rows
           from (select from subject_key where key_version < $1 limit $2) as k`,
  },
  subject_lookup: {
    name: "figures-old-lookups",
    text: `select count(*)::int as rows
           from (select from subject_lookup where key_version < $1 limit $2) as k`,
  },
};

async function oldRows(
  db: Queryable,
  table: KeyedTable,
  current: number | undefined,
): Promise<number> {
  if (current === undefined) return 0;
  const [row] = await db.query<{ rows: number }>(OLD_ROWS[table], [current, COUNTED_AT_MOST]);
  return row?.rows ?? 0;
}

export async function keyFigures(db: Queryable, ring: KeyRing): Promise<KeyFigures> {
  const inUse = new Set<string>((await readKeyUse(db)).map(({ name }) => name));
  const held = [...parseFingerprint(ring.fingerprint).keys()];
  return {
    waiting: held.filter((name) => !inUse.has(name)).length,
    oldRows: {
      subject_key: await oldRows(db, "subject_key", ring.inUse("data")[0]),
      subject_lookup: await oldRows(db, "subject_lookup", ring.inUse("mac")[0]),
    },
  };
}
