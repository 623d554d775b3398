import { columnText, isList, type BulkType } from "./column-text.ts";
import type { Queryable, Statement } from "./db.ts";

/** Columns in the order of their parameters. */
export type BulkColumns = Readonly<Record<string, BulkType>>;

/** One row: a value for each column; lists for `text[]` and `uuid[]`, text for `jsonb`. */
export type BulkRow<C extends BulkColumns> = { readonly [K in keyof C]: unknown };

/** A list of lists would lose its inner borders in `unnest`: it goes over as text. */
const wireType = (type: BulkType): string => (isList(type) || type === "jsonb" ? "text" : type);

const valueOf = (name: string, type: BulkType): string => {
  if (isList(type)) return `string_to_array(${name}, chr(31))::${type} as ${name}`;
  return type === "jsonb" ? `${name}::jsonb as ${name}` : name;
};

/**
 * A table expression `given` of the rows that come in as one array parameter a column, with their place `n`.
 * @param from the number of the first of these parameters
 */
export function givenRows(columns: BulkColumns, from = 1): string {
  const names = Object.keys(columns).join(", ");
  const entries = Object.entries(columns);
  const arrays = entries
    .map(([, type], index) => `$${from + index}::${wireType(type)}[]`)
    .join(", ");
  const values = entries.map(([name, type]) => valueOf(name, type)).join(", ");
  return `(select ${values}, n from unnest(${arrays}) with ordinality as given (${names}, n)) as given`;
}

/** The names of all columns but the first one, which a statement spells out: `insert into t (id, …)`. */
export const otherColumns = (columns: BulkColumns): string =>
  Object.keys(columns).slice(1).join(", ");

/** The parameters of a statement made of these columns: one array each, as text. */
export const columnArrays = <C extends BulkColumns>(
  columns: C,
  rows: readonly BulkRow<C>[],
): readonly string[] =>
  Object.entries(columns).map(([name, type]) =>
    columnText(
      type,
      rows.map((row) => row[name]),
    ),
  );

/** What is written into one table of each item. */
export type BulkWriter<T> = {
  readonly columns: BulkColumns;
  /** The statement, around the table expression of its rows. */
  readonly text: (given: string) => string;
  /** The same where none of the rows can be there yet, if that is another one. */
  readonly insert?: (given: string) => string;
  readonly rowsOf: (item: T) => readonly Readonly<Record<string, unknown>>[];
};

/** Joins a table's columns, the rows that an item makes there, and the statement that writes them. */
export const bulkWriter = <T, C extends BulkColumns>(
  columns: C,
  rowsOf: (item: T) => readonly BulkRow<C>[],
  text: (given: string) => string,
  insert: (given: string) => string = text,
): BulkWriter<T> => ({ columns, rowsOf, text, insert });

/** The same writers for rows none of which can be there yet: looking for an earlier one costs a search of its index. */
export const onlyInserting = <T>(writers: readonly BulkWriter<T>[]): readonly BulkWriter<T>[] =>
  writers.map(({ insert, ...writer }) => ({ ...writer, text: insert ?? writer.text }));

/** A statement that is ready to be run. */
export type BulkWrite = { readonly statement: Statement; readonly params: readonly string[] };

/**
 * Writes items into several tables in one statement, whose parts see the tables as they were before it: no
 * two parts may change the same row. The tables of which there are no rows are left out.
 */
export class BulkStatement<T> {
  readonly #name: string;
  readonly #writers: readonly BulkWriter<T>[];
  /** By the tables that they write, one bit each. */
  readonly #statements = new Map<number, Statement>();

  /** @param of a name for all its statements: what stands behind the colon says which tables one writes */
  constructor({
    name,
    writers,
  }: {
    readonly name: string;
    readonly writers: readonly BulkWriter<T>[];
  }) {
    this.#name = name;
    this.#writers = writers;
  }

  async write(tx: Queryable, items: readonly T[]): Promise<void> {
    const ready = this.prepare(items);
    if (ready !== undefined) await tx.query(ready.statement, ready.params);
  }

  /** The statement that writes items, with its parameters; `undefined` where there is nothing to write. */
  prepare(items: readonly T[]): BulkWrite | undefined {
    const params: string[] = [];
    let tables = 0;
    for (const [index, { columns, rowsOf }] of this.#writers.entries()) {
      const rows: Readonly<Record<string, unknown>>[] = [];
      for (const item of items) rows.push(...rowsOf(item));
      if (rows.length === 0) continue;
      tables |= 1 << index;
      params.push(...columnArrays(columns, rows));
    }
    return tables === 0 ? undefined : { statement: this.#statementOf(tables), params };
  }

  #statementOf(tables: number): Statement {
    const known = this.#statements.get(tables);
    if (known !== undefined) return known;
    let from = 1;
    const parts: string[] = [];
    for (const [index, { columns, text }] of this.#writers.entries()) {
      if ((tables & (1 << index)) === 0) continue;
      parts.push(`part_${index} as (${text(givenRows(columns, from))})`);
      from += Object.keys(columns).length;
    }
    const made = {
      name: `${this.#name}:${tables.toString(36)}`,
      text: `with ${parts.join(", ")} select 1 as written`,
    };
    this.#statements.set(tables, made);
    return made;
  }
}
