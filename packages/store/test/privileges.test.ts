import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SqlError, type Db } from "@kelisim/store";
import { asOwner, partitionsOf, tablesOf } from "./support/catalog.ts";
import { consented } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

/** Everything that the application's role may do. Whoever grants more changes this list. */
const GRANTED: Readonly<Record<string, string>> = {
  access_log: "insert select",
  answer: "insert select update",
  api_key: "insert select update",
  bulk_request: "delete insert select update",
  bulk_request_fault: "delete insert select",
  bulk_request_row: "delete insert select update",
  command_audit: "insert select",
  consent_import: "insert select update",
  consent_import_turn: "insert select update",
  consent_request: "insert select update",
  data_category: "insert select",
  digital_object: "insert select update",
  digital_object_version: "insert select",
  duty: "insert select update",
  erasure: "insert select",
  event: "insert select",
  feed: "insert select",
  feed_head: "insert select update",
  idempotency: "delete insert select",
  job: "insert select update",
  key_use: "insert select update",
  log_batch: "insert select",
  log_batch_entries: "select",
  log_bundle: "insert select",
  log_checkpoint: "insert select",
  log_cosignature: "insert select",
  log_edge: "insert select update",
  log_hold: "select",
  log_hold_subject: "select",
  log_key: "insert select",
  log_month: "select",
  log_pending: "delete insert select",
  log_registry_row: "insert select",
  log_tile: "insert select",
  log_tree: "insert select update",
  log_witness: "insert select update",
  notice: "insert select",
  notice_setting: "delete insert select update",
  outbox: "insert select update",
  oversight_lookup: "insert select",
  oversight_query: "delete insert select",
  party: "insert select update",
  party_proof: "insert select",
  party_version: "insert select",
  peer_ref: "select",
  portal_draft: "delete insert select",
  portal_session: "delete insert select update",
  process: "delete insert select update",
  purpose: "insert select update",
  purpose_version: "insert select",
  receipt: "delete insert select",
  record_locator: "insert select",
  representative_of: "delete insert select",
  retention: "insert select",
  rights_call: "insert select",
  schema_migration: "select",
  service: "insert select",
  sign_in_proof: "insert select",
  signature_evidence: "delete insert select",
  staff_role: "delete insert select update",
  subject: "insert select update",
  subject_field: "delete insert select update",
  subject_key: "delete insert select update",
  subject_lookup: "delete insert select",
  subject_record: "insert select update",
  ticket: "delete insert select update",
  timer: "insert select update",
  webhook: "insert select update",
  webhook_delivery: "delete insert select update",
};

/** What only the owner writes: the schema's history, the seals of months, the holds on them. */
const OWNERS = new Set([
  ...["schema_migration", "log_month", "log_hold", "log_hold_subject", "log_batch_entries"],
]);

/** What nobody may change or take away once it is written. */
const EVIDENCE = [
  ...["event", "access_log", "command_audit", "notice", "feed", "record_locator"],
  ...["party_version", "digital_object_version", "purpose_version", "erasure"],
  ...["sign_in_proof", "oversight_lookup", "party_proof"],
  ...["log_batch", "log_bundle", "log_checkpoint", "log_cosignature", "log_key", "log_tile"],
  "log_registry_row",
];

const PERMISSION_DENIED = "42501";
const refused = (error: unknown): boolean =>
  error instanceof SqlError && error.code === PERMISSION_DENIED;

const columnOf = async (db: Db, table: string): Promise<string> => {
  const [row] = await asOwner<{ name: string }>(
    db,
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1",
    [table],
  );
  return row?.name ?? "";
};

