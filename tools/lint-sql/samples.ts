import type { RuleId } from "./finding.ts";

/** A pair of files for one rule: the first breaks it and no other one, the second keeps it. */
export type Sample = { readonly breaks: string; readonly keeps: string };

const GRANT = "grant select, insert on t to kelisim_app;";
/** A table that keeps every rule, with more columns or constraints. */
const table = (more: string, name = "t"): string =>
  `create table ${name} (subject_id uuid not null, at timestamptz not null${more},
   primary key (subject_id, at)); grant select, insert on ${name} to kelisim_app;`;
const shared = (more: string): string => `create table t (id uuid primary key${more}); ${GRANT}`;
const body = (statement: string): string => `${shared("")}\n${statement};`;

const parted = (by: string, index: string, fallback: string): string =>
  `create table t (subject_id uuid not null, recorded_at timestamptz not null, id uuid not null,
   primary key (subject_id, recorded_at, id)) partition by ${by}; ${GRANT} ${index} ${fallback}`;
const BRIN = "create index t_recorded on t using brin (recorded_at);";
const DEFAULT = "create table t_default partition of t default;";
const person = table("", "person");

type Samples = readonly (Sample & { readonly rule: RuleId })[];

/** Of migrations; a sample of several may stand for one rule. */
export const MIGRATION_SAMPLES: Samples = [
  { rule: "parse", breaks: "create tabel t ();", keeps: shared("") },
  { rule: "primary-key", breaks: `create table t (id uuid); ${GRANT}`, keeps: shared("") },
  {
    rule: "subject-key",
    breaks: `create table t (subject_id uuid not null, id uuid primary key); ${GRANT}`,
    keeps: `create table t (subject_id uuid primary key); ${GRANT}`,
  },
  {
    rule: "subject-key",
    breaks: `create table t (subject_id uuid, id uuid, primary key (subject_id, id)); ${GRANT}`,
    keeps: table(""),
  },
  { rule: "subject-key", breaks: table("").replace("uuid", "text"), keeps: table(", a text") },
  {
    rule: "subject-unique",
    breaks: table(", a text, unique (a)"),
    keeps: table(", a text, unique (a, subject_id)"),
  },
  {
    rule: "subject-unique",
    breaks: `${table(", a text")} create unique index t_a on t (a);`,
    keeps: `${table(", a text")} create unique index t_a on t (subject_id, a);`,
  },
  {
    rule: "subject-unique",
    breaks: `${table(", a text")} alter table t add constraint one unique (a);`,
    keeps: `${table(", a text")} alter table t add constraint one unique (subject_id, a);`,
  },
  {
    rule: "foreign-key",
    breaks: `${person} ${shared(", p uuid references person")}`,
    keeps: `${shared("")} create table u (id uuid primary key, t uuid references t);
            grant select on u to kelisim_app;`,
  },
  {
    rule: "foreign-key",
    breaks: `${person} ${table(", p uuid, q timestamptz, foreign key (p, q) references person")}`,
    keeps: `${person} ${table(", foreign key (subject_id, at) references person")}`,
  },
  {
    rule: "cascade",
    breaks: shared(", up uuid references t on delete cascade"),
    keeps: shared(", up uuid references t"),
  },
  {
    rule: "cascade",
    breaks: shared(", up uuid references t on update set null"),
    keeps: shared(", up uuid references t on update restrict"),
  },
  {
    rule: "partition",
    breaks: parted("range (recorded_at)", BRIN, ""),
    keeps: parted("range (recorded_at)", BRIN, DEFAULT),
  },
  {
    rule: "partition",
    breaks: parted("list (recorded_at)", BRIN, DEFAULT),
    keeps: parted("range (recorded_at)", BRIN, DEFAULT),
  },
  {
    rule: "partition",
    breaks: parted("range (recorded_at)", BRIN.replace("brin", "btree"), DEFAULT),
    keeps: parted("range (recorded_at)", BRIN, DEFAULT),
  },
  {
    rule: "no-trigger",
    breaks: body("create trigger a after insert on t execute function f()"),
    keeps: body("create index t_id on t (id)"),
  },
  {
    rule: "no-trigger",
    breaks: body("create rule a as on delete to t do instead nothing"),
    keeps: shared(""),
  },
  {
    rule: "no-trigger",
    breaks: body("create function f() returns int language sql as 'select 1'"),
    keeps: shared(""),
  },
  {
    rule: "no-merge",
    breaks: body("merge into t using u on t.id = u.id when matched then delete"),
    keeps: body("insert into t select id from u on conflict do nothing"),
  },
  {
    rule: "no-enum",
    breaks: "create type a as enum ('b');",
    keeps: shared(", a text check (a in ('b'))"),
  },
  { rule: "no-enum", breaks: "create domain a as text;", keeps: shared(", a text") },
  {
    rule: "no-temporary",
    breaks: shared("").replace("create table", "create unlogged table"),
    keeps: shared(""),
  },
  {
    rule: "no-temporary",
    breaks: body("select id into temp u from t"),
    keeps: body("select id from t"),
  },
  { rule: "no-sequence", breaks: "create sequence a;", keeps: shared(", n bigint not null") },
  { rule: "no-sequence", breaks: shared(", n bigserial"), keeps: shared(", n bigint") },
  {
    rule: "no-sequence",
    breaks: shared(", n int generated always as identity"),
    keeps: shared(", n int generated always as (1) stored"),
  },
  { rule: "no-notify", breaks: "listen a;", keeps: shared("") },
  { rule: "no-notify", breaks: body("select pg_notify('a', 'b')"), keeps: body("select 1") },
  {
    rule: "no-advisory-lock",
    breaks: body("select pg_advisory_xact_lock(1)"),
    keeps: body("select id from t for update"),
  },
  {
    rule: "no-lateral",
    breaks: body(
      "insert into t select u.id from a, lateral (select id from b where b.id = a.id) u",
    ),
    keeps: body("insert into t select u.id from a join (select id from b) u on u.id = a.id"),
  },
  {
    rule: "no-clock",
    breaks: shared(", at timestamptz default now()"),
    keeps: shared(", at timestamptz"),
  },
  {
    rule: "no-clock",
    breaks: body("insert into t select id from u where at < current_timestamp"),
    keeps: body("insert into t select id from u where at < '2026-07-30T00:00:00Z'"),
  },
  {
    rule: "no-clock",
    breaks: shared(", at timestamptz default 'now'::timestamptz"),
    keeps: shared(", word text default 'now'::text"),
  },
  {
    rule: "no-chance",
    breaks: shared(", a uuid default gen_random_uuid()"),
    keeps: shared(", a uuid"),
  },
  { rule: "no-chance", breaks: body("insert into t select uuidv7()"), keeps: shared("") },
  {
    rule: "time-zone",
    breaks: shared(", at timestamp"),
    keeps: shared(", at timestamptz, due_on date"),
  },
  {
    rule: "time-zone",
    breaks: body("insert into t select id from u where at::timestamp is null"),
    keeps: body("insert into t select id from u where at::timestamptz is null"),
  },
  {
    rule: "grant-form",
    breaks: body("grant select on t to public"),
    keeps: body("grant update on t to kelisim_app"),
  },
  {
    rule: "grant-form",
    breaks: body("grant select on all tables in schema public to kelisim_app"),
    keeps: body("grant delete on t to kelisim_app"),
  },
  { rule: "grant-form", breaks: body("grant all on t to kelisim_app"), keeps: shared("") },
  {
    rule: "grant-form",
    breaks: body("grant select on t to kelisim_app with grant option"),
    keeps: shared(""),
  },
  { rule: "grant-missing", breaks: "create table t (id uuid primary key);", keeps: shared("") },
  {
    rule: "evidence",
    breaks: body("grant update on event to kelisim_app"),
    keeps: body("grant select on event to kelisim_app"),
  },
  {
    rule: "evidence",
    breaks: body("delete from party_version where version < 3"),
    keeps: body("delete from party where version < 3"),
  },
  {
    rule: "transaction",
    breaks: body("create index concurrently t_id on t (id)"),
    keeps: body("create index t_id on t (id)"),
  },
  { rule: "transaction", breaks: body("commit"), keeps: shared("") },
  { rule: "do-block", breaks: "do $$ begin null; end $$;", keeps: shared("") },
];

