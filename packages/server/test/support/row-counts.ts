import type { Db } from "@kelisim/store";

/** Tables that keep the books of calls themselves. */
const BOOKS: ReadonlySet<string> = new Set(["command_audit", "idempotency"]);

/** How many rows each table has that the service can read, its own books left out. */
export async function rowCounts(db: Db): Promise<Readonly<Record<string, number>>> {
  const tables = await db.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and has_table_privilege(oid, 'select') order by relname`,
  );
  const names = tables.map(({ name }) => name).filter((name) => !BOOKS.has(name));
  const text = names
    .map((name) => `select '${name}' as name, count(*)::int as rows from ${name}`)
    .join(" union all ");
  const counted = await db.query<{ name: string; rows: number }>(text);
  return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]));
}
