import type { Owner, Queryable } from "../db/db.ts";
import { SqlError } from "../db/errors.ts";

/** BRIN indexes of tables and of their partitions; `$2`: those too that summarise by themselves. */
const INDEXES = `
  select i.oid::regclass::text as name from unnest($1::text[]) as t (name)
  join pg_index x on x.indrelid = t.name::regclass
    or x.indrelid in (select relid from pg_partition_tree(t.name::regclass))
  join pg_class i on i.oid = x.indexrelid and i.relkind = 'i'
  join pg_am a on a.oid = i.relam and a.amname = 'brin'
  where $2 or not coalesce('autosummarize=on' = any (i.reloptions), false)
  order by i.relname`;

async function indexesOf(
  db: Queryable,
  tables: readonly string[],
  { all }: { readonly all: boolean },
): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(INDEXES, [tables, all]);
  return rows.map(({ name }) => name);
}

/**
 * Has the BRIN indexes of a table know new rows soon after they were written. Without it what came since the
 * last vacuum is in no index, and is read as a whole by whoever looks for a row of a moment. A partitioned
 * table cannot be told so; each of its partitions can.
 */
export async function summarizeByItself(tx: Queryable, table: string): Promise<void> {
  for (const index of await indexesOf(tx, [table], { all: false })) {
    await tx.query(`alter index ${index} set (autosummarize = on)`);
  }
}

async function summarize(owner: Owner, index: string): Promise<void> {
  try {
    await owner.tx(async (tx) => {
      await tx.query("set local lock_timeout = '3s'");
      await tx.query("set local statement_timeout = 0");
      await tx.query("select brin_summarize_new_values($1::regclass)", [index]);
      // Last: it locks the index.
      await tx.query(`alter index ${index} set (autosummarize = on)`);
    });
  } catch (error) {
    // In use for too long: the next run does it.
    if (!(error instanceof SqlError && error.code === "55P03")) throw error;
  }
}

/**
 * Summarises what the BRIN indexes of these tables do not know yet, and has them do it by themselves from now on.
 * @param all those too that do so already: for a database that does nothing in the background
 */
export async function summarizeRanges(
  owner: Owner,
  tables: readonly string[],
  { all }: { readonly all: boolean },
): Promise<void> {
  for (const index of await indexesOf(owner, tables, { all })) await summarize(owner, index);
}

/** Whether there is something for `summarizeRanges` to do. Any role may ask. */
export const hasUnsummarized = async (db: Queryable, tables: readonly string[]): Promise<boolean> =>
  (await indexesOf(db, tables, { all: false })).length > 0;
