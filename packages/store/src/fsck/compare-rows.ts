import { columnArrays, givenRows, type BulkColumns, type BulkRow } from "../db/bulk.ts";
import type { Queryable, Row } from "../db/db.ts";
import type { FsckFault, FsckFinding } from "./finding.ts";

/** A table whose rows follow from something else. */
export type DerivedTable<C extends BulkColumns> = {
  readonly table: string;
  /** The columns that tell one row from another. */
  readonly key: readonly (keyof C & string)[];
  /** What follows; other columns of the table are not looked at. */
  readonly columns: C;
  /** A condition of SQL on the rows `t` that are looked at; `$1` is what `scope` gives. */
  readonly within: string;
};

type Compared = Row & { key: string; fault: FsckFault; columns: string[] };

const statementOf = <C extends BulkColumns>({ table, key, columns, within }: DerivedTable<C>) => {
  const names = Object.keys(columns);
  const others = names.filter((name) => !key.includes(name));
  const keys = key.map((name) => `'${name}', coalesce(given.${name}, held.${name})::text`);
  const wrong = others.map(
    (name) => `case when given.${name} is distinct from held.${name} then '${name}' end`,
  );
  const [first] = key;
  return `with held as (select * from ${table} t where ${within}),
      given as (select * from ${givenRows(columns, 2)})
    select json_build_object(${keys.join(", ")})::text as key,
      case when given.${first} is null then 'extra' when held.${first} is null then 'missing'
        else 'differs' end as fault,
      array_remove(array[${wrong.join(", ")}]::text[], null) as columns
    from given full join held on ${key.map((name) => `given.${name} = held.${name}`).join(" and ")}
    where given.${first} is null or held.${first} is null
      or ${wrong.map((test) => `${test} is not null`).join(" or ") || "false"}`;
};

/**
 * The rows of a table that differ from those which should be there.
 * @param scope the value of `$1` in the table's condition
 */
export async function compareRows<C extends BulkColumns>(
  db: Queryable,
  derived: DerivedTable<C>,
  scope: unknown,
  rows: readonly BulkRow<C>[],
): Promise<Omit<FsckFinding, "check">[]> {
  const found = await db.query<Compared>(statementOf(derived), [
    scope,
    ...columnArrays(derived.columns, rows),
  ]);
  return found.map(({ key, fault, columns }) => ({
    fault,
    table: derived.table,
    key: JSON.parse(key) as Record<string, string>,
    ...(fault === "differs" && { columns }),
  }));
}
