import assert from "node:assert/strict";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { LANGUAGES } from "@kelisim/core";
import { readConfig, systemClock, type Config } from "@kelisim/server";
import { createKeyFile, openStore } from "@kelisim/store";
import { freshDatabase, runOn, type TestDatabase } from "../../../testing/database.ts";
import { freshPgliteDirectory } from "../../../testing/pglite-directory.ts";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { CHECKS } from "../src/doctor/checks.ts";
import { examine, type Examined } from "../src/doctor/examine.ts";
import { worstOf } from "../src/doctor/report.ts";

const now = () => systemClock.now();

const configOf = (env: Readonly<Record<string, string>>): Config => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.config;
};

/** What the checks said: `id` to its worst level and all its English words. */
type Told = ReadonlyMap<string, { readonly level: string; readonly words: string }>;

const toldOf = (examined: readonly Examined[]): Told =>
  new Map(
    examined.map(({ id, findings }) => [
      id,
      {
        level: findings === undefined ? "not checked" : worstOf(findings),
        words: (findings ?? [])
          .map(({ found, todo }) => `${found.en} | ${todo?.en ?? ""}`)
          .join("\n"),
      },
    ]),
  );

/** Runs every check, and holds what they say to what every finding must be. */
async function look(config: Config): Promise<Told> {
  const examined = await examine(() => config, now);
  for (const { id, findings = [] } of examined) {
    for (const { level, found, todo } of findings) {
      assert.equal(todo === undefined, level === "ok", `${id} says what to do if it must`);
      for (const language of LANGUAGES) {
        const words = `${found[language]} ${todo?.[language] ?? "ok"}`;
        assert.doesNotMatch(words, /undefined|\[object|NaN|secret/, id);
      }
      if (todo !== undefined) assert.notEqual(todo.kk, "", id);
    }
  }
  return toldOf(examined);
}

const levels = (told: Told, ...ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, told.get(id)?.level ?? "?"]));

test("every check has an id and a title of its own in three languages", () => {
  assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
  for (const { id, title } of CHECKS) {
    assert.match(id, /^[a-z-]+$/);
    for (const language of LANGUAGES) assert.notEqual(title[language], "");
  }
});