/** Changes of `old (id uuid primary key, word text)`, which an earlier file made. */
export const CHANGES: readonly Sample[] = [
  { breaks: "drop table old;", keeps: "create index old_word on old (word);" },
  { breaks: "alter table old rename to young;", keeps: "alter table old add column a text;" },
  { breaks: "alter table old rename word to term;", keeps: "alter table old add term text;" },
  { breaks: "alter table old drop column word;", keeps: "alter table old add column a text;" },
  {
    breaks: "alter table old alter column word type int using 0;",
    keeps: "alter table old alter column word set default 'a';",
  },
  {
    breaks: "alter table old alter word set not null;",
    keeps: "alter table old alter word drop not null;",
  },
  {
    breaks: "alter table old add column n integer not null;",
    keeps: "alter table old add column n integer not null default 0;",
  },
  {
    breaks: "alter table old add column a text not null default lower('A');",
    keeps: "alter table old add column a text[] not null default '{}'::text[];",
  },
  {
    breaks: "alter table old add constraint a unique (word);",
    keeps: "create index old_word on old (word);",
  },
  {
    breaks: "alter table old add constraint a check (word <> '');",
    keeps: "alter table old add column a text check (a <> '');",
  },
  {
    breaks: "create unique index old_word on old (word);",
    keeps: `${shared(", a text")} create unique index t_a on t (a);`,
  },
  {
    breaks: "revoke select on old from kelisim_app;",
    keeps: "grant update on old to kelisim_app;",
  },
  { breaks: "truncate old;", keeps: "update old set word = 'a' where word is null;" },
];

