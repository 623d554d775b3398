import type pg from "pg";

/** A column of a table, as the catalogue names its type. */
export type Column = { readonly name: string; readonly type: string };

/** One row of one made-up person, as the service wrote it; each value as PostgreSQL prints it. */
export type TemplateRow = {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly values: readonly (string | null)[];
};

/** Everything that the store holds about one person whom the service itself has made. */
export type Template = {
  /** 32 hex digits. */
  readonly subject: string;
  readonly iin: string;
  /** Ids that are hers alone, 32 hex digits each; her own comes first. */
  readonly ids: readonly string[];
  readonly rows: readonly TemplateRow[];
};

/** Rows that are cloned are in no batch of the transparency log. */
const TABLES = `
  select c.oid::regclass::text as table, array_agg(a.attname::text order by a.attnum) as names,
    array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not (a.attname = 'batch_id' and c.relkind = 'p')
  group by c.oid order by 1`;

/** Ids that many persons share. */
const SHARED = `
  select party_id as id from party union select key_id from api_key union select object_id
  from digital_object union select purpose_id from purpose union select service_id from service`;

type Table = { readonly table: string; readonly names: string[]; readonly types: string[] };

async function rowsOf(
  client: pg.Client,
  { table, names, types }: Table,
  where: string,
  value: unknown,
): Promise<readonly TemplateRow[]> {
  const columns = names.map((name, place) => ({ name, type: types[place] ?? "" }));
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${names.map((name) => `${name}::text`).join(", ")} from ${table} where ${where} order by 1, 2`,
    values: [value],
    rowMode: "array",
  });
  return rows.map((values) => ({ table, columns, values }));
}

const bare = (uuid: string): string => uuid.replaceAll("-", "");

/** Values of a type, bare. */
const uuidsIn = ({ columns, values }: TemplateRow): readonly string[] =>
  values.flatMap((value, place) =>
    value !== null && columns[place]?.type === "uuid" ? [bare(value)] : [],
  );

/**
 * Reads a person whole: every table with a `subject_id`, and what was told of her in the feeds.
 * @param only these tables instead of all
 */
export async function readTemplate(
  client: pg.Client,
  subject: string,
  iin: string,
  only?: readonly string[],
): Promise<Template> {
  const { rows: all } = await client.query<Table>(TABLES);
  const tables = all.filter(({ table }) => only?.includes(table) !== false);
  const rows: TemplateRow[] = [];
  for (const table of tables.filter(({ names }) => names.includes("subject_id"))) {
    rows.push(...(await rowsOf(client, table, "subject_id = $1", subject)));
  }
  const feed = tables.find(({ table }) => table === "feed");
  const told = rows
    .filter(({ table }) => table === "outbox")
    .map(({ columns, values }) => values[columns.findIndex(({ name }) => name === "outbox_id")]);
  if (feed !== undefined) {
    rows.push(...(await rowsOf(client, feed, "outbox_id = any($1::uuid[])", told)));
  }
  const { rows: shared } = await client.query<{ id: string }>(SHARED);
  const others = new Set(shared.map(({ id }) => bare(id)));
  const own = new Set([subject, ...rows.flatMap(uuidsIn)].filter((id) => !others.has(id)));
  return { subject, iin, ids: [...own], rows };
}
