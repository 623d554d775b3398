import { equalBytes, HASH_BYTES, toHex } from "@kelisim/log";
import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { accessesRoot } from "../evidence-log/accesses-root.ts";
import { entriesAt } from "../evidence-log/entries-at.ts";
import { loadEntries, type LogEntry } from "../evidence-log/entries.ts";
import type { LogKind } from "../evidence-log/pending.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";
import { treeRow } from "./log-tree.ts";
import { checkUnlogged, wrongVersions } from "./log-registry.ts";

const PAGE = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";
/** Ids of a batch that are told where it cannot be said which of its rows is meant. */
const MOST_NAMED = 20;

/** A batch as the log has placed it. */
type PlacedBatch = {
  readonly batchId: string;
  readonly kind: LogKind;
  readonly secret: Uint8Array;
  readonly from: Instant;
  readonly to: Instant;
  readonly rowCount: number;
  readonly firstIndex: bigint;
  readonly leafCount: number;
  /** Entries that were kept when accesses of its month were dropped. */
  readonly keptEntries: Uint8Array | undefined;
  /** Whether all months of its rows were dropped. */
  readonly isDropped: boolean;
};

type BatchRow = Row & {
  batch_id: string;
  kind: LogKind;
  secret: Uint8Array;
  from_at: string;
  to_at: string;
  row_count: number;
  first_index: string;
  leaf_count: number;
  kept: Uint8Array | null;
  is_dropped: boolean;
};

const BATCHES = `
  select b.batch_id, b.kind, b.secret, b.from_at, b.to_at, b.row_count,
    b.first_index::text as first_index, b.leaf_count, k.entries as kept,
    b.kind = 'accesses' and exists (select from log_month m where m.dropped_at is not null
      and m.month = date_trunc('month', b.from_at at time zone 'UTC')::date) as is_dropped
  from log_batch b left join log_batch_entries k on k.batch_id = b.batch_id
  where (b.first_index, b.leaf_count, b.batch_id) > ($1::bigint, $2::int, $3::uuid)
  order by b.first_index, b.leaf_count, b.batch_id limit $4`;

const TABLES: Readonly<Record<LogKind, { readonly table: string; readonly id: string }>> = {
  events: { table: "event", id: "event_id" },
  accesses: { table: "access_log", id: "decision_id" },
  audit: { table: "command_audit", id: "audit_id" },
  receipts: { table: "receipt", id: "receipt_id" },
  registry: { table: "log_registry_row", id: "row_id" },
};

function batchFrom(row: BatchRow): PlacedBatch | undefined {
  const [from, to] = [parseInstant(row.from_at), parseInstant(row.to_at)];
  if (from === undefined || to === undefined) return undefined;
  return {
    ...{ batchId: row.batch_id, kind: row.kind, secret: row.secret, from, to },
    ...{ rowCount: row.row_count, firstIndex: BigInt(row.first_index), leafCount: row.leaf_count },
    ...{ keptEntries: row.kept ?? undefined, isDropped: row.is_dropped },
  };
}

const finding = (
  fault: FsckFinding["fault"],
  table: string,
  key: FsckFinding["key"],
): FsckFinding => ({ check: "rows-in-log", fault, table, key });

/** The entries that rows have now, by batch. */
async function entriesNow(
  db: Queryable,
  batches: readonly PlacedBatch[],
): Promise<ReadonlyMap<string, readonly LogEntry[]>> {
  const entries = new Map<string, readonly LogEntry[]>();
  for (const kind of ["events", "accesses", "audit", "receipts"] as const) {
    const own = batches.filter((batch) => batch.kind === kind);
    if (own.length === 0) continue;
    for (const [id, some] of await loadEntries(db, kind, own)) entries.set(id, some);
  }
  return entries;
}

/** What is wrong with the rows of a batch of which each has a leaf. Receipts go with the person. */
function wrongRows(
  { batchId, kind, leafCount }: PlacedBatch,
  now: readonly LogEntry[],
  logged: readonly Uint8Array[],
): FsckFinding[] {
  const { table, id } = TABLES[kind];
  const known = new Set(logged.map(toHex));
  if (leafCount === 0 && now.length === 0) return [];
  const altered = now.filter(({ entry }) => !known.has(toHex(entry)));
  const found = altered.map(({ rowId }) => finding("not-as-logged", table, { [id]: rowId }));
  // Where nothing fits, the batch's own row may be what was altered.
  const isErased = kind === "receipts" && now.length === 0;
  if (!isErased && (altered.length === leafCount || now.length === 0)) {
    found.push(finding("differs", "log_batch", { batch_id: batchId }));
  }
  const isShort = now.length < leafCount && kind !== "receipts";
  if (!isShort && now.length <= leafCount) return found;
  return [...found, finding(isShort ? "missing" : "extra", table, { batch_id: batchId })];
}

