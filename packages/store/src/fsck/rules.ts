import type { Queryable, Row } from "../db/db.ts";
import type { FsckRun } from "./finding.ts";

/** A statement that gives the keys of rows of a table which cannot be as they are. */
type RowRule = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly text: string;
};

/**
 * What rows have to be by other rows. What follows from events, from registry versions or from the log is
 * checked by those; here is the rest.
 */
const RULES: readonly RowRule[] = [
  {
    table: "erasure",
    columns: ["subject_id", "erased_at"],
    text: `select e.subject_id from erasure e left join subject s on s.subject_id = e.subject_id
           where s.erased_at is distinct from e.erased_at`,
  },
  {
    table: "erasure",
    columns: [],
    text: `select s.subject_id from subject s left join erasure e on e.subject_id = s.subject_id
           where s.erased_at is not null and e.subject_id is null`,
  },
  {
    table: "subject_key",
    columns: ["subject_id"],
    text: `select k.subject_id from subject_key k join erasure e on e.subject_id = k.subject_id`,
  },
  {
    table: "ticket",
    columns: ["subject_id", "decision_id", "requester_id", "object_id", "issued_at"],
    text: `select t.subject_id, t.ticket_id from ticket t
           left join access_log l on l.subject_id = t.subject_id and l.decision_id = t.decision_id
             and l.recorded_at = t.issued_at
           where l.decision_id is null and not exists (select from log_month m
               where t.issued_at >= m.month and m.dropped_at is not null)
             or not l.permitted or l.mode <> 'enforce' or l.object_id <> t.object_id
             or l.requester_id is distinct from t.requester_id
             or t.expires_at <= t.issued_at
             or (t.used_at is not null and t.used is distinct from true)
             or (t.reported_at is null) <> (t.reported_by is null)`,
  },
  {
    table: "representative_of",
    columns: ["representation_id", "for_subject_id"],
    text: `select r.subject_id, r.representation_id from representative_of r
           where not exists (select from subject_record s where s.subject_id = r.for_subject_id
             and s.kind = 'representation' and s.record_id = r.representation_id)`,
  },
  {
    table: "staff_role",
    columns: ["party_id", "key_id"],
    text: `select r.subject_id, r.role_id from staff_role r join api_key k on k.key_id = r.key_id
           where k.party_id <> r.party_id`,
  },
  {
    table: "consent_import",
    columns: ["lines", "recorded", "already", "refused"],
    text: `select party_id, import_id from consent_import where lines <> recorded + already + refused`,
  },
  {
    table: "bulk_request",
    columns: ["line_count"],
    text: `select b.bulk_id from bulk_request b where b.ready_at is not null and b.line_count <>
             (select count(*) from bulk_request_row r where r.bulk_id = b.bulk_id)
             + (select count(*) from bulk_request_fault f where f.bulk_id = b.bulk_id)`,
  },
  {
    table: "webhook_delivery",
    columns: ["place"],
    text: `select d.webhook_id, d.place from webhook_delivery d
           join webhook w on w.webhook_id = d.webhook_id where d.place >= w.places`,
  },
  {
    table: "log_month",
    columns: ["month"],
    text: `select month from log_month where row_count < 0
             or (dropped_at is null) <> (kept_count is null) or kept_count > row_count`,
  },
  {
    table: "schema_migration",
    columns: ["applied_at"],
    text: `select m.name from schema_migration m join schema_migration n
             on n.name < m.name and n.applied_at > m.applied_at + interval '1 hour'`,
  },
];

/** Holds rows against rules that other rows set for them. */
export async function checkRules(db: Queryable, { found, progress }: FsckRun): Promise<void> {
  for (const [index, { table, columns, text }] of RULES.entries()) {
    for (const row of await db.query<Row>(text)) {
      found({
        ...{ check: "references", fault: "differs", table },
        key: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
        ...(columns.length > 0 && { columns }),
      });
    }
    progress({ check: "references", seen: index + 1 });
  }
}