describe("the doctor on PostgreSQL", () => {
  let database: TestDatabase;
  let keys: TempDir;
  let config: Config;
  const service = `kelisim_doctor_${process.pid}`;

  const sql = (text: string): Promise<void> => runOn(database.url, text);
  const loginUrl = (): string => {
    const url = new URL(database.url);
    url.username = service;
    url.password = "secret";
    return url.href;
  };

  before(async () => {
    database = await freshDatabase();
    keys = tempDir();
    const keyFile = join(keys.path, "test.key");
    createKeyFile(keyFile, now());
    await openStore({
      location: { kind: "postgres", url: database.url },
      keyFile,
      service: "non-state",
      now: now(),
      migrate: true,
    }).then((store) => store.close());
    await sql(`create role ${service} login password 'secret'; grant kelisim_app to ${service}`);
    config = configOf({ DATABASE_URL: loginUrl(), KELISIM_KEY_FILE: keyFile });
  });
  after(async () => {
    await sql(`drop role ${service}`);
    await database.drop();
    keys.remove();
  });

  /** Does something to the database for one look. */
  async function lookWhile(t: TestContext, begin: string, end: string): Promise<Told> {
    t.after(() => sql(end));
    await sql(begin);
    return look(config);
  }

  test("a store that is in order has nothing but the missing standby against it", async () => {
    const told = await look(config);
    const wrong = [...told].filter(([, { level }]) => level !== "ok").map(([id]) => id);
    assert.deepEqual(wrong, ["standby"]);
    assert.match(told.get("database")?.words ?? "", /PostgreSQL 1[5-8]/);
    assert.match(told.get("keys")?.words ?? "", /data\.1, mac\.1, seal\.1; 0 rows/);
    assert.match(told.get("role")?.words ?? "", /kelisim_app: evidence it can only append to/);
    assert.match(told.get("login")?.words ?? "", new RegExp(`${service} cannot become`));
  });

  test("a superuser's login fails, and an owner's is warned of", async (t) => {
    const superuser = await look({ ...config, databaseUrl: database.url });
    assert.equal(superuser.get("login")?.level, "failed");
    assert.match(superuser.get("login")?.words ?? "", /kelisim_service/);
    const [owner] = [new URL(database.url).username];
    const told = await lookWhile(
      t,
      `grant ${owner} to ${service}`,
      `revoke ${owner} from ${service}`,
    );
    assert.equal(told.get("login")?.level, "warning");
  });

  test("a role that may change evidence fails, also in one column or in a partition", async (t) => {
    for (const [right, table] of [
      ["update", "event"],
      ["delete", "access_log"],
      ["update (command)", "command_audit"],
      ["truncate", "event_default"],
    ]) {
      const told = await lookWhile(
        t,
        `grant ${right} on ${table} to kelisim_app`,
        `revoke ${right} on ${table} from kelisim_app`,
      );
      assert.equal(told.get("role")?.level, "failed", right);
      assert.match(told.get("role")?.words ?? "", new RegExp(`evidence: ${table}`));
      await sql(`revoke ${right} on ${table} from kelisim_app`);
    }
  });

  test("settings that endanger what is acknowledged are named with their better value", async (t) => {
    const off = await lookWhile(
      t,
      `alter role ${service} set synchronous_commit = off`,
      `alter role ${service} reset synchronous_commit`,
    );
    assert.equal(off.get("durability")?.level, "failed");
    assert.match(off.get("durability")?.words ?? "", /= off: .* synchronous_commit = on/);
    await sql(`alter role ${service} set synchronous_commit = remote_write`);
    assert.equal((await look(config)).get("durability")?.level, "warning");
  });

  test("partitions that are not there and rows in default ones are told", async (t) => {
    const month = now().toString().slice(0, 7).replace("-", "_m");
    const partition = `command_audit_y${month}`;
    const insert = `insert into command_audit (recorded_at, audit_id, command, outcome)
      values (now() - interval '9 years', gen_random_uuid(), 'x', 'y')`;
    const told = await lookWhile(
      t,
      `drop table ${partition}; ${insert}`,
      "truncate command_audit_default",
    );
    assert.equal(told.get("partitions")?.level, "warning");
    assert.match(told.get("partitions")?.words ?? "", new RegExp(`not there: ${partition}`));
    assert.match(told.get("partitions")?.words ?? "", /default partition: command_audit \|/);
    await sql(`truncate command_audit_default`);
    const store = await openStore({
      location: { kind: "postgres", url: database.url },
      keyFile: config.keyFile,
      service: "non-state",
      now: now(),
      migrate: true,
    });
    await store.close();
    assert.equal((await look(config)).get("partitions")?.level, "ok");
  });

  test("work that waits for too long is told with its age", async (t) => {
    const told = await lookWhile(
      t,
      `insert into outbox values (gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'x',
         now() - interval '3 days', '{}');
       insert into timer values (gen_random_uuid(), gen_random_uuid(), 'duty-overdue',
         now() - interval '3 hours');
       insert into job (name, due_at, outcome) values ('late-one', now() - interval '5 hours', null),
         ('failing-one', now() + interval '1 hour', 'failed')`,
      "truncate outbox, timer; delete from job where name in ('late-one', 'failing-one')",
    );
    assert.match(told.get("outbox")?.words ?? "", /1 waiting, the oldest for 3 d .*KELISIM_JOBS/);
    assert.match(told.get("timers")?.words ?? "", /1 due and not told, the oldest 3 h late/);
    assert.match(told.get("jobs")?.words ?? "", /failing-one failed[\s\S]*late-one is 5 h late/);
    assert.deepEqual(levels(told, "outbox", "timers", "jobs"), {
      outbox: "warning",
      timers: "warning",
      jobs: "warning",
    });
  });

  test("a webhook that is not served is told, a disabled one is not", async (t) => {
    const party = "00000000-0000-4000-8000-000000000001";
    await sql(`insert into party values ('${party}', '${party}', 1, '291240000017', '{}');
      insert into webhook values ('${party}', '${party}', 'https://x', '{}', '', now(), null, 0,
        now(), 1, now());
      insert into webhook_delivery values ('${party}', 1, '${party}', 1, '${party}', 'x', 1,
        'waiting', now() - interval '4 hours')`);
    t.after(() => sql(`truncate webhook_delivery, webhook; delete from party`));
    const told = await look(config);
    assert.equal(told.get("webhooks")?.level, "warning");
    assert.match(told.get("webhooks")?.words ?? "", /1 waiting to be sent, the oldest 4 h late/);
    await sql("update webhook set disabled_at = now()");
    assert.equal((await look(config)).get("webhooks")?.level, "ok");
  });

  test("processes that differ in release, keys or clock are told, dead ones are not", async (t) => {
    const process = (pid: number, release: string, keys: string, offset: number, seen: string) =>
      `insert into process values (gen_random_uuid(), 'node', ${pid}, '${release}', '', '${keys}',
         ${offset}, now(), now() - interval '${seen}')`;
    t.after(() => sql("truncate process"));
    await sql(process(1, "0.1.0", "a", 3, "0 s"));
    await sql(process(2, "9.9.9", "b", 4000, "1 hour"));
    const one = await look(config);
    assert.match(one.get("processes")?.words ?? "", /1 running \(node\/1\)/);
    await sql(process(3, "0.2.0", "b", 4000, "0 s"));
    const words = (await look(config)).get("processes")?.words ?? "";
    assert.match(words, /different releases run: 0\.1\.0, 0\.2\.0/);
    assert.match(words, /hold different keys/);
    assert.match(words, /node\/3 is 4000 ms off/);
  });

  test("tables of another release are told, and a newer one's still examined", async (t) => {
    t.after(() => sql("delete from schema_migration where name = '9999_later.sql'"));
    await sql("insert into schema_migration values ('9999_later.sql', 'x', now())");
    const newer = await look(config);
    assert.deepEqual(levels(newer, "migrations", "role"), { migrations: "warning", role: "ok" });
    assert.match(newer.get("migrations")?.words ?? "", /KELISIM_MIGRATE=off/);

    await sql("delete from schema_migration where name = '9999_later.sql'");
    await sql("create table kept as select * from schema_migration");
    await sql("delete from schema_migration where name > '0010'");
    const older = await look(config);
    assert.deepEqual(levels(older, "migrations", "role"), {
      migrations: "failed",
      role: "not checked",
    });
    assert.match(older.get("migrations")?.words ?? "", /Run: kelisim migrate/);
    await sql("delete from schema_migration; insert into schema_migration select * from kept");

    await sql("update schema_migration set sha256 = 'x' where name like '0003%'");
    assert.match(
      (await look(config)).get("migrations")?.words ?? "",
      /0003_subject\.sql was changed/,
    );
    await sql("delete from schema_migration; insert into schema_migration select * from kept");
    await sql("drop table kept");
    assert.equal((await look(config)).get("migrations")?.level, "ok");
  });

  test("another store's key file fails, a new key is said to wait", async (t) => {
    const other = join(keys.path, "other.key");
    createKeyFile(other, now());
    const told = await look({ ...config, keyFile: other });
    assert.equal(told.get("keys")?.level, "failed");
    assert.match(told.get("keys")?.words ?? "", /lacks keys.*data\.1.*KELISIM_KEY_FILE/);

    const lost = await look({ ...config, keyFile: join(keys.path, "lost.key") });
    assert.deepEqual(levels(lost, "key-file", "keys"), { "key-file": "warning", keys: "failed" });

    t.after(() => sql(`insert into key_use select * from kept; drop table kept`));
    await sql("create table kept as select * from key_use where purpose = 'mac'");
    await sql("delete from key_use where purpose = 'mac'");
    const waiting = await look(config);
    assert.equal(waiting.get("keys")?.level, "warning");
    assert.match(waiting.get("keys")?.words ?? "", /not in use yet: mac\.1/);
  });

  test("erasures that the ledger does not hold are told", async (t) => {
    t.after(() => sql("truncate erasure"));
    await sql("insert into erasure values (gen_random_uuid(), now())");
    const told = await look(config);
    assert.equal(told.get("erasure-ledger")?.level, "warning");
    assert.equal(existsSync(config.erasureLedger), false, "looking makes nothing");
    const erasureLedger = join(keys.path, "erasures");
    writeFileSync(erasureLedger, "nonsense\n", { mode: 0o600 });
    const damaged = await look({ ...config, erasureLedger });
    assert.equal(damaged.get("erasure-ledger")?.level, "failed");
    assert.match(damaged.get("erasure-ledger")?.words ?? "", /Bring the file back from its copy/);
  });

  test("an empty database fails in one line and the tables' checks are left out", async (t) => {
    const empty = await freshDatabase();
    t.after(empty.drop);
    const told = await look({ ...config, databaseUrl: empty.url });
    assert.equal(told.get("migrations")?.level, "failed");
    assert.match(
      told.get("migrations")?.words ?? "",
      /no Kelisim tables yet \| Run: kelisim migrate/,
    );
    const left = [...told].filter(([, { level }]) => level === "not checked").map(([id]) => id);
    const needy = CHECKS.filter(({ needs }) => needs === "tables").map(({ id }) => id);
    assert.deepEqual(left, needy);
  });
});

