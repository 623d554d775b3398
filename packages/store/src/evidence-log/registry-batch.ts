import { randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { LogEntry } from "./entries.ts";
import { newLogSecret, type LogKind } from "./pending.ts";
import { registryEntries, registryNotInLog, type RegistryRow } from "./registry-entries.ts";

/** A batch that enters the tree, with the entries of its rows. */
export type EnteringBatch = {
  readonly batchId: string;
  readonly kind: LogKind;
  readonly secret: Uint8Array;
  readonly from: Instant;
  readonly to: Instant;
  readonly entries: readonly LogEntry[];
};

const ENTER = {
  name: "enter-registry-rows",
  text: `insert into log_registry_row (kind, record_id, version, row_id, batch_id, payload)
         select kind, record_id, version, row_id, $6, case kind when 'api_key' then payload end
         from unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::text[])
           as g (kind, record_id, version, row_id, payload)`,
};

/**
 * The versions of registry records that are not in the log, as one batch. They are looked for, not noted by who
 * writes them: there are few, and any release and any tool may write them. Call it with the tree held.
 */
export async function registryBatch(
  tx: Queryable,
  now: Instant,
  most: number,
): Promise<EnteringBatch | undefined> {
  const records = await registryNotInLog(tx, most);
  if (records.length === 0) return undefined;
  const [batchId, secret] = [randomUUID(), newLogSecret()];
  const rows = records.map((record): RegistryRow => ({
    ...record,
    batchId,
    secret,
    rowId: randomUUID(),
  }));
  // A key that has just changed is not there any more as it was looked for: the next look finds it as it is.
  const entries = await registryEntries(tx, rows);
  const found = new Map(entries.map(({ rowId, payload }) => [rowId, payload]));
  const entered = rows.filter(({ rowId }) => found.has(rowId));
  if (entered.length === 0) return undefined;
  await tx.query(ENTER, [
    entered.map(({ of }) => of),
    entered.map(({ recordId }) => recordId),
    entered.map(({ version }) => version),
    entered.map(({ rowId }) => rowId),
    entered.map(({ rowId }) => found.get(rowId) ?? null),
    batchId,
  ]);
  return { batchId, kind: "registry", secret, from: now, to: now, entries };
}
