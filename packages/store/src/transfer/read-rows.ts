import type { Queryable } from "../db/db.ts";
import { quoted, sentText } from "./tables.ts";
import type { TableShape, TextRow } from "./store-image.ts";

/** Rows of the first batch; the next ones are as large as their bytes allow. */
const FIRST_ROWS = 50;
const MOST_ROWS = 1000;
const BATCH_BYTES = 2_000_000;

/** A table's rows in the order of its primary key, some at a time: memory stays bounded. */
export async function* readRows(
  tx: Queryable,
  table: TableShape,
): AsyncGenerator<readonly TextRow[]> {
  const values = table.columns.map((column, at) => `${sentText(table.name, column)} as c${at}`);
  const select = `select ${values.join(", ")} from ${quoted(table.name)}`;
  const keyAt = table.key.map((name) => table.columns.findIndex((column) => column.name === name));
  const key = table.key.map((name) => `${quoted(table.name)}.${quoted(name)}`).join(", ");
  const after = keyAt.map((at, place) => `$${place + 1}::${table.columns[at]?.type}`).join(", ");
  let limit = FIRST_ROWS;
  let last: TextRow | undefined;
  for (;;) {
    const from = last === undefined ? "" : `where (${key}) > (${after})`;
    const params = last === undefined ? [] : keyAt.map((at) => last?.[at]);
    const found = await tx.query<Record<string, string | null>>(
      `${select} ${from} order by ${key} limit ${limit}`,
      params,
    );
    const rows = found.map((row) => table.columns.map((_, at) => row[`c${at}`] ?? null));
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    last = rows.at(-1);
    limit = nextLimit(rows);
  }
}

function nextLimit(rows: readonly TextRow[]): number {
  let bytes = 1;
  for (const row of rows) for (const value of row) bytes += value?.length ?? 0;
  const fitting = Math.floor((BATCH_BYTES * rows.length) / bytes);
  return Math.min(MOST_ROWS, Math.max(1, fitting));
}