/** Statements of the program, after `person (subject_id, at, a)` and `old (id)`. */
export const STATEMENT_SAMPLES: Samples = [
  {
    rule: "subject-filter",
    breaks: "select a from person where a = $1",
    keeps: "select a from person where subject_id = any($1::uuid[])",
  },
  {
    rule: "subject-filter",
    breaks: "select a from person where ($1::uuid is null or subject_id = $1)",
    keeps: "select a from person where $1 and subject_id = $2",
  },
  {
    rule: "subject-filter",
    breaks: "update person set a = $1 where a in (select a from old)",
    keeps: "update person set a = $1 where (subject_id, a) in (select s, a from old)",
  },
  {
    rule: "subject-filter",
    breaks: "delete from person using old o where o.subject_id = o.id",
    keeps: "delete from person p using old o where o.id = p.subject_id",
  },
  {
    rule: "subject-filter",
    breaks: "select o.id from old o left join person p on p.a = o.id",
    keeps: "select o.id from old o left join person p on p.subject_id = o.id and p.a = $1",
  },
  {
    rule: "subject-filter",
    breaks: "select 1 from old where exists (select from person)",
    keeps: "with person as (select id as subject_id from old) select subject_id from person",
  },
  {
    rule: "subject-filter",
    breaks: "insert into person (at, a) values ($1, $2)",
    keeps: "insert into person (subject_id, at, a) values ($1, $2, $3)",
  },
  {
    rule: "no-lateral",
    breaks: "select id from old, lateral unnest(a)",
    keeps: "select id from old",
  },
  {
    rule: "no-skip-locked",
    breaks: "select id from old for update skip locked",
    keeps: "select id from old for update",
  },
  {
    rule: "no-clock",
    breaks: "update old set a = now() where id = $1",
    keeps: "update old set a = $2 where id = $1",
  },
  {
    rule: "no-sequence",
    breaks: "insert into old (id) values (nextval('a'))",
    keeps: "insert into old (id) values ($1)",
  },
  {
    rule: "no-advisory-lock",
    breaks: "select pg_try_advisory_lock($1)",
    keeps: "select id from old where id = $1 for no key update",
  },
  {
    rule: "no-merge",
    breaks: "merge into old using a on old.id = a.id when matched then delete",
    keeps: "insert into old (id) values ($1) on conflict (id) do update set id = excluded.id",
  },
  {
    rule: "evidence",
    breaks: "update record_locator set kind = $1 where record_id = $2",
    keeps: "insert into record_locator (record_id, kind, subject_id) values ($1, $2, $3)",
  },
  {
    rule: "evidence",
    breaks: "insert into notice (hash) values ($1) on conflict (hash) do update set hash = $1",
    keeps: "insert into notice (hash) values ($1) on conflict do nothing",
  },
  {
    rule: "evidence",
    breaks: "with gone as (delete from feed where feed_seq < $1) select 1",
    keeps: "with gone as (delete from outbox where feed_seq < $1) select 1",
  },
];