function wrongAccesses(
  batch: PlacedBatch,
  now: readonly LogEntry[],
  logged: Uint8Array | undefined,
): FsckFinding[] {
  const { batchId, keptEntries, isDropped, rowCount } = batch;
  if (isDropped && keptEntries === undefined && now.length === 0) return [];
  const kept = keptEntries && entriesIn(keptEntries);
  const all = kept ?? now.map(({ entry }) => entry);
  const ids = now.slice(0, MOST_NAMED).map(({ rowId }) => rowId);
  const key = { batch_id: batchId, decision_id: ids.join(" ") };
  const isSame =
    all.length === rowCount &&
    logged !== undefined &&
    all.length > 0 &&
    equalBytes(accessesRoot(batch, all).entry, logged);
  if (!isSame) {
    const table = kept === undefined ? "access_log" : "log_batch_entries";
    const batchKey = { batch_id: batchId };
    const isShort = now.length < rowCount && kept === undefined;
    return [
      finding(isShort ? "missing" : "not-as-logged", table, key),
      finding("differs", "log_batch", batchKey),
    ];
  }
  const known = new Set((kept ?? []).map(toHex));
  return now
    .filter(({ entry }) => kept !== undefined && !known.has(toHex(entry)))
    .map(({ rowId }) => finding("not-as-logged", "access_log", { decision_id: rowId }));
}

const entriesIn = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/** Whether a batch has as many leaves as its kind has for so many rows. */
const isCounted = ({ kind, rowCount, leafCount }: PlacedBatch): boolean =>
  kind === "accesses" ? leafCount === Math.min(rowCount, 1) : leafCount === rowCount;

async function checkPage(
  db: Queryable,
  batches: readonly PlacedBatch[],
  size: bigint,
): Promise<FsckFinding[]> {
  const entries = await entriesNow(db, batches);
  const found: FsckFinding[] = [];
  for (const batch of batches) {
    const { batchId, kind, firstIndex, leafCount } = batch;
    const now = entries.get(batchId) ?? [];
    const fits = isCounted(batch) && firstIndex + BigInt(leafCount) <= size;
    const logged = fits
      ? await entriesAt(db, firstIndex, leafCount).catch(() => undefined)
      : undefined;
    if (logged === undefined) {
      found.push(finding("differs", "log_batch", { batch_id: batchId }));
      continue;
    }
    if (kind === "accesses") found.push(...wrongAccesses(batch, now, logged[0]));
    else if (kind === "registry") found.push(...(await wrongVersions(db, batch, logged)));
    else found.push(...wrongRows(batch, now, logged));
  }
  return found;
}

/** Holds every row that the log has taken against its leaf, and the places of batches against each other. */
export async function checkBatches(db: Queryable, run: FsckRun): Promise<void> {
  const tree = await treeRow(db);
  // A receipt that was erased before its turn has a batch without a leaf, in front of the next one's place.
  let place: readonly [bigint, number, string] = [-(2n ** 63n), 0, FIRST];
  let next = 0n;
  for (let seen = 0; ;) {
    const rows = await db.query<BatchRow>(BATCHES, [...place, PAGE]);
    const last = rows.at(-1);
    if (last === undefined) break;
    const batches = rows.map(batchFrom).filter((batch) => batch !== undefined);
    for (const { batchId, firstIndex, leafCount } of batches) {
      if (firstIndex !== next) {
        run.found(finding("differs", "log_batch", { batch_id: batchId }));
      }
      next = firstIndex + BigInt(leafCount);
    }
    for (const one of await checkPage(db, batches, tree?.size ?? 0n)) run.found(one);
    place = [BigInt(last.first_index), last.leaf_count, last.batch_id];
    seen += rows.length;
    run.progress({ check: "rows-in-log", seen });
  }
  await checkUnlogged(db, run.found);
  if (tree !== undefined && tree.size !== next) {
    run.found({ ...finding("differs", "log_tree", { one: "true" }), columns: ["size"] });
  }
}
