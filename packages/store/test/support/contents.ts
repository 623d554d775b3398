import type { Db } from "@kelisim/store";
import { asOwner, tablesOf } from "./catalog.ts";

/** What belongs to running processes, and the schema's own record. */
const NOT_CARRIED = ["job", "process", "schema_migration"];

/** Each row of a table as one text of all its values, without the leases that no copy keeps. */
const ROW: Readonly<Record<string, string>> = {
  timer: "(to_jsonb(r) - 'lease_until' - 'lease_by')::text",
  webhook: "(to_jsonb(r) - 'lease_until' - 'lease_by')::text",
};

/** Every row of every table that a copy carries, in an order of its own: `[table, row]`. */
export async function contentsOf(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const contents = new Map<string, readonly string[]>();
  for (const table of await tablesOf(db)) {
    if (NOT_CARRIED.includes(table)) continue;
    const rows = await asOwner<{ row: string }>(
      db,
      `select content as row from (select ${ROW[table] ?? "r::text"} as content from ${table} r) as all_rows
       order by content collate "C"`,
    );
    contents.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return contents;
}
