import type { ComponentChildren } from "preact";
import { Empty } from "./empty.tsx";

export type Column = { readonly label: string; readonly numeric?: boolean | undefined };

/** Rows of facts; on a narrow screen each row becomes a card, so its parts say what they are again. */
export function Table({
  caption,
  columns,
  rows,
  empty,
  narrow,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Said instead of a table without rows. */
  readonly empty: ComponentChildren;
  /** Narrow enough to stay a table everywhere. */
  readonly narrow?: boolean | undefined;
}) {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <table role="table" class={narrow === true ? undefined : "rows"}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, numeric }) => (
            <th
              key={label}
              role="columnheader"
              scope="col"
              class={numeric === true ? "num" : undefined}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, row) => (
          <tr key={row} role="row">
            {cells.map((cell, column) => (
              <td
                key={column}
                role="cell"
                data-label={columns[column]?.label}
                class={columns[column]?.numeric === true ? "num" : undefined}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
