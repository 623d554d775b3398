import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { loadEntries } from "./entries.ts";
import type { LogBatch, PendingKind } from "./pending.ts";
import type { EnteringBatch } from "./registry-batch.ts";

type PendingRow = Row & {
  batch_id: string;
  kind: PendingKind;
  secret: Uint8Array;
  from_at: string;
  to_at: string;
  row_count: number;
};

/** Receipts first: a person waits for hers. */
const WAITING = {
  name: "waiting-batches",
  text: `select batch_id, kind, secret, from_at, to_at, row_count from log_pending
         order by kind <> 'receipts', to_at, batch_id limit $1`,
};

const instantIn = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("a batch of the log without an instant");
  return instant;
};

/**
 * The batches whose turn it is.
 * @param most rows of all of them, but for a first one that is larger
 */
export async function waitingBatches(
  tx: Queryable,
  most: number,
): Promise<{ readonly batches: readonly LogBatch[]; readonly left: boolean }> {
  const rows = await tx.query<PendingRow>(WAITING, [most + 1]);
  const batches: LogBatch[] = [];
  let rowsTaken = 0;
  for (const row of rows) {
    rowsTaken += row.row_count;
    if (rowsTaken > most && batches.length > 0) return { batches, left: true };
    batches.push({
      ...{ batchId: row.batch_id, kind: row.kind, secret: row.secret },
      ...{ from: instantIn(row.from_at), to: instantIn(row.to_at), rowCount: row.row_count },
    });
  }
  return { batches, left: false };
}

const KINDS = ["receipts", "events", "accesses", "audit"] as const;

/** Batches with the entries of the rows that are there, in the same order. */
export async function withEntries(
  tx: Queryable,
  batches: readonly LogBatch[],
): Promise<readonly EnteringBatch[]> {
  const found = new Map<string, EnteringBatch["entries"]>();
  for (const kind of KINDS) {
    const own = batches.filter((batch) => batch.kind === kind);
    if (own.length === 0) continue;
    for (const [batchId, entries] of await loadEntries(tx, kind, own)) found.set(batchId, entries);
  }
  return batches.map((batch) => ({ ...batch, entries: found.get(batch.batchId) ?? [] }));
}
