import type { Queryable, Row } from "../db/db.ts";
import type { FsckRun } from "./finding.ts";

/** Of one kind no more are told: then the whole is wrong, and memory has an end. */
const MOST = 1000;

/** Rows of evidence, and the column of their time. */
const TABLES = [
  { table: "event", id: "event_id", at: "recorded_at" },
  { table: "access_log", id: "decision_id", at: "recorded_at" },
  { table: "command_audit", id: "audit_id", at: "recorded_at" },
  { table: "receipt", id: "receipt_id", at: "made_at" },
] as const;

const KINDS = {
  event: "events",
  access_log: "accesses",
  command_audit: "audit",
  receipt: "receipts",
};

/** Rows whose batch is not there, is of another kind or another time; and rows without one since all have one. */
const statementOf = ({ table, id, at }: (typeof TABLES)[number]): string => `
  select t.${id}::text as id from ${table} t
  left join log_batch b on b.batch_id = t.batch_id
  left join log_pending p on p.batch_id = t.batch_id
  where case when t.batch_id is null
    then t.${at} >= (select covers_from from log_tree)
    else coalesce(b.kind, p.kind, '') <> '${KINDS[table]}'
      or t.${at} < coalesce(b.from_at, p.from_at) or t.${at} > coalesce(b.to_at, p.to_at) end
  limit ${MOST}`;

/** Batches that wait, and have other rows than they were written with. */
const WAITING = `
  select p.batch_id::text as id from log_pending p left join (
    select batch_id, count(*) as rows from (
      select batch_id from event where recorded_at >= (select min(from_at) from log_pending)
      union all select batch_id from access_log
        where recorded_at >= (select min(from_at) from log_pending)
      union all select batch_id from command_audit
        where recorded_at >= (select min(from_at) from log_pending)) r
    where batch_id is not null group by batch_id) t on t.batch_id = p.batch_id
  where p.kind <> 'receipts' and p.row_count <> coalesce(t.rows, 0) limit ${MOST}`;

/** Batches that span another time than their rows. */
const SPANS = `
  select b.batch_id::text as id, b."table" from (
    select b.batch_id, b.from_at, b.to_at, b.kind, 'log_batch' as "table" from log_batch b
    union all select p.batch_id, p.from_at, p.to_at, p.kind, 'log_pending' from log_pending p) b
  join (select batch_id, min(recorded_at) as first, max(recorded_at) as last from event
          where batch_id is not null group by 1
        union all select batch_id, min(recorded_at), max(recorded_at) from command_audit
          where batch_id is not null group by 1
        union all select batch_id, min(recorded_at), max(recorded_at) from access_log
          where batch_id is not null group by 1
        union all select batch_id, min(made_at), max(made_at) from receipt
          where batch_id is not null group by 1) t on t.batch_id = b.batch_id
  where (b.from_at, b.to_at) is distinct from (t.first, t.last)
    and not exists (select from log_batch_entries k where k.batch_id = b.batch_id) limit ${MOST}`;

/** Finds rows of evidence that the log does not cover, and batches that do not fit their rows. */
export async function checkRowsInLog(db: Queryable, { found, progress }: FsckRun): Promise<void> {
  for (const [index, table] of TABLES.entries()) {
    for (const { id } of await db.query<Row & { id: string }>(statementOf(table))) {
      found({
        ...{ check: "rows-in-log", fault: "not-as-logged", table: table.table },
        ...{ key: { [table.id]: id }, columns: ["batch_id"] },
      });
    }
    progress({ check: "rows-in-log", seen: index + 1 });
  }
  for (const { id } of await db.query<Row & { id: string }>(WAITING)) {
    found({ check: "rows-in-log", fault: "differs", table: "log_pending", key: { batch_id: id } });
  }
  for (const { id, table } of await db.query<Row & { id: string; table: string }>(SPANS)) {
    const columns = ["from_at", "to_at"];
    found({ check: "rows-in-log", fault: "differs", table, key: { batch_id: id }, columns });
  }
}
