import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { day } from "@kelisim/core";
import pg from "pg";
import { ensurePartitions, type PartitionsMade } from "./partitions.ts";
import type { Db } from "../db/db.ts";
import { emptyAgain, onEveryEngine, openEngine } from "../db/engines.fixture.ts";
import { openPostgres } from "../db/postgres.ts";
import { freshDatabase } from "../../../../testing/database.ts";

const LOG = `
  create table log (id int, recorded_at timestamptz not null) partition by range (recorded_at);
  create index log_recorded on log using brin (recorded_at);
  create index log_id on log (id);
  create table log_default partition of log default;`;

onEveryEngine("monthly partitions", (shared) => {
  const prepared = async (t: TestContext): Promise<Db> => {
    const db = shared();
    t.after(() => emptyAgain(db));
    await db.asOwner((owner) => owner.tx((tx) => tx.script(LOG)));
    return db;
  };
  const ensure = (db: Db, months: number): Promise<PartitionsMade> =>
    db.asOwner((owner) => ensurePartitions(owner, ["log"], day("2026-11-30"), months));

  test("months are made once, across the end of the year", async (t) => {
    const db = await prepared(t);
    assert.deepEqual(await ensure(db, 3), {
      created: ["log_y2026_m11", "log_y2026_m12", "log_y2027_m01"],
      blocked: [],
    });
    assert.deepEqual(await ensure(db, 3), { created: [], blocked: [] });
    assert.deepEqual((await ensure(db, 4)).created, ["log_y2027_m02"]);
  });

  test("a month's newest rows are found by their time: its index does not wait for a vacuum", async (t) => {
    const db = await prepared(t);
    await ensure(db, 1);
    const options = await db.query(
      `select relname::text as name, array_to_string(reloptions, ' ') as options from pg_class
       where relname in ('log_y2026_m11_recorded_at_idx', 'log_y2026_m11_id_idx') order by relname`,
    );
    assert.deepEqual(options, [
      { name: "log_y2026_m11_id_idx", options: null },
      { name: "log_y2026_m11_recorded_at_idx", options: "autosummarize=on" },
    ]);
  });

  test("a row lies in the partition of its UTC month", async (t) => {
    const db = await prepared(t);
    await ensure(db, 2);
    const rows = await db.query(
      `with new as (insert into log values
           (1, '2026-11-30 23:59:59.999999Z'), (2, '2026-12-01 00:00:00Z'), (3, '2027-01-01 00:00:00Z')
           returning id, tableoid::regclass::text as place)
         select * from new order by id`,
    );
    assert.deepEqual(rows, [
      { id: 1, place: "log_y2026_m11" },
      { id: 2, place: "log_y2026_m12" },
      { id: 3, place: "log_default" },
    ]);
  });

  test("a month whose rows lie in the default partition is reported and the rest is made", async (t) => {
    const db = await prepared(t);
    await db.query("insert into log values (1, '2026-12-05Z')");
    assert.deepEqual(await ensure(db, 3), {
      created: ["log_y2026_m11", "log_y2027_m01"],
      blocked: [{ partition: "log_y2026_m12", reason: "rows-in-default" }],
    });
  });

  test("a month that another partition covers in part is reported", async (t) => {
    const db = await prepared(t);
    await db.asOwner((owner) =>
      owner.query(
        "create table odd partition of log for values from ('2026-12-10Z') to ('2026-12-11Z')",
      ),
    );
    assert.deepEqual((await ensure(db, 2)).blocked, [
      { partition: "log_y2026_m12", reason: "overlap" },
    ]);
  });

  test("a name that is no plain table name is refused", async (t) => {
    const db = await prepared(t);
    const bad = db.asOwner((owner) => ensurePartitions(owner, ["log; x"], day("2026-11-30"), 1));
    await assert.rejects(bad, RangeError);
  });
});

test("makers at the same time do not disturb each other", async (t) => {
  const { db, close } = await openEngine("postgres");
  t.after(close);
  await db.asOwner((owner) => owner.tx((tx) => tx.script(LOG)));
  const make = (): Promise<PartitionsMade> =>
    db.asOwner((owner) => ensurePartitions(owner, ["log"], day("2026-11-30"), 3));
  const made = await Promise.all([make(), make(), make()]);
  assert.deepEqual(new Set(made.flatMap(({ created }) => created)).size, 3);
  assert.deepEqual(
    made.flatMap(({ blocked }) => blocked),
    [],
  );
});

test("a table that is in use for too long is reported as busy", async (t) => {
  const { url, drop } = await freshDatabase();
  const db = await openPostgres({ url, applicationName: "kelisim test" });
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  t.after(async () => {
    await reader.end();
    await db.close();
    await drop();
  });
  await db.asOwner((owner) => owner.tx((tx) => tx.script(LOG)));
  await reader.query("begin; select * from log_default");
  const made = await db.asOwner((owner) => ensurePartitions(owner, ["log"], day("2026-11-30"), 1));
  assert.deepEqual(made, {
    created: [],
    blocked: [{ partition: "log_y2026_m11", reason: "busy" }],
  });
});
