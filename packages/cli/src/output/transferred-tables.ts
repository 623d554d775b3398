import type { Text3 } from "@kelisim/core";
import type { StoreImage } from "@kelisim/store";
import type { Terminal } from "./terminal.ts";

const EQUAL: Text3 = { kk: "бірдей", ru: "равно", en: "equal" };

/** A line for each table: its rows, and that both sides have the same. */
export function tableLines(terminal: Terminal, { tables }: StoreImage): readonly string[] {
  const names = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const wide = Math.max(...names.map(({ name }) => name.length));
  const long = Math.max(...names.map(({ rows }) => String(rows).length));
  return names.map(
    ({ name, rows }) =>
      `${name.padEnd(wide)}  ${String(rows).padStart(long)}  ${terminal.in(EQUAL)}`,
  );
}

/** The same for programs. */
export const tablesView = ({ tables }: StoreImage): readonly object[] =>
  tables.map(({ name, rows, checksum }) => ({ table: name, rows, checksum, equal: true }));
