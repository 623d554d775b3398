import { randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import { bulkWriter, BulkStatement } from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";

/** What rows of evidence a batch has. */
export type LogKind = PendingKind | "registry";

/** Kinds whose batches wait: records of the registry are looked for by the sequencer itself. */
export type PendingKind = "events" | "accesses" | "audit" | "receipts";

/** Rows of one kind that are written together, and enter the log together. */
export type LogBatch = {
  /** UUID. */
  readonly batchId: string;
  readonly kind: PendingKind;
  /** 32 random bytes, from which the salts of its rows follow. */
  readonly secret: Uint8Array;
  /** First and last instant at which its rows say they were recorded. */
  readonly from: Instant;
  readonly to: Instant;
  readonly rowCount: number;
};

const SECRET_BYTES = 32;

export const newLogSecret = (): Uint8Array => new Uint8Array(randomBytes(SECRET_BYTES));

/** A batch for rows that are about to be written: one row unless said. Write it in their transaction. */
export const newLogBatch = (
  kind: PendingKind,
  from: Instant,
  { to = from, rowCount = 1 }: { readonly to?: Instant; readonly rowCount?: number } = {},
): LogBatch => ({ batchId: randomUUID(), kind, secret: newLogSecret(), from, to, rowCount });

const PENDING = {
  batch_id: "uuid",
  kind: "text",
  secret: "bytea",
  from_at: "timestamptz",
  to_at: "timestamptz",
  row_count: "int",
} as const;

const pendingRow = ({ batchId, kind, secret, from, to, rowCount }: LogBatch) => ({
  batch_id: batchId,
  kind,
  secret,
  from_at: from,
  to_at: to,
  row_count: rowCount,
});

/** Writes the batch of items that have one. */
export const PENDING_WRITER = bulkWriter(
  PENDING,
  ({ pending }: { readonly pending?: LogBatch | undefined }) =>
    pending === undefined ? [] : [pendingRow(pending)],
  (given) =>
    `insert into log_pending (batch_id, kind, secret, from_at, to_at, row_count)
     select batch_id, kind, secret, from_at, to_at, row_count from ${given} order by n`,
);

const INSERT = new BulkStatement<{ readonly pending: LogBatch }>({
  name: "insert-pending",
  writers: [PENDING_WRITER],
});

/** Notes batches whose rows are written in this transaction, so that the sequencer finds them. */
export const insertPending = (tx: Queryable, batches: readonly LogBatch[]): Promise<void> =>
  INSERT.write(
    tx,
    batches.map((pending) => ({ pending })),
  );
