import type { Queryable } from "../db/db.ts";
import type { Column, TableShape } from "./store-image.ts";

/** What belongs to the running processes and not to the store: a copy begins without it. */
export const RUNTIME_TABLES: readonly string[] = ["process", "job"];

/** Instead of these columns, so that no copied row is held by a process that is not there. */
const WITHOUT_LEASE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  timer: { lease_until: "null", lease_by: "null" },
  webhook: { lease_until: "created_at", lease_by: "null" },
};

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What is read in a column's place, in PostgreSQL's text form. */
export const sentText = (table: string, { name, type }: Column): string => {
  const instead = WITHOUT_LEASE[table]?.[name];
  return instead === undefined ? heldText({ name, type }) : `(${instead})::${type}::text`;
};

/** A column as it is held, in PostgreSQL's text form. */
export const heldText = ({ name }: Column): string => `${quoted(name)}::text`;

/** The store's tables are those that the application may read; the operator's own are not copied. */
const TABLES = `
  select c.relname as name, c.relkind = 'p' as monthly,
    (select json_agg(json_build_object('name', a.attname,
              'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
     from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select a.attname::text
          from pg_index x
          cross join unnest(x.indkey::int2[]) with ordinality as k (number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
          where x.indrelid = c.oid and x.indisprimary order by k.place) as key,
    array(select distinct r.relname::text
          from pg_constraint f join pg_class r on r.oid = f.confrelid
          where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid
            and not r.relispartition) as leads_to
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'schema_migration'
    and has_table_privilege('kelisim_app', c.oid, 'select')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                    and d.objid = c.oid and d.deptype = 'e')
  order by c.relname`;

type Found = TableShape & { readonly leads_to: readonly string[] };

/** Every table of the store, in an order in which references point backwards. */
export async function everyTable(db: Queryable): Promise<TableShape[]> {
  const found = await db.query<Found>(TABLES);
  const keyless = found.find(({ key }) => key.length === 0);
  if (keyless !== undefined) throw new Error(`the table ${keyless.name} has no primary key`);
  return inOrder(found).map(({ name, columns, key, monthly }) => ({ name, columns, key, monthly }));
}

/** The tables that a copy carries. */
export const carriedTables = async (db: Queryable): Promise<TableShape[]> =>
  (await everyTable(db)).filter(({ name }) => !RUNTIME_TABLES.includes(name));

function inOrder(found: readonly Found[]): Found[] {
  const placed: Found[] = [];
  let waiting = [...found];
  while (waiting.length > 0) {
    const isFree = ({ leads_to }: Found): boolean =>
      !waiting.some(({ name }) => leads_to.includes(name));
    const free = waiting.filter(isFree);
    if (free.length === 0) throw new Error("the tables refer to each other in a circle");
    placed.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return placed;
}
