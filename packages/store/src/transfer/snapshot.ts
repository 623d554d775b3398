import { day, type LegalDay, type ServiceKind } from "@kelisim/core";
import type { Db, OwnerTx, Queryable } from "../db/db.ts";
import { schemaVersion } from "../migrate/runner.ts";
import { summarise } from "./checksum.ts";
import { migrationsOf } from "./history.ts";
import { readAtOnce } from "./one-transaction.ts";
import { readRows } from "./read-rows.ts";
import type { Batch, RowSource, StoreImage, TableImage, TableShape } from "./store-image.ts";
import { carriedTables, quoted, sentText } from "./tables.ts";
import { TransferRefusedError } from "./transfer-error.ts";

/**
 * Reads a store as of one instant. On PostgreSQL the service may go on meanwhile; the embedded
 * engine lets nobody else in. The source holds as long as the work runs.
 *
 * @throws TransferRefusedError when there is no store
 */
export const withSnapshot = <T>(db: Db, work: (source: RowSource) => Promise<T>): Promise<T> =>
  db.asOwner((owner) =>
    readAtOnce(owner, async (tx) => {
      const image = await imageOf(tx, db.engine);
      return work({ image, batches: () => batchesOf(tx, image) });
    }),
  );

async function* batchesOf(tx: Queryable, { tables }: StoreImage): AsyncGenerator<Batch> {
  for (const table of tables) {
    for await (const rows of readRows(tx, table)) yield { table: table.name, rows };
  }
}

async function imageOf(tx: OwnerTx, engine: Db["engine"]): Promise<StoreImage> {
  if ((await schemaVersion(tx)) === undefined) throw new TransferRefusedError("source-empty");
  const [service] = await tx.query<{ id: string; kind: ServiceKind; key_fingerprint: string }>(
    "select service_id as id, kind, key_fingerprint from service",
  );
  if (service === undefined) throw new TransferRefusedError("source-empty");
  const tables: TableImage[] = [];
  for (const table of await carriedTables(tx)) tables.push(await tableImage(tx, table));
  return {
    engine,
    service: { id: service.id, kind: service.kind },
    keys: await keysNeeded(tx, service.key_fingerprint),
    migrations: await migrationsOf(tx),
    tables,
  };
}

async function tableImage(tx: Queryable, table: TableShape): Promise<TableImage> {
  const summary = await summarise(tx, table, (column) => sentText(table.name, column));
  return { ...table, ...summary, months: table.monthly ? await monthsOf(tx, table) : [] };
}

/** Months far outside of our time stay in the default partition. */
async function monthsOf(tx: Queryable, { name }: TableShape): Promise<LegalDay[]> {
  const rows = await tx.query<{ month: string }>(
    `select distinct to_char(recorded_at at time zone 'UTC', 'YYYY-MM') as month
     from ${quoted(name)}
     where recorded_at >= '1900-01-01' and recorded_at < '3000-01-01' order by 1`,
  );
  return rows.map(({ month }) => day(`${month}-01`));
}

/** Keys come and go in a store's life; those in use are on record, the first ones in `service`. */
async function keysNeeded(tx: Queryable, first: string): Promise<string> {
  const [kept] = await tx.query("select to_regclass('key_use') is not null as here");
  if (kept?.["here"] !== true) return first;
  const rows = await tx.query<{ entry: string }>(
    `select purpose || '.' || version || ':' || mark as entry from key_use
     where destroyed_at is null order by 1`,
  );
  return rows.length === 0 ? first : rows.map(({ entry }) => entry).join(" ");
}
