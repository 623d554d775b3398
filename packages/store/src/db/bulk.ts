/** A type of a column, as far as rows are written many at once. */
export type BulkType =
  | "uuid"
  | "text"
  | "int"
  | "bigint"
  | "boolean"
  | "date"
  | "timestamptz"
  | "bytea"
  | "jsonb"
  | "text[]"
  | "uuid[]";

/** Columns in the order of their parameters. */
export type BulkColumns = Readonly<Record<string, BulkType>>;

/** One row: a value for each column; lists for `text[]` and `uuid[]`, text for `jsonb`. */
export type BulkRow<C extends BulkColumns> = { readonly [K in keyof C]: unknown };

/** No code can hold it: the contract refuses control characters. */
const UNIT_SEPARATOR = "\u001f";

const isList = (type: BulkType): boolean => type.endsWith("[]");

/** A list of lists would lose its inner borders in `unnest`: it goes over as text. */
const wireType = (type: BulkType): string => (isList(type) || type === "jsonb" ? "text" : type);

const valueOf = (name: string, type: BulkType): string => {
  if (isList(type)) return `string_to_array(${name}, chr(31))::${type} as ${name}`;
  return type === "jsonb" ? `${name}::jsonb as ${name}` : name;
};

/** A table expression `given` of the rows that come in as one array parameter a column, from `$1` on. */
export function givenRows(columns: BulkColumns): string {
  const names = Object.keys(columns).join(", ");
  const entries = Object.entries(columns);
  const arrays = entries.map(([, type], index) => `$${index + 1}::${wireType(type)}[]`).join(", ");
  const values = entries.map(([name, type]) => valueOf(name, type)).join(", ");
  return `(select ${values}, n from unnest(${arrays}) with ordinality as given (${names}, n)) as given`;
}

/** The names of all columns but the first one, which a statement spells out: `insert into t (id, …)`. */
export const otherColumns = (columns: BulkColumns): string =>
  Object.keys(columns).slice(1).join(", ");

const wireValue = (type: BulkType, value: unknown): unknown => {
  if (!isList(type)) return value;
  if (!Array.isArray(value)) throw new TypeError("a list column without a list");
  return value.join(UNIT_SEPARATOR);
};

/** The parameters of a statement made of these columns. */
export const columnArrays = <C extends BulkColumns>(
  columns: C,
  rows: readonly BulkRow<C>[],
): readonly unknown[][] =>
  Object.entries(columns).map(([name, type]) => rows.map((row) => wireValue(type, row[name])));
