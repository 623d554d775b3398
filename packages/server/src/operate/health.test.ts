import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createKeyFile, openStore, type Store } from "@kelisim/store";
import { freshDatabase, type TestDatabase } from "../../../../testing/database.ts";
import { tempDir, type TempDir } from "../../../../testing/temp-dir.ts";
import { systemClock } from "../clock.ts";
import type { Clock } from "../context.ts";
import { testService } from "../http/testing/test-service.ts";
import { Drain } from "./drain.ts";
import { readinessChecks } from "./health.ts";

let database: TestDatabase;
let dir: TempDir;
let store: Store;

before(async () => {
  database = await freshDatabase();
  dir = tempDir();
  const keyFile = join(dir.path, "test.key");
  const now = systemClock.now();
  createKeyFile(keyFile, now);
  store = await openStore({
    location: { kind: "postgres", url: database.url, poolSize: 1 },
    keyFile,
    service: "non-state",
    now,
    migrate: true,
  });
});

after(async () => {
  await store.close();
  await database.drop();
  dir.remove();
});

/** A log that takes evidence. */
const FREE = { isOver: false };

/** The machine's clock, moved by some milliseconds. */
const shifted = (milliseconds: number): Clock => ({
  now: () => systemClock.now().add({ milliseconds }),
});

const failed = async (
  of: Store,
  clock: Clock = systemClock,
  drain = new Drain(),
): Promise<readonly string[]> =>
  (await readinessChecks({ store: of, clock, logBacklog: FREE }, drain))
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

test("a database that answers and agrees on the time is ready", async () => {
  assert.deepEqual(await failed(store), []);
  assert.deepEqual(await failed(store, shifted(500)), []);
});

test("a clock more than a second off is not ready, whichever way", async () => {
  assert.deepEqual(await failed(store, shifted(1500)), ["clock"]);
  assert.deepEqual(await failed(store, shifted(-1500)), ["clock"]);
});

test("the clock's check says by how much it is ahead, and in which direction", async () => {
  for (const milliseconds of [5000, -5000]) {
    const of = { store, clock: shifted(milliseconds), logBacklog: FREE };
    const checks = await readinessChecks(of, new Drain());
    const offset = checks.find(({ name }) => name === "clock")?.offset_ms ?? 0;
    assert.ok(Math.abs(offset - milliseconds) <= 500, `${offset} ms`);
  }
});

test("a question that had to wait does not make a right clock look wrong", async () => {
  const busy = store.db.tx((tx) => tx.query("select pg_sleep(1.2)"));
  assert.deepEqual(await failed(store, shifted(-600)), []);
  await busy;
});

test("a process that lacks a key in use is not ready", async () => {
  const keys = { ...store.keys, lacking: () => ["data.2"] as const };
  assert.deepEqual(await failed({ ...store, keys }), ["keys"]);
});

test("a service whose evidence log is too far behind is not ready", async () => {
  const of = { store, clock: systemClock, logBacklog: { isOver: true } };
  const checks = await readinessChecks(of, new Drain());
  assert.deepEqual(
    checks.filter(({ ok }) => !ok),
    [{ name: "log", ok: false }],
  );
});

test("a service that drains is not ready", async () => {
  const drain = new Drain();
  drain.begin();
  assert.deepEqual(await failed(store, systemClock, drain), ["serving"]);
});

test("a database that does not answer is not ready, and nobody waits for it for long", async () => {
  const busy = store.db.tx((tx) => tx.query("select pg_sleep(3)"));
  const begun = performance.now();
  assert.deepEqual(await failed(store), ["database", "clock"]);
  assert.ok(performance.now() - begun < 2900);
  await busy;
});

test("an embedded store has no clock of its own to disagree with, and may be closed", async () => {
  const service = await testService();
  assert.deepEqual(await failed(service.store, shifted(3_600_000)), []);
  await service.store.close();
  assert.deepEqual(await failed(service.store), ["database", "clock"]);
  await service.close();
});
