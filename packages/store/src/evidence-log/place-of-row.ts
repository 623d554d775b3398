import { parseInstant, type Instant } from "@kelisim/core";
import { equalBytes, inclusionProof, leafHash } from "@kelisim/log";
import type { Queryable } from "../db/db.ts";
import { accessesRoot } from "./accesses-root.ts";
import { entriesAt } from "./entries-at.ts";
import { loadEntries, type BatchSpan, type LogEntry } from "./entries.ts";
import { findRow, type EvidenceRow } from "./find-row.ts";
import { placeOfRecord } from "./place-of-record.ts";
import { differs, placeAmong, type RowPlace } from "./row-place.ts";

const instantIn = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("a row of evidence without an instant");
  return instant;
};

/** A UUID with its dashes or without. */
const digitsOf = (uuid: string): string => uuid.replaceAll("-", "").toLowerCase();

/** A batch that has its place. */
type Placed = BatchSpan & { readonly first: bigint; readonly leaves: number };

/**
 * Where a row stands.
 * @returns `pending` until its batch has its place; nothing for a row that is not there or was written before
 * the log
 * @throws Error for a row that is not what the log has of it: somebody has changed it by hand
 */
export async function placeOfRow(
  db: Queryable,
  row: EvidenceRow,
): Promise<RowPlace | "pending" | undefined> {
  if (row.kind === "registry") return placeOfRecord(db, row);
  const found = await findRow(db, row);
  if (found === undefined) return undefined;
  const { batch_id: batchId, secret, first_index: first, leaf_count: leaves, at } = found;
  if (secret === null || first === null || leaves === null) return "pending";
  const isWhole = row.kind === "accesses";
  const [from, to] = [(isWhole && found.from_at) || at, (isWhole && found.to_at) || at];
  const batch = { batchId, secret, from: instantIn(from), to: instantIn(to) };
  const entries = (await loadEntries(db, row.kind, [batch], row.rowId)).get(batchId) ?? [];
  const own = entries.find(({ rowId }) => digitsOf(rowId) === digitsOf(row.rowId));
  if (own === undefined) return undefined;
  const placed = { ...batch, first: BigInt(first), leaves };
  if (row.kind !== "accesses") return placeAmong(db, placed, own);
  const all = await entriesOfAccesses(db, placed, entries);
  return placeInBatch(db, placed, own, all);
}

const KEPT = {
  name: "entries-of-dropped-batch",
  text: "select entries from log_batch_entries where batch_id = $1",
};

/** The entries of a batch of accesses, also of those that were dropped with their month. */
async function entriesOfAccesses(
  db: Queryable,
  { batchId }: Placed,
  entries: readonly LogEntry[],
): Promise<readonly Uint8Array[]> {
  const [kept] = await db.query<{ entries: Uint8Array }>(KEPT, [batchId]);
  if (kept === undefined) return entries.map(({ entry }) => entry);
  return Array.from({ length: kept.entries.length / 32 }, (_, at) =>
    kept.entries.slice(32 * at, 32 * (at + 1)),
  );
}

/** Of a row that stands in its batch's own tree. */
async function placeInBatch(
  db: Queryable,
  placed: Placed,
  { entry, salt, payload }: LogEntry,
  all: readonly Uint8Array[],
): Promise<RowPlace> {
  const at = all.findIndex((each) => equalBytes(each, entry));
  const made = accessesRoot(placed, all);
  const [logged] = await entriesAt(db, placed.first, placed.leaves);
  if (at < 0 || logged === undefined || !equalBytes(logged, made.entry)) throw differs();
  const path = inclusionProof(all.map(leafHash), at);
  const batch = { ...made, index: BigInt(at), size: BigInt(all.length), path };
  return { index: placed.first, entry, salt, payload, batch };
}
