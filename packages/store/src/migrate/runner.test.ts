import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { instantOf } from "@kelisim/core";
import { MigrationError, type MigrationFault } from "./migration-error.ts";
import { migrate, type Migrated, schemaVersion } from "./runner.ts";
import type { Db } from "../db/db.ts";
import { emptyAgain, onEveryEngine } from "../db/engines.fixture.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

const NOW = instantOf(Date.UTC(2026, 6, 12));
const ONE = "-- first\ncreate table one (id int);\ninsert into one values (1);\n";
const TWO = "create table two (id int); insert into two select id from one;";

type Files = Readonly<Record<string, string>>;

onEveryEngine("the migration runner", (shared) => {
  const prepared = async (t: TestContext) => {
    const db = shared();
    const dir = tempDir();
    t.after(async () => {
      await emptyAgain(db);
      dir.remove();
    });
    const write = (files: Files): void => {
      for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir.path, name), sql);
    };
    const run = (): Promise<Migrated> =>
      db.asOwner((owner) => migrate(owner, NOW, pathToFileURL(dir.path)));
    const remove = (name: string): void => rmSync(join(dir.path, name));
    return { db, write, run, remove };
  };
  const refused = (code: MigrationFault, file: string) => (error: unknown) => {
    assert.ok(error instanceof MigrationError);
    assert.deepEqual([error.code, error.file], [code, file]);
    assert.match(error.message, /\. \S|[.:]/);
    return true;
  };
  const appliedAt = (db: Db): Promise<unknown> =>
    db.query("select name, applied_at from schema_migration order by name");

  test("a fresh database gets every file in order, and a second run does nothing", async (t) => {
    const { db, write, run } = await prepared(t);
    assert.equal(await schemaVersion(db), undefined);
    write({ "0002_two.sql": TWO, "0001_one.sql": ONE, "notes.txt": "not a migration" });
    const all = ["0001_one.sql", "0002_two.sql"];
    assert.deepEqual(await run(), { applied: all, current: "0002_two.sql" });
    assert.deepEqual(await run(), { applied: [], current: "0002_two.sql" });
    assert.equal(await schemaVersion(db), "0002_two.sql");
    assert.deepEqual(await db.query("select id from two"), [{ id: 1 }]);
    const at = "2026-07-12T00:00:00Z";
    assert.deepEqual(
      await appliedAt(db),
      all.map((name) => ({ name, applied_at: at })),
    );
    write({ "0003_three.sql": "create table three (id int)" });
    assert.deepEqual((await run()).applied, ["0003_three.sql"]);
  });

  test("a changed file is refused, but other line ends are no change", async (t) => {
    const { write, run } = await prepared(t);
    write({ "0001_one.sql": ONE });
    await run();
    write({ "0001_one.sql": ONE.replaceAll("\n", "\r\n") });
    assert.deepEqual((await run()).applied, []);
    write({ "0001_one.sql": `${ONE}select 1;`, "0002_two.sql": TWO });
    await assert.rejects(run(), refused("changed", "0001_one.sql"));
  });

  test("a database of a newer release is refused", async (t) => {
    const { write, run, remove } = await prepared(t);
    write({ "0001_one.sql": ONE, "0002_two.sql": TWO });
    await run();
    remove("0002_two.sql");
    await assert.rejects(run(), refused("newer", "0002_two.sql"));
    write({ "0002_two.sql": TWO });
    remove("0001_one.sql");
    await assert.rejects(run(), refused("unknown", "0001_one.sql"));
  });

  test("a file that comes too late for its number is refused", async (t) => {
    const { write, run } = await prepared(t);
    write({ "0001_one.sql": ONE, "0003_three.sql": "create table three (id int)" });
    await run();
    write({ "0002_two.sql": TWO });
    await assert.rejects(run(), refused("out-of-order", "0002_two.sql"));
  });

  test("a failing file changes nothing, names its line, and those before it stay", async (t) => {
    const { db, write, run } = await prepared(t);
    write({ "0001_one.sql": ONE, "0002_two.sql": "create table two (id int);\n\nselec 1;" });
    await assert.rejects(run(), (error) => {
      assert.ok(refused("failed", "0002_two.sql")(error));
      assert.match(String(error), /Line 3: SQLSTATE 42601/);
      return true;
    });
    assert.deepEqual(await db.query("select to_regclass('two') as two"), [{ two: null }]);
    assert.equal(await schemaVersion(db), "0001_one.sql");
    write({ "0002_two.sql": TWO });
    assert.deepEqual((await run()).applied, ["0002_two.sql"]);
  });

  test("a file that ends the transaction itself is refused", async (t) => {
    const { write, run } = await prepared(t);
    write({ "0001_one.sql": "create table one (id int); commit; select 1;" });
    await assert.rejects(run(), (error) => {
      assert.ok(refused("failed", "0001_one.sql")(error));
      assert.match(String(error), /take begin, commit and rollback out of it/);
      return true;
    });
  });

  test("names that are not NNNN_name.sql, and a number used twice, are refused", async (t) => {
    const { write, run, remove } = await prepared(t);
    write({ "1_one.sql": ONE });
    await assert.rejects(run(), refused("bad-name", "1_one.sql"));
    remove("1_one.sql");
    write({ "0001_one.sql": ONE, "0001_two.sql": TWO });
    await assert.rejects(run(), refused("bad-name", "0001_two.sql"));
  });

  test("runners at the same time apply every file once", async (t) => {
    const { write, run } = await prepared(t);
    write({ "0001_one.sql": ONE, "0002_two.sql": TWO, "0003_three.sql": "select 1" });
    const runs = await Promise.all([run(), run(), run()]);
    assert.deepEqual(runs.flatMap(({ applied }) => applied).sort(), [
      "0001_one.sql",
      "0002_two.sql",
      "0003_three.sql",
    ]);
  });
});
