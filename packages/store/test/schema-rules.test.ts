import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "@kelisim/store";
import { asOwner, tablesOf } from "./support/catalog.ts";
import { onEveryStore } from "./support/stores.ts";

/** Global keys that lead to a person; everything else about her is hers alone. */
const LEADS_TO_SUBJECTS = ["record_locator", "subject_lookup"];

/** Shared by all people; a new table goes here, or has a `subject_id`. */
const NOT_ABOUT_ONE_PERSON = [
  ...["consent_import", "consent_import_turn", "bulk_request", "bulk_request_fault"],
  ...["api_key", "command_audit", "data_category", "digital_object", "digital_object_version"],
  ...[
    "feed",
    "feed_head",
    "idempotency",
    "job",
    "key_use",
    "log_batch",
    "log_batch_entries",
    "log_bundle",
    "log_checkpoint",
    "log_cosignature",
    "log_edge",
    "log_hold",
    "log_key",
    "log_month",
    "log_pending",
    "log_registry_row",
    "log_tile",
    "log_tree",
    "log_witness",
    "notice",
    "oversight_lookup",
    "oversight_query",
    "party",
    "party_proof",
    "party_version",
    "peer_ref",
  ],
  ...[
    "process",
    "purpose",
    "purpose_version",
    "schema_migration",
    "service",
    "webhook",
    "webhook_delivery",
  ],
];

const OURS = "c.relnamespace = 'public'::regnamespace";

type Index = { table: string; index: string; is_primary: boolean; columns: string[] };

onEveryStore("the schema", (store) => {
  const found = <R extends Row>(sql: string): Promise<R[]> => asOwner<R>(store().db, sql);

  const subjectOwned = async (): Promise<string[]> => {
    const rows = await found<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where ${OURS} and c.relkind in ('r', 'p') and not c.relispartition
         and a.attname = 'subject_id' order by 1`,
    );
    return rows.map(({ name }) => name).filter((name) => !LEADS_TO_SUBJECTS.includes(name));
  };

  const uniqueIndexes = (): Promise<Index[]> =>
    found<Index>(
      `select c.relname as table, i.relname as index, x.indisprimary as is_primary,
         array(select coalesce(a.attname::text, '(expression)')
               from unnest(x.indkey::int2[]) with ordinality as k (number, place)
               left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
               order by k.place) as columns
       from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       where ${OURS} and x.indisunique order by 1, 2`,
    );

  test("says of every table whether it belongs to one person", async () => {
    const about = await subjectOwned();
    assert.deepEqual(
      [...about, ...LEADS_TO_SUBJECTS, ...NOT_ABOUT_ONE_PERSON].toSorted(),
      await tablesOf(store().db),
    );
    assert.ok(about.length >= 11);
  });

  test("puts the person first in the primary key of all that is hers, partitions included", async () => {
    const about = await subjectOwned();
    const primary = (await uniqueIndexes()).filter((index) => index.is_primary);
    for (const table of about) {
      const own = primary.filter((index) => index.table === table || belongsTo(index.table, table));
      assert.ok(own.length > 0, `${table} has no primary key`);
      for (const { columns, index } of own) assert.equal(columns[0], "subject_id", index);
    }
  });

  test("has no unique key across persons", async () => {
    const about = await subjectOwned();
    for (const { table, index, columns } of await uniqueIndexes()) {
      if (!about.some((each) => each === table || belongsTo(table, each))) continue;
      assert.ok(columns.includes("subject_id"), `${index} of ${table}`);
    }
  });

  test("lets no table be without a primary key, and no subject be null", async () => {
    const primary = new Set(
      (await uniqueIndexes()).filter((i) => i.is_primary).map((i) => i.table),
    );
    const without = (await tablesOf(store().db)).filter((table) => !primary.has(table));
    assert.deepEqual(without, []);
    const nullable = await found(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where ${OURS} and c.relkind in ('r', 'p') and a.attname = 'subject_id' and not a.attnotnull`,
    );
    assert.deepEqual(nullable, []);
  });

  test("has no triggers, rules, enum types, sequences, functions or inheritance of its own", async () => {
    for (const sql of [
      `select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where ${OURS} and not t.tgisinternal`,
      `select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${OURS}`,
      `select c.typname from pg_type c where c.typnamespace = 'public'::regnamespace
         and c.typtype in ('e', 'd', 'r')`,
      `select c.relname from pg_class c where ${OURS} and c.relkind in ('S', 'v', 'm', 'f')`,
      `select c.proname from pg_proc c where c.pronamespace = 'public'::regnamespace`,
      `select c.relname from pg_class c where ${OURS} and c.relpersistence <> 'p'`,
      `select c.relname from pg_class c join pg_inherits h on h.inhrelid = c.oid
       where ${OURS} and c.relkind = 'r' and not c.relispartition`,
    ]) {
      assert.deepEqual(await found(sql), [], sql);
    }
  });

  test("ties no record to a person's rows, and lets nothing fall with another row", async () => {
    type Key = { name: string; from: string; to: string; on_delete: string; on_update: string };
    const about = new Set([...(await subjectOwned()), ...LEADS_TO_SUBJECTS]);
    const keys = await found<Key>(
      `select k.conname as name, c.relname as from, r.relname as to,
         k.confdeltype::text as on_delete, k.confupdtype::text as on_update
       from pg_constraint k join pg_class c on c.oid = k.conrelid
         join pg_class r on r.oid = k.confrelid
       where ${OURS} and k.contype = 'f'`,
    );
    assert.ok(keys.length > 0);
    for (const { name, from, to, on_delete, on_update } of keys) {
      assert.ok(!about.has(to), `${name} leads from ${from} to ${to}`);
      assert.ok(!about.has(from), `${name} leads out of a person's table`);
      assert.deepEqual([on_delete, on_update], ["a", "a"], `${name} acts by itself`);
    }
  });

  test("keeps every instant with its zone, and calls no clock, no chance and no counter", async () => {
    const withoutZone = await found(
      `select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where ${OURS} and a.attnum > 0 and a.atttypid in
         ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype, 'timestamp[]'::regtype)`,
    );
    assert.deepEqual(withoutZone, []);
    const made = await found<{ expression: string }>(
      `select pg_get_expr(d.adbin, d.adrelid) as expression from pg_attrdef d
       join pg_class c on c.oid = d.adrelid where ${OURS} and c.relkind in ('r', 'p')`,
    );
    for (const { expression } of made) assert.match(expression, /^(\d+|false)$/);
  });

  test("partitions what is appended by month of recording, each with an index for it and a default", async () => {
    type Parted = { name: string; key: string; brin: boolean; has_default: boolean };
    const parted = await found<Parted>(
      `select c.relname as name, pg_get_partkeydef(c.oid) as key, p.partdefid <> 0 as has_default,
         exists (select from pg_index x join pg_class i on i.oid = x.indexrelid
                 join pg_am m on m.oid = i.relam
                 where x.indrelid = c.oid and m.amname = 'brin') as brin
       from pg_partitioned_table p join pg_class c on c.oid = p.partrelid where ${OURS} order by 1`,
    );
    assert.deepEqual(
      parted,
      ["access_log", "command_audit", "event"].map((name) => ({
        ...{ name, key: "RANGE (recorded_at)", brin: true, has_default: true },
      })),
    );
  });
});

/** Whether a relation is a partition of a table, by the names that partitions get. */
const belongsTo = (name: string, table: string): boolean =>
  name === `${table}_default` || new RegExp(`^${table}_y\\d{4}_m\\d\\d$`).test(name);
