import { readRecord, type Instant } from "@kelisim/core";

/** A head or version row: its body is the whole record as core knows it. */
export type BodyRow = { body: string };

/** Reads a record body selected as `body::text`. The row was written by this module, so its shape is known. */
export const recordFrom = <T>(row: BodyRow): T => readRecord(row.body) as T;

const READ = new WeakMap<BodyRow, unknown>();

/** The record of the only row. Commands of one transaction share rows, and so the record. */
export function firstRecord<T>([row]: readonly BodyRow[]): T | undefined {
  if (row === undefined) return undefined;
  const record = READ.get(row) ?? recordFrom<T>(row);
  READ.set(row, record);
  return record as T;
}

/** Who changed a registry record, and when. */
export type Change = { readonly at: Instant; readonly by: string | null; readonly note?: string };
