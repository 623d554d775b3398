import { parseInstant } from "@kelisim/core";
import { concatBytes } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import { loadEntries, type BatchSpan } from "../evidence-log/entries.ts";
import { IS_KEPT } from "./kept-rows.ts";
import type { LogMonth } from "./month.ts";

type BatchRow = Row & {
  batch_id: string;
  secret: Uint8Array;
  from_at: string;
  to_at: string;
  row_count: number;
};

/** Batches of which some rows go with the month and others stay: kept ones, or those of the month beside it. */
const PARTED = `
  select b.batch_id, b.secret, b.from_at, b.to_at, b.row_count from log_batch b
  where b.kind = 'accesses' and b.from_at < $5 and b.to_at >= $4
    and (b.from_at < $4 or b.to_at >= $5 or exists (select from access_log l
      where l.batch_id = b.batch_id and l.recorded_at >= $4 and l.recorded_at < $5 and ${IS_KEPT}))
    and not exists (select from log_batch_entries e where e.batch_id = b.batch_id)
  order by b.from_at, b.batch_id`;

/** Batches whose entries are made at once: memory stays bounded, whatever a month holds. */
const CHUNK = 500;

function spanOf({ batch_id: batchId, secret, ...row }: BatchRow): BatchSpan {
  const [from, to] = [parseInstant(row.from_at), parseInstant(row.to_at)];
  if (from === undefined || to === undefined) throw new Error("a batch without an instant");
  return { batchId, secret, from, to };
}

/**
 * Keeps the entries of all accesses of batches that are about to lose some: without them nothing could show that
 * those which stay are in the transparency log. Call it before rows of the month go.
 * @param params those of `IS_KEPT`
 */
export async function keepEntries(
  tx: Queryable,
  { from, to }: LogMonth,
  params: readonly unknown[],
): Promise<void> {
  const batches = await tx.query<BatchRow>(PARTED, [...params, from, to]);
  for (let at = 0; at < batches.length; at += CHUNK) {
    const chunk = batches.slice(at, at + CHUNK);
    const found = await loadEntries(tx, "accesses", chunk.map(spanOf));
    // One whose rows are not all there has been tampered with: nothing is made up for it.
    const whole = chunk.flatMap(({ batch_id: batchId, row_count: rows }) => {
      const entries = found.get(batchId) ?? [];
      return entries.length === rows ? [{ batchId, entries: entries.map((e) => e.entry) }] : [];
    });
    await tx.query(
      `insert into log_batch_entries (batch_id, entries)
       select b.batch_id, b.entries from unnest($1::uuid[], $2::bytea[]) as b (batch_id, entries)`,
      [whole.map(({ batchId }) => batchId), whole.map(({ entries }) => concatBytes(...entries))],
    );
  }
}
