import type { Queryable } from "../db/db.ts";
import { accessesRoot } from "./accesses-root.ts";
import type { GrowingTree } from "./growing-tree.ts";
import type { EnteringBatch } from "./registry-batch.ts";

/** The entries by which a batch enters the log: one for its accesses, else one a row. */
function leavesOf({ kind, entries, ...batch }: EnteringBatch): readonly Uint8Array[] {
  const own = entries.map(({ entry }) => entry);
  return kind === "accesses" && own.length > 0 ? [accessesRoot(batch, own).entry] : own;
}

const PLACE = {
  name: "place-log-batches",
  text: `with done as (
           delete from log_pending where batch_id = any($1::uuid[])
         )
         insert into log_batch
           (batch_id, kind, secret, from_at, to_at, row_count, first_index, leaf_count)
         select batch_id, kind, secret, from_at, to_at, row_count, first_index, leaf_count
         from unnest($1::uuid[], $2::text[], $3::bytea[], $4::timestamptz[], $5::timestamptz[],
             $6::int[], $7::bigint[], $8::int[])
           as b (batch_id, kind, secret, from_at, to_at, row_count, first_index, leaf_count)`,
};

/** Gives batches their places behind each other at the end of a tree. @returns how many leaves it got */
export async function placeBatches(
  tx: Queryable,
  tree: GrowingTree,
  batches: readonly EnteringBatch[],
): Promise<number> {
  const placed = batches.map((batch) => {
    const first = tree.size();
    const leaves = leavesOf(batch);
    for (const leaf of leaves) tree.append(leaf);
    return { batch, first, leaves: leaves.length };
  });
  await tx.query(PLACE, [
    placed.map(({ batch }) => batch.batchId),
    placed.map(({ batch }) => batch.kind),
    placed.map(({ batch }) => batch.secret),
    placed.map(({ batch }) => batch.from),
    placed.map(({ batch }) => batch.to),
    placed.map(({ batch }) => batch.entries.length),
    placed.map(({ first }) => first),
    placed.map(({ leaves }) => leaves),
  ]);
  return placed.reduce((sum, { leaves }) => sum + leaves, 0);
}
