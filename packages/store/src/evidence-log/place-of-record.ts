import { randomUUID } from "node:crypto";
import type { Queryable, Row } from "../db/db.ts";
import type { FoundRow } from "./find-row.ts";
import { newLogSecret } from "./pending.ts";
import { registryEntries, type RegistryRecord } from "./registry-entries.ts";
import { placeAmong, type RowPlace } from "./row-place.ts";

const RECORD = {
  name: "log-batch-of-record",
  text: `select l.row_id, l.batch_id, b.secret, b.first_index::text as first_index, b.leaf_count
         from log_registry_row l join log_batch b on b.batch_id = l.batch_id
         where l.kind = $1 and l.record_id = $2 and l.version = $3`,
};

/**
 * Where a version of a registry record stands.
 * @returns `pending` until it is found by the sequencer; nothing for one that is not there
 */
export async function placeOfRecord(
  db: Queryable,
  record: RegistryRecord,
): Promise<RowPlace | "pending" | undefined> {
  const { of, recordId, version } = record;
  type Found = Row &
    Pick<FoundRow, "batch_id"> & { row_id: string; secret: Uint8Array } & {
      first_index: string;
      leaf_count: number;
    };
  const [found] = await db.query<Found>(RECORD, [of, recordId, version]);
  if (found === undefined) return (await isThere(db, record)) ? "pending" : undefined;
  const {
    row_id: rowId,
    batch_id: batchId,
    secret,
    first_index: first,
    leaf_count: leaves,
  } = found;
  const [own] = await registryEntries(db, [{ ...record, batchId, rowId, secret }]);
  return own && placeAmong(db, { first: BigInt(first), leaves }, own);
}

/** Whether a record is there at its version: the sequencer has not looked since it was written. */
async function isThere(db: Queryable, record: RegistryRecord): Promise<boolean> {
  const row = { ...record, batchId: randomUUID(), rowId: randomUUID(), secret: newLogSecret() };
  return (await registryEntries(db, [row])).length > 0;
}
