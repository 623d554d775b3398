import type { Instant } from "@kelisim/core";
import type { Db, Owner, OwnerTx, Queryable } from "../db/db.ts";
import { ensurePartitions } from "../migrate/partitions.ts";
import { schemaVersion } from "../migrate/runner.ts";
import { isSame, summarise } from "./checksum.ts";
import { migrateLike } from "./history.ts";
import { writeAtOnce } from "./one-transaction.ts";
import type { Batch, OnProgress, RowSource, TableImage, TableShape } from "./store-image.ts";
import { carriedTables, everyTable, heldText, quoted } from "./tables.ts";
import { TransferRefusedError } from "./transfer-error.ts";

/**
 * Writes all rows into an empty database, making its tables first, and compares counts and
 * checksums before anything counts: all of it stands in one transaction.
 *
 * @throws TransferRefusedError; the target then holds no row
 */
export async function loadInto(
  target: Db,
  source: RowSource,
  now: Instant,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  await target.asOwner(async (owner) => {
    // Asked before the tables are touched: a service that lives there must not be migrated.
    if ((await schemaVersion(owner)) !== undefined) await checkEmpty(owner);
    await migrateLike(owner, source.image.migrations, now);
    await makePartitions(owner, source.image.tables);
    await writeAtOnce(owner, (tx) => load(tx, source, onProgress));
    for (const { name } of source.image.tables) await owner.query(`analyze ${quoted(name)}`);
  });
}

async function checkEmpty(db: Queryable): Promise<void> {
  for (const { name } of await everyTable(db)) {
    const found = await db.query(`select 1 as found from ${quoted(name)} limit 1`);
    if (found.length > 0) throw new TransferRefusedError("target-not-empty", name);
  }
}

/** Before the rows come: a month whose rows lie in the default partition never gets its own. */
async function makePartitions(owner: Owner, tables: readonly TableImage[]): Promise<void> {
  const held = new Set((await carriedTables(owner)).map(({ name }) => name));
  for (const { name, months } of tables) {
    if (!held.has(name)) continue; // refused a moment later
    for (const month of months) await ensurePartitions(owner, [name], month, 1);
  }
}

async function load(tx: OwnerTx, source: RowSource, onProgress: OnProgress): Promise<void> {
  // A service that starts there now waits, and then finds its row made.
  await tx.query("lock table service in share row exclusive mode");
  await checkEmpty(tx);
  const shapes = await matchingShapes(tx, source.image.tables);
  const done = new Map<string, number>();
  for await (const batch of source.batches()) {
    const table = shapes.get(batch.table);
    if (table === undefined) throw new Error(`rows of an unknown table: ${batch.table}`);
    await insertRows(tx, table, batch.rows);
    const rows = (done.get(table.name) ?? 0) + batch.rows.length;
    done.set(table.name, rows);
    onProgress({ table: table.name, rows, of: table.rows });
  }
  await compare(tx, [...shapes.values()]);
}

/** The target's own tables, each with what the source says of it. */
async function matchingShapes(
  tx: Queryable,
  sent: readonly TableImage[],
): Promise<ReadonlyMap<string, TableImage>> {
  const held = new Map((await carriedTables(tx)).map((shape) => [shape.name, shape]));
  const shapes = new Map<string, TableImage>();
  for (const table of sent) {
    const shape = held.get(table.name);
    if (shape === undefined || !isAlike(shape, table)) {
      throw new TransferRefusedError("target-differs", table.name);
    }
    held.delete(table.name);
    // The names that go into SQL are the target's, never a file's.
    shapes.set(shape.name, { ...table, ...shape });
  }
  const [missing] = held.keys();
  if (missing !== undefined) throw new TransferRefusedError("target-differs", missing);
  return shapes;
}

const isAlike = (a: TableShape, b: TableShape): boolean =>
  JSON.stringify([a.columns.map(({ name, type }) => [name, type]), a.key, a.monthly]) ===
  JSON.stringify([b.columns.map(({ name, type }) => [name, type]), b.key, b.monthly]);

async function insertRows(tx: Queryable, table: TableShape, rows: Batch["rows"]): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(", ");
  const arrays = table.columns.map((_, at) => `$${at + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, at) => `c${at}`).join(", ");
  const values = table.columns.map(({ type }, at) => `u.c${at}::${type}`).join(", ");
  await tx.query(
    `insert into ${quoted(table.name)} (${names}) select ${values} from unnest(${arrays}) as u (${aliases})`,
    table.columns.map((_, at) => rows.map((row) => row[at] ?? null)),
  );
}

async function compare(tx: Queryable, tables: readonly TableImage[]): Promise<void> {
  const different: string[] = [];
  for (const table of tables) {
    if (!isSame(await summarise(tx, table, heldText), table)) different.push(table.name);
  }
  if (different.length > 0) throw new TransferRefusedError("not-equal", different.join(", "));
}