/** The privileges that the SQL of the store's own code asks for, by table. */
function usedPrivileges(): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  const src = new URL("../src/", import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(name),
  );
  const PATTERNS: readonly (readonly [RegExp, string])[] = [
    [/\binsert into ([a-z_]+)/g, "insert"],
    [/\bupdate ([a-z_]+)(?: [a-z])? set\b/g, "update"],
    [/\bdelete from ([a-z_]+)/g, "delete"],
    [/\b(?:from|join) ([a-z_]+)/g, "select"],
    [/\binsert into ([a-z_]+)[^`]*?\bdo update\b/g, "update"],
    [/\bfrom ([a-z_]+)[^`"]*?\bfor (?:update|share)\b/g, "update"],
  ];
  for (const file of files) {
    const text = readFileSync(new URL(file, src), "utf8");
    for (const [pattern, privilege] of PATTERNS) {
      for (const [, table = ""] of text.matchAll(pattern)) {
        used.set(table, (used.get(table) ?? new Set()).add(privilege));
      }
    }
  }
  return used;
}

type Grant = { readonly name: string; readonly grantee: string; readonly privileges: string };

/** Every privilege that the owner gave to anybody, also on single columns. */
const grantsIn = (db: Db): Promise<Grant[]> =>
  asOwner<Grant>(
    db,
    `with given as (
       select c.relname as name, a.grantee, a.privilege_type, a.is_grantable
       from pg_class c, aclexplode(c.relacl) a
       where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
       union all
       select c.relname || '.' || t.attname, a.grantee, a.privilege_type, a.is_grantable
       from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
       where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner)
     select name, coalesce(rolname, 'everybody') as grantee,
       string_agg(lower(privilege_type) || case when is_grantable then '*' else '' end, ' '
                  order by privilege_type) as privileges
     from given left join pg_roles on pg_roles.oid = grantee group by 1, 2 order by 1, 2`,
  );

const EXPECTED: readonly Grant[] = Object.entries(GRANTED).map(([name, privileges]) => ({
  name,
  grantee: name === "schema_migration" ? "everybody" : "kelisim_app",
  privileges,
}));

onEveryStore(
  "the application's role",
  (store) => {
    const asked = (sql: string) => store().db.query(sql);
    const inTx = (sql: string) => store().db.tx((tx) => tx.query(sql));

    test("holds exactly the privileges of the list, on tables and on nothing else", async () => {
      assert.deepEqual(await grantsIn(store().db), EXPECTED);
      const owned = "select relname from pg_class where relowner = 'kelisim_app'::regrole";
      assert.deepEqual(await asOwner(store().db, owned), []);
    });

    test("has a line in the list for every table", async () => {
      assert.deepEqual(await tablesOf(store().db), Object.keys(GRANTED));
    });

    test("cannot hand on or widen what it holds", async () => {
      // Without the right to grant, PostgreSQL answers with a warning and does nothing.
      for (const sql of [
        "grant update on event to kelisim_app",
        "grant all on event to public",
        "grant all on all tables in schema public to public",
      ]) {
        await asked(sql).catch((error: unknown) => assert.ok(refused(error), sql));
      }
      assert.deepEqual(await grantsIn(store().db), EXPECTED);
    });

    test("is refused every change and removal of evidence by the database itself", async () => {
      const { subjectId } = await newPerson(store());
      await consented(store(), subjectId);
      for (const table of EVIDENCE) {
        const column = await columnOf(store().db, table);
        for (const sql of [
          `update ${table} set ${column} = ${column}`,
          `delete from ${table}`,
          `truncate ${table}`,
          `select * from ${table} for update`,
        ]) {
          await assert.rejects(asked(sql), refused, sql);
          await assert.rejects(inTx(sql), refused, sql);
        }
      }
    });

    test("is refused the partitions, which are reached through their table only", async () => {
      for (const partition of await partitionsOf(store().db)) {
        for (const sql of [
          `select * from ${partition}`,
          `update ${partition} set recorded_at = recorded_at`,
          `delete from ${partition}`,
          `insert into ${partition} default values`,
          `truncate ${partition}`,
        ]) {
          await assert.rejects(asked(sql), refused, sql);
        }
      }
    });

    test("is refused every change of the schema and of its own rights", async () => {
      for (const sql of [
        "create table mine (id int)",
        "create table mine as select 1 as id",
        "create view mine as select * from subject_lookup",
        "create index mine on event (type)",
        "create schema mine",
        "create function mine() returns int language sql as 'select 1'",
        "create role mine",
        "drop table event",
        "drop table event_default",
        "alter table event add column mine int",
        "alter table event detach partition event_default",
        "alter table event disable trigger all",
        "alter table event drop constraint event_pkey",
        "alter table subject alter column seq drop not null",
        "alter table outbox owner to kelisim_app",
        "create trigger mine before insert on event execute function suppress_redundant_updates_trigger()",
        "create rule mine as on insert to access_log do instead nothing",
        "alter table event enable row level security",
        "alter role kelisim_app superuser",
        "set session_replication_role = replica",
        "copy event to '/tmp/mine'",
        "comment on table event is 'mine'",
      ]) {
        await assert.rejects(asked(sql), refused, sql);
      }
    });

    test("holds no right to write that no statement of the code needs, and lacks none", () => {
      const used = usedPrivileges();
      assert.ok(used.size > 20);
      for (const [table, granted] of Object.entries(GRANTED)) {
        const needed = new Set(used.get(table));
        // The owner's own tables: the service only looks at them.
        if (OWNERS.has(table)) for (const write of ["insert", "update"]) needed.delete(write);
        const held = new Set(granted.split(" "));
        assert.deepEqual(
          [...needed].filter((each) => !held.has(each)),
          [],
          `missing on ${table}`,
        );
        const unused = [...held].filter((each) => each !== "select" && !needed.has(each));
        assert.deepEqual(unused, [], `not needed on ${table}`);
      }
    });
  },
  seedRegistry,
);
