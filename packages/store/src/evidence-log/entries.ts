import { compareInstants, type Instant } from "@kelisim/core";
import type { Queryable, Row, Statement } from "../db/db.ts";
import { ACCESS_COLUMNS, AUDIT_COLUMNS, EVENT_COLUMNS } from "./payload-columns.ts";
import type { LogBatch, PendingKind } from "./pending.ts";

/** A row of evidence as the log commits to it. */
export type LogEntry = {
  readonly batchId: string;
  /** UUID. */
  readonly rowId: string;
  /** SHA-256 of the batch's secret and the row's id. */
  readonly salt: Uint8Array;
  /** SHA-256 of the salt and the SHA-256 of the payload. */
  readonly entry: Uint8Array;
  /** Of the row that was asked for. */
  readonly payload: string | undefined;
};

/** What a batch's rows are found by. */
export type BatchSpan = Pick<LogBatch, "batchId" | "secret" | "from" | "to">;

/**
 * Salts, payloads and entries are made where the rows are, four hashes each: $1 are batches, $2 their secrets,
 * $3 and $4 when their rows were recorded, $5 the row whose payload is wanted.
 */
const entriesOf = (given: {
  readonly table: string;
  readonly id: string;
  readonly at: string;
  readonly columns: string;
}): string => `
with b as (
  select * from unnest($1::uuid[], $2::bytea[]) as b (batch_id, secret)
), r as (
  select t.*, sha256(b.secret || uuid_send(t.${given.id})) as salt
  from b join ${given.table} t on t.batch_id = b.batch_id
  where t.${given.at} >= $3 and t.${given.at} <= $4
), p as materialized (
  select batch_id, ${given.id} as row_id, salt,
    (select row_to_json(x)::text from (select ${given.columns}) as x) as payload
  from r
)
select batch_id, row_id, salt, sha256(salt || sha256(convert_to(payload, 'UTF8'))) as entry,
  case when row_id = $5::uuid then payload end as payload
from p order by batch_id, row_id`;

const STATEMENTS: Readonly<Record<PendingKind, Statement>> = {
  events: {
    name: "log-entries-of-events",
    text: entriesOf({
      ...{ table: "event", id: "event_id", at: "recorded_at" },
      columns: EVENT_COLUMNS,
    }),
  },
  accesses: {
    name: "log-entries-of-accesses",
    text: entriesOf({
      ...{ table: "access_log", id: "decision_id", at: "recorded_at" },
      columns: ACCESS_COLUMNS,
    }),
  },
  audit: {
    name: "log-entries-of-audit",
    text: entriesOf({
      ...{ table: "command_audit", id: "audit_id", at: "recorded_at" },
      columns: AUDIT_COLUMNS,
    }),
  },
  // Of a receipt the JWS is hashed, which only its row's key opens: its hash stands beside it.
  receipts: {
    name: "log-entries-of-receipts",
    text: `
with b as (
  select * from unnest($1::uuid[], $2::bytea[]) as b (batch_id, secret)
), r as (
  select t.batch_id, t.receipt_id as row_id, t.jws_sha256,
    sha256(b.secret || uuid_send(t.receipt_id)) as salt
  from b join receipt t on t.batch_id = b.batch_id
  where t.made_at >= $3 and t.made_at <= $4
)
select batch_id, row_id, salt, sha256(salt || jws_sha256) as entry,
  case when row_id = $5::uuid then null::text end as payload
from r order by batch_id, row_id`,
  },
};

type EntryRow = Row & {
  batch_id: string;
  row_id: string;
  salt: Uint8Array;
  entry: Uint8Array;
  payload: string | null;
};

/** Batches further apart are asked for apart, so that nobody reads what lies between them. */
const GAP_MS = 86_400_000;

/** Batches in groups that lie close together, each with the span of all its rows. */
function spansOf(
  batches: readonly BatchSpan[],
): { batches: BatchSpan[]; from: Instant; to: Instant }[] {
  const spans: { batches: BatchSpan[]; from: Instant; to: Instant }[] = [];
  for (const batch of batches.toSorted((a, b) => compareInstants(a.from, b.from))) {
    const last = spans.at(-1);
    if (last === undefined || batch.from.epochMilliseconds - last.to.epochMilliseconds > GAP_MS) {
      spans.push({ batches: [batch], from: batch.from, to: batch.to });
      continue;
    }
    last.batches.push(batch);
    if (compareInstants(batch.to, last.to) > 0) last.to = batch.to;
  }
  return spans;
}

/**
 * The entries of the rows that batches of one kind have now, by batch, each batch's in the order of row ids.
 * @param payloadOf the row whose payload is wanted too
 */
export async function loadEntries(
  db: Queryable,
  kind: PendingKind,
  batches: readonly BatchSpan[],
  payloadOf?: string,
): Promise<ReadonlyMap<string, readonly LogEntry[]>> {
  const found = new Map<string, LogEntry[]>();
  for (const { batches: some, from, to } of spansOf(batches)) {
    const rows = await db.query<EntryRow>(STATEMENTS[kind], [
      some.map(({ batchId }) => batchId),
      some.map(({ secret }) => secret),
      ...[from, to, payloadOf ?? null],
    ]);
    for (const { batch_id: batchId, row_id: rowId, salt, entry, payload } of rows) {
      const own = found.get(batchId) ?? [];
      own.push({ batchId, rowId, salt, entry, payload: payload ?? undefined });
      found.set(batchId, own);
    }
  }
  return found;
}
