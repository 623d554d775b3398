import type { Template, TemplateRow } from "./template.ts";

/** A value that is sealed for one person alone, and so made anew for each. */
export type Secret = {
  readonly table: "subject_lookup" | "subject_key" | "subject_field" | "event";
  readonly column: string;
  /** The template's id (32 hex digits) that its place is bound to; `undefined` for one of a kind. */
  readonly rowId: string | undefined;
};

/** One statement that writes many persons like one: `$1` is their places, then their ids, then their secrets. */
export type CloneStatement = { readonly text: string; readonly secrets: readonly Secret[] };

const SECRET_COLUMNS: Readonly<Record<string, string>> = {
  subject_lookup: "mac",
  subject_key: "wrapped",
  subject_field: "sealed",
  event: "sealed",
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const dashed = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The text with each of the ids in it exchanged for the person's own, as an expression. */
function exchanged(text: string, ids: readonly string[]): string {
  const places = new Map<string, string>();
  for (const [place, id] of ids.entries()) {
    places.set(id, `h${place}`);
    places.set(dashed(id), `h${place}::uuid::text`);
  }
  const parts = text.split(new RegExp(`(${[...places.keys()].join("|")})`));
  return parts
    .filter((part) => part !== "")
    .map((part) => places.get(part) ?? quoted(part))
    .join(" || ");
}

const valueOf = (row: TemplateRow, name: string): string | null =>
  row.values[row.columns.findIndex((column) => column.name === name)] ?? null;

function secretOf(row: TemplateRow): Secret {
  const table = row.table as Secret["table"];
  const column = SECRET_COLUMNS[table] ?? "";
  const id = table === "event" ? valueOf(row, "event_id") : undefined;
  return { table, column, rowId: id?.replaceAll("-", "") };
}

/** Makes the statement. @throws Error for bytes of which it does not know how they are sealed */
export function cloneStatement({ ids, rows }: Template): CloneStatement {
  const secrets: Secret[] = [];
  const feedRows = rows.filter(({ table }) => table === "feed");
  const expression = (row: TemplateRow, place: number): string => {
    const column = row.columns[place];
    const value = row.values[place] ?? null;
    if (column === undefined || value === null) return "null";
    const { name, type } = column;
    if (row.table === "feed" && name === "feed_seq") {
      // Behind what the templates themselves were told, without a gap.
      return `1000 + n::bigint * ${feedRows.length} + ${feedRows.indexOf(row)}`;
    }
    if (type === "bytea") {
      if (SECRET_COLUMNS[row.table] !== name)
        throw new Error(`unknown bytes: ${row.table}.${name}`);
      return `b${secrets.push(secretOf(row)) - 1}`;
    }
    const own = type === "uuid" ? ids.indexOf(value.replaceAll("-", "")) : -1;
    if (own >= 0) return `h${own}::uuid`;
    return type === "jsonb" ? `(${exchanged(value, ids)})::jsonb` : `${quoted(value)}::${type}`;
  };
  const inserts = rows.map((row, number) => {
    const names = row.columns.map(({ name }) => name).join(", ");
    const values = row.values.map((_, place) => expression(row, place)).join(", ");
    return `i${number} as (insert into ${row.table} (${names}) select ${values} from made)`;
  });
  const columns = [
    "n",
    ...ids.map((_, place) => `h${place}`),
    ...secrets.map((_, place) => `b${place}`),
  ];
  const types = ["int[]", ...ids.map(() => "text[]"), ...secrets.map(() => "bytea[]")];
  const parameters = types.map((type, place) => `$${place + 1}::${type}`);
  const text = `with made as materialized (
    select * from unnest(${parameters.join(", ")}) as made (${columns.join(", ")})
  ), ${inserts.join(", ")} select 1`;
  return { text, secrets };
}
