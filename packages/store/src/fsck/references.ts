import type { Queryable, Row } from "../db/db.ts";
import type { FsckRun } from "./finding.ts";

/** A column that names a row of another table. */
type Reference = {
  readonly table: string;
  readonly key: readonly string[];
  readonly column: string;
  readonly to: string;
  readonly toColumn: string;
  /** SQL: which rows `t` must name something; all whose column is set, unless given. */
  readonly where?: string;
};

const to = (
  table: string,
  key: readonly string[],
  names: Readonly<Record<string, readonly [string, string]>>,
): readonly Reference[] =>
  Object.entries(names).map(([column, [target, toColumn]]) => ({
    ...{ table, key, column },
    ...{ to: target, toColumn },
  }));

const PARTY = ["party", "party_id"] as const;
const OBJECT = ["digital_object", "object_id"] as const;
const PURPOSE = ["purpose", "purpose_id"] as const;
const API_KEY = ["api_key", "key_id"] as const;
const SUBJECT = ["subject", "subject_id"] as const;

/** Questions may name objects and purposes that nobody registered: then they have no version. */
const REFERENCES: readonly Reference[] = [
  ...to("event", ["subject_id", "event_id"], { actor_party: PARTY, actor_key: API_KEY }),
  ...to("consent_request", ["subject_id", "request_id"], { party_id: PARTY }),
  ...to("answer", ["subject_id", "answer_id"], {
    ...{ subject_id: SUBJECT, party_id: PARTY, object_id: OBJECT, purpose_id: PURPOSE },
  }),
  ...to("duty", ["subject_id", "duty_id"], { subject_id: SUBJECT, party_id: PARTY }),
  ...to("retention", ["subject_id", "retention_id"], {
    ...{ holder_id: PARTY, object_id: OBJECT, purpose_id: PURPOSE },
  }),
  ...to("rights_call", ["subject_id", "call_id"], { subject_id: SUBJECT, party_id: PARTY }),
  ...to("subject_record", ["subject_id", "kind", "record_id"], {
    ...{ subject_id: SUBJECT, party_id: PARTY, object_id: OBJECT },
  }),
  ...to("record_locator", ["record_id"], { subject_id: SUBJECT }),
  ...to("subject_lookup", ["field", "key_version", "subject_id"], { subject_id: SUBJECT }),
  ...to("subject_key", ["subject_id"], { subject_id: SUBJECT }),
  ...to("access_log", ["subject_id", "decision_id"], {
    ...{ subject_id: SUBJECT, caller_id: PARTY, key_id: API_KEY, requester_id: PARTY },
    recipient_id: PARTY,
  }),
  ...to("ticket", ["subject_id", "ticket_id"], {
    ...{ subject_id: SUBJECT, requester_id: PARTY, object_id: OBJECT },
  }),
  ...to("timer", ["subject_id", "record_id", "kind"], { subject_id: SUBJECT }),
  ...to("outbox", ["subject_id", "outbox_id"], { subject_id: SUBJECT, party_id: PARTY }),
  ...to("webhook", ["webhook_id"], { party_id: PARTY }),
  ...to("webhook_delivery", ["webhook_id", "place"], { webhook_id: ["webhook", "webhook_id"] }),
  ...to("api_key", ["key_id"], { party_id: PARTY }),
  ...to("staff_role", ["subject_id", "role_id"], {
    ...{ subject_id: SUBJECT, party_id: PARTY, key_id: API_KEY },
  }),
  ...to("representative_of", ["subject_id", "representation_id"], {
    ...{ subject_id: SUBJECT, for_subject_id: SUBJECT },
  }),
  ...to("party_proof", ["party_id", "proof_id"], { party_id: PARTY }),
  ...to("bulk_request", ["bulk_id"], { party_id: PARTY, key_id: API_KEY }),
  ...to("bulk_request_row", ["bulk_id", "line_number"], {
    bulk_id: ["bulk_request", "bulk_id"],
  }),
  ...to("bulk_request_fault", ["bulk_id", "line_number"], {
    bulk_id: ["bulk_request", "bulk_id"],
  }),
  ...to("oversight_query", ["query_id"], { key_id: API_KEY }),
  ...to("log_hold", ["hold_id"], { party_id: PARTY }),
  ...to("log_hold_subject", ["subject_id", "hold_id"], { hold_id: ["log_hold", "hold_id"] }),
];

const statementOf = ({ table, key, column, to: target, toColumn, where }: Reference): string => `
  select json_build_object(${key.map((name) => `'${name}', t.${name}::text`).join(", ")})::text as key
  from ${table} t left join ${target} r on r.${toColumn} = t.${column}
  where t.${column} is not null and r.${toColumn} is null${where === undefined ? "" : ` and ${where}`} limit 1000`;

/** Rows that name records, parties or persons that are not there. */
export async function checkReferences(db: Queryable, { found, progress }: FsckRun): Promise<void> {
  for (const [index, reference] of REFERENCES.entries()) {
    for (const { key } of await db.query<Row & { key: string }>(statementOf(reference))) {
      found({
        ...{ check: "references", fault: "names-nothing", table: reference.table },
        key: JSON.parse(key) as Record<string, string>,
        columns: [reference.column],
      });
    }
    progress({ check: "references", seen: index + 1 });
  }
}
