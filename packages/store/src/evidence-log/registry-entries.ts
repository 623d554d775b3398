import type { Queryable, Row } from "../db/db.ts";
import type { LogEntry } from "./entries.ts";
import { KEY_COLUMNS, PURPOSE_COLUMNS, VERSION_COLUMNS, WORDS_COLUMNS } from "./payload-columns.ts";

export type RegistryKind =
  "party" | "digital_object" | "purpose" | "data_category" | "notice" | "api_key";

/** A version of a registry record; a category has version 0. */
export type RegistryRecord = {
  readonly of: RegistryKind;
  /** UUID, code or hash. */
  readonly recordId: string;
  readonly version: number;
};

/** A record with its id in a batch of the log. */
export type RegistryRow = RegistryRecord & {
  readonly batchId: string;
  readonly rowId: string;
  readonly secret: Uint8Array;
};

/** Its records, one kind after the other: each row with its payload. */
const PAYLOADS = [
  ["party", "party_version v on v.party_id", VERSION_COLUMNS],
  ["digital_object", "digital_object_version v on v.object_id", VERSION_COLUMNS],
  ["purpose", "purpose_version v on v.purpose_id", PURPOSE_COLUMNS],
  ["api_key", "api_key v on v.key_id", KEY_COLUMNS],
]
  .map(
    ([kind, join, columns]) => `
  select g.row_id, (select row_to_json(x)::text from (select ${columns}) as x) as payload
  from g join ${join} = case g.kind when '${kind}' then g.record_id::uuid end and v.version = g.version`,
  )
  .join(" union all ");

const ENTRIES = {
  name: "log-entries-of-registry",
  text: `
with g as (
  select * from unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::bytea[])
    as g (kind, record_id, version, row_id, secret)
), p as materialized (${PAYLOADS} union all
  select g.row_id, (select row_to_json(x)::text from (select ${WORDS_COLUMNS}) as x)
  from g join data_category v on g.kind = 'data_category' and v.code = g.record_id and g.version = 0
  union all
  select g.row_id, (select row_to_json(x)::text from (select ${WORDS_COLUMNS}) as x)
  from g join notice v on g.kind = 'notice' and v.hash = g.record_id and v.version = g.version
  union all
  select g.row_id, l.payload
  from g join log_registry_row l on l.row_id = g.row_id and l.kind = 'api_key'
  join api_key v on v.key_id = l.record_id::uuid and v.version > l.version
), s as (
  select g.row_id, p.payload, sha256(g.secret || uuid_send(g.row_id)) as salt
  from g join p on p.row_id = g.row_id
)
select row_id, salt, sha256(salt || sha256(convert_to(payload, 'UTF8'))) as entry, payload
from s order by row_id`,
};

/** The entries of records in the order of their row ids; without those that are not there at their version. */
export async function registryEntries(
  db: Queryable,
  rows: readonly RegistryRow[],
): Promise<readonly LogEntry[]> {
  const found = await db.query<Row & Record<"salt" | "entry", Uint8Array> & RowText>(ENTRIES, [
    rows.map(({ of }) => of),
    rows.map(({ recordId }) => recordId),
    rows.map(({ version }) => version),
    rows.map(({ rowId }) => rowId),
    rows.map(({ secret }) => secret),
  ]);
  const batchOf = new Map(rows.map(({ rowId, batchId }) => [rowId, batchId]));
  return found.map(({ row_id: rowId, salt, entry, payload }) => ({
    ...{ rowId, salt, entry, payload },
    batchId: batchOf.get(rowId) ?? "",
  }));
}

type RowText = { row_id: string; payload: string };

const MISSING = {
  name: "registry-not-in-log",
  text: `
select x.kind, x.record_id, x.version from (
  select 'party' as kind, party_id::text as record_id, version from party_version union all
  select 'digital_object', object_id::text, version from digital_object_version union all
  select 'purpose', purpose_id::text, version from purpose_version union all
  select 'api_key', key_id::text, version from api_key union all
  select 'data_category', code, 0 from data_category union all
  select 'notice', hash, version from notice
) x
where not exists (select from log_registry_row l
  where l.kind = x.kind and l.record_id = x.record_id and l.version = x.version)
order by x.kind, x.record_id, x.version limit $1`,
};

/** Versions of records that are not in the log yet. */
export async function registryNotInLog(
  db: Queryable,
  limit: number,
): Promise<readonly RegistryRecord[]> {
  const rows = await db.query<{ kind: RegistryKind; record_id: string; version: number }>(MISSING, [
    limit,
  ]);
  return rows.map((row) => ({ of: row.kind, recordId: row.record_id, version: row.version }));
}