test("a database that is away is one failed line, and what needs none is examined", async (t) => {
  const { path, remove } = tempDir();
  t.after(remove);
  const keyFile = join(path, "test.key");
  createKeyFile(keyFile, now());
  chmodSync(keyFile, 0o644);
  const told = await look(
    configOf({ DATABASE_URL: "postgres://app:secret@127.0.0.1:9/x", KELISIM_KEY_FILE: keyFile }),
  );
  assert.deepEqual(levels(told, "node", "key-file", "database", "clock", "role"), {
    node: "ok",
    "key-file": "failed",
    database: "failed",
    clock: "not checked",
    role: "not checked",
  });
  assert.match(told.get("database")?.words ?? "", /Check that PostgreSQL runs/);
  assert.match(told.get("key-file")?.words ?? "", /chmod 600/);
});

describe("the doctor on the embedded store", () => {
  test("finds a whole store in order, and says who holds it while it is open", async (t) => {
    const { path, remove } = await freshPgliteDirectory();
    t.after(remove);
    const keyFile = `${path}.key`;
    createKeyFile(keyFile, now());
    t.after(() => rmSync(keyFile));
    const config = configOf({ KELISIM_DATA: path, KELISIM_KEY_FILE: keyFile });
    const store = await openStore({
      location: { kind: "embedded", directory: path },
      keyFile,
      service: "non-state",
      now: now(),
      migrate: true,
    });
    const held = await look(config);
    assert.deepEqual(levels(held, "key-file", "disk", "database", "role"), {
      "key-file": "ok",
      disk: "ok",
      database: "warning",
      role: "not checked",
    });
    assert.match(held.get("database")?.words ?? "", new RegExp(`using .*\\(${process.pid}, `));
    await store.close();

    const told = await look(config);
    const wrong = [...told].filter(([id, { level }]) => level !== "ok" && id !== "memory");
    assert.deepEqual(wrong, []);
    assert.match(told.get("database")?.words ?? "", /PGlite \(PostgreSQL 18/);
    assert.match(told.get("durability")?.words ?? "", /fsync = on/);
  });

  test("where there is none yet nothing is made", async (t) => {
    const { path, remove } = tempDir();
    t.after(remove);
    const data = join(path, "store");
    const told = await look(configOf({ KELISIM_DATA: data, KELISIM_ALLOW_PRIVATE_WEBHOOKS: "1" }));
    assert.equal(existsSync(data), false);
    assert.match(told.get("database")?.words ?? "", /no embedded store yet/);
    assert.deepEqual(levels(told, "database", "key-file", "private-webhooks"), {
      database: "ok",
      "key-file": "warning",
      "private-webhooks": "warning",
    });
  });
});
