import type { Db, Owner, Row } from "@kelisim/store";

/** Reads as the owner of the tables, who sees everything. */
export const asOwner = <R extends Row>(
  db: Db,
  text: string,
  params: readonly unknown[] = [],
): Promise<R[]> => db.asOwner((owner: Owner) => owner.query<R>(text, params));

/** The tables of the store, without the partitions of others. */
export async function tablesOf(db: Db): Promise<readonly string[]> {
  const rows = await asOwner<{ name: string }>(
    db,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
     order by relname`,
  );
  return rows.map(({ name }) => name);
}

/** The partitions of the store's tables. */
export async function partitionsOf(db: Db): Promise<readonly string[]> {
  const rows = await asOwner<{ name: string }>(
    db,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relispartition
     order by relname`,
  );
  return rows.map(({ name }) => name);
}
