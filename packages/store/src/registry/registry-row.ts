import { readRecord, type Instant } from "@kelisim/core";

/** A head or version row: its body is the whole record as core knows it. */
export type BodyRow = { body: string };

/** Reads a record body selected as `body::text`. The row was written by this module, so its shape is known. */
export const recordFrom = <T>(row: BodyRow): T => readRecord(row.body) as T;

export const firstRecord = <T>(rows: readonly BodyRow[]): T | undefined => {
  const [row] = rows;
  return row === undefined ? undefined : recordFrom<T>(row);
};

/** Who changed a registry record, and when. */
export type Change = { readonly at: Instant; readonly by: string | null; readonly note?: string };
