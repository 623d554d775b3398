import { equalBytes } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import { registryEntries, type RegistryKind } from "../evidence-log/registry-entries.ts";
import type { FsckFinding } from "./finding.ts";

/** Where the versions of a kind of record lie, and by what they are named. */
const TABLES: Readonly<Record<RegistryKind, { readonly table: string; readonly id: string }>> = {
  party: { table: "party_version", id: "party_id" },
  digital_object: { table: "digital_object_version", id: "object_id" },
  purpose: { table: "purpose_version", id: "purpose_id" },
  data_category: { table: "data_category", id: "code" },
  notice: { table: "notice", id: "hash" },
  api_key: { table: "api_key", id: "key_id" },
};

type RegistryRow = Row & {
  kind: RegistryKind;
  record_id: string;
  version: number;
  row_id: string;
  payload: string | null;
};

const ROWS = `select kind, record_id, version, row_id, payload from log_registry_row
  where batch_id = $1 order by row_id`;

/**
 * What is wrong with the versions of a batch.
 * @param logged the entries that the log has of it, in the order of row ids
 */
export async function wrongVersions(
  db: Queryable,
  { batchId, secret }: { readonly batchId: string; readonly secret: Uint8Array },
  logged: readonly Uint8Array[],
): Promise<FsckFinding[]> {
  const rows = await db.query<RegistryRow>(ROWS, [batchId]);
  const finding = (fault: FsckFinding["fault"], table: string, key: FsckFinding["key"]) =>
    ({ check: "rows-in-log", fault, table, key }) as const;
  if (rows.length !== logged.length) {
    return [finding("missing", "log_registry_row", { batch_id: batchId })];
  }
  const asked = rows.map(({ kind: of, record_id: recordId, version, row_id: rowId }) => ({
    ...{ of, recordId, version, rowId, batchId, secret },
  }));
  const now = new Map((await registryEntries(db, asked)).map((one) => [one.rowId, one]));
  const wrong = rows.flatMap(({ kind, record_id, version, row_id, payload }, at) => {
    const { entry, payload: hashed } = now.get(row_id) ?? {};
    const [isLogged, { table, id }] = [logged[at], TABLES[kind]];
    if (payload !== null && hashed !== undefined && payload !== hashed) {
      const of = { key_id: record_id, version: String(version) };
      const differs = finding("differs", "log_registry_row", { row_id });
      return [differs, finding("not-as-logged", table, of)];
    }
    if (entry !== undefined && isLogged !== undefined && equalBytes(entry, isLogged)) return [];
    const key = { [id]: record_id, version: String(version) };
    return [finding(entry === undefined ? "missing" : "not-as-logged", table, key)];
  });
  return wrong.length < rows.length
    ? wrong
    : [...wrong, finding("differs", "log_batch", { batch_id: batchId })];
}

/**
 * Versions that were there when the registry was last looked through, and are not in the log. Of a key that has
 * changed the newest version says no time: the next look takes it as it is.
 */
const UNLOGGED = `
  select x.of, x.id, x.version::text as version from (
    select 'party' as of, party_id::text as id, version, recorded_at as at from party_version
    union all select 'digital_object', object_id::text, version, recorded_at from digital_object_version
    union all select 'purpose', purpose_id::text, version, recorded_at from purpose_version
    union all select 'api_key', k.key_id::text, k.version, k.created_at from api_key k
      where not exists (select from log_registry_row l
        where l.kind = 'api_key' and l.record_id = k.key_id::text)
    union all select 'data_category', code, 0, recorded_at from data_category
    union all select 'notice', hash, version, recorded_at from notice
  ) x join log_tree t on x.at < t.registry_seen_at - interval '2 minutes'
  where not exists (select from log_registry_row l
    where l.kind = x.of and l.record_id = x.id and l.version = x.version) limit 1000`;

/** Payloads of keys that are not those of the keys: they are kept for the time when a key has changed. */
const PAYLOADS = `
  select l.row_id from log_registry_row l join log_batch b on b.batch_id = l.batch_id
  where (l.kind = 'api_key') <> (l.payload is not null)`;

/** Versions of records that the log should have, and has not. */
export async function checkUnlogged(
  db: Queryable,
  found: (finding: FsckFinding) => void,
): Promise<void> {
  type Unlogged = Row & { of: RegistryKind; id: string; version: string };
  for (const { of, id, version } of await db.query<Unlogged>(UNLOGGED)) {
    const { table, id: column } = TABLES[of];
    found({ check: "rows-in-log", fault: "not-as-logged", table, key: { [column]: id, version } });
  }
  for (const { row_id } of await db.query<{ row_id: string }>(PAYLOADS)) {
    found({ check: "rows-in-log", fault: "differs", table: "log_registry_row", key: { row_id } });
  }
}
