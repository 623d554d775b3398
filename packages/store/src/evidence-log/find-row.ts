import { uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable, Row, Statement } from "../db/db.ts";
import type { PendingKind } from "./pending.ts";
import type { RegistryRecord } from "./registry-entries.ts";

/** A row of evidence, by its primary key; `rowId` is a UUID with its dashes or without. */
export type EvidenceRow = WrittenRow | ({ readonly kind: "registry" } & RegistryRecord);

/** A row that was written with its batch. */
export type WrittenRow =
  | { readonly kind: "events" | "receipts"; readonly subjectId: SubjectId; readonly rowId: string }
  | {
      readonly kind: "accesses";
      readonly subjectId: SubjectId;
      readonly at: Instant;
      readonly rowId: string;
    }
  | { readonly kind: "audit"; readonly at: Instant; readonly rowId: string };

/** A row's batch with its place, if it has one. */
export type FoundRow = Row & {
  batch_id: string;
  at: string;
  secret: Uint8Array | null;
  first_index: string | null;
  leaf_count: number | null;
  row_count: number | null;
  from_at: string | null;
  to_at: string | null;
};

const BATCH = `b.secret, b.first_index::text as first_index, b.leaf_count, b.row_count, b.from_at, b.to_at`;

const FIND: Readonly<Record<PendingKind, Statement>> = {
  events: {
    name: "log-batch-of-event",
    text: `select e.batch_id, e.recorded_at as at, ${BATCH}
           from event e left join log_batch b on b.batch_id = e.batch_id
           where e.subject_id = $1 and e.event_id = $2 and e.batch_id is not null`,
  },
  accesses: {
    name: "log-batch-of-access",
    text: `select l.batch_id, l.recorded_at as at, ${BATCH}
           from access_log l left join log_batch b on b.batch_id = l.batch_id
           where l.subject_id = $1 and l.decision_id = $2 and l.recorded_at = $3
             and l.batch_id is not null`,
  },
  audit: {
    name: "log-batch-of-audit",
    text: `select c.batch_id, c.recorded_at as at, ${BATCH}
           from command_audit c left join log_batch b on b.batch_id = c.batch_id
           where c.audit_id = $1 and c.recorded_at = $2 and c.batch_id is not null`,
  },
  receipts: {
    name: "log-batch-of-receipt",
    text: `select r.batch_id, r.made_at as at, ${BATCH}
           from receipt r left join log_batch b on b.batch_id = r.batch_id
           where r.subject_id = $1 and r.receipt_id = $2`,
  },
};

function keyOf(row: WrittenRow): readonly unknown[] {
  if (row.kind === "audit") return [row.rowId, row.at];
  const key = [uuidOf(row.subjectId), row.rowId];
  return row.kind === "accesses" ? [...key, row.at] : key;
}

/** The batch of a row; nothing for one that is not there, or has none. */
export async function findRow(db: Queryable, row: WrittenRow): Promise<FoundRow | undefined> {
  const [found] = await db.query<FoundRow>(FIND[row.kind], keyOf(row));
  return found;
}
