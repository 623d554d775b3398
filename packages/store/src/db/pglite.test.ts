import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "../../../../testing/node-flags.ts";
import { openPglite, type PgliteDb } from "./pglite.ts";
import { StoreDamagedError } from "../engine/data-directory.ts";
import { StoreLockedError } from "../engine/directory-lock.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

/** Kills in one test; `npm run kill-embedded` does as many as it is told. */
const CYCLES = 5;

const CHILD = fileURLToPath(new URL("./pglite-child.fixture.ts", import.meta.url));

async function directory(t: TestContext): Promise<string> {
  const dir = await freshPgliteDirectory();
  t.after(dir.remove);
  return dir.path;
}

function child(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...NODE_FLAGS, CHILD, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function openChild(...args: readonly string[]): Promise<ChildProcess> {
  const started = child(...args);
  await once(started.stdout ?? started, "data");
  return started;
}

async function kill(running: ChildProcess): Promise<void> {
  running.kill("SIGKILL");
  await once(running, "exit");
}

/** Kills it at a random moment, so many milliseconds from now. */
async function killAfter(
  t: TestContext,
  running: ChildProcess,
  ...[from, to]: readonly [number, number]
): Promise<void> {
  const moment = randomInt(from, to);
  t.diagnostic(`killed after ${moment} ms`);
  await sleep(moment);
  await kill(running);
}

const refusal = (pid: number) => (error: unknown) => {
  assert.ok(error instanceof StoreLockedError);
  assert.equal(error.pid, pid);
  assert.match(error.message, new RegExp(`in use by process ${pid}.*since \\d{4}-.*Stop that`));
  return true;
};

test("a directory that another process holds is refused at once, and is free after kill -9", async (t) => {
  const path = await directory(t);
  const holder = await openChild("hold", path);
  await assert.rejects(openPglite({ directory: path }), refusal(holder.pid ?? 0));
  await kill(holder);
  const db = await openPglite({ directory: path });
  assert.deepEqual(await db.query("select 1 as v"), [{ v: 1 }]);
  await db.close();
});

test("a directory is refused to its own process a second time, and is free after close", async (t) => {
  const path = await directory(t);
  const db = await openPglite({ directory: path });
  await assert.rejects(openPglite({ directory: path }), refusal(process.pid));
  await db.close();
  await (await openPglite({ directory: path })).close();
});

test("a commit makes the kernel sync exactly once, however many rows it has", async (t) => {
  const db = await openPglite({ directory: await directory(t) });
  t.after(() => db.close());
  await db.query("create table t (id int primary key)");
  const syncs = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await db.syncs();
    await work();
    return (await db.syncs()).calls - before.calls;
  };
  const insert = { name: "insert", text: "insert into t values ($1)" };
  const singles = await syncs(async () => {
    for (let id = 1; id <= 30; id += 1) await db.query(insert, [id]);
  });
  const together = await syncs(() =>
    db.tx(async (tx) => {
      for (let id = 101; id <= 130; id += 1) await tx.query(insert, [id]);
    }),
  );
  const reading = await syncs(() => db.query("select count(*) from t"));
  assert.deepEqual({ singles, together, reading }, { singles: 30, together: 1, reading: 0 });
});

test("a new segment of the log and a checkpoint make the kernel sync directories too", async (t) => {
  const db = await openPglite({ directory: await directory(t) });
  t.after(() => db.close());
  await db.query("create table t (id int primary key)");
  const directories = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await db.syncs();
    await work();
    return (await db.syncs()).directories - before.directories;
  };
  await db.query("select pg_switch_wal()");
  // The file of the next segment is made for this row, and its name must outlive the machine.
  assert.ok((await directories(() => db.query("insert into t values (1)"))) >= 1);
  assert.equal(await directories(() => db.query("insert into t values (2)")), 0);
  assert.ok((await directories(() => db.query("checkpoint"))) >= 1);
});

test("kill -9 during writes loses nothing acknowledged and leaves nothing half-written", async (t) => {
  const path = await directory(t);
  const ackFile = join(path, "acknowledged");
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const writer = await openChild("write", path, ackFile);
    await untilAcknowledged(ackFile, 20);
    await killAfter(t, writer, 0, 400);
    const db = await openPglite({ directory: path });
    await checkNothingLost(db, ackFile);
    await db.close();
  }
});

const acknowledgedIn = (ackFile: string): number[] =>
  existsSync(ackFile) ? readFileSync(ackFile, "utf8").trim().split("\n").map(Number) : [];

async function untilAcknowledged(ackFile: string, rows: number): Promise<void> {
  const before = acknowledgedIn(ackFile).length;
  while (acknowledgedIn(ackFile).length < before + rows) await sleep(5);
}

async function checkNothingLost(db: PgliteDb, ackFile: string): Promise<void> {
  const ids = async (table: string): Promise<unknown[]> =>
    (await db.query(`select id from ${table} order by id`)).map((row) => row["id"]);
  const [one, two] = [await ids("one"), await ids("two")];
  assert.deepEqual(one, two);
  const there = new Set(one);
  assert.deepEqual(
    acknowledgedIn(ackFile).filter((id) => !there.has(id)),
    [],
  );
}

test("a damaged data folder is refused instead of being made anew", async (t) => {
  const path = await directory(t);
  rmSync(join(path, "pgdata", "PG_VERSION"));
  await assert.rejects(openPglite({ directory: path }), StoreDamagedError);
  await assert.rejects(openPglite({ directory: path }), StoreDamagedError, "the lock is free");
});

test("kill -9 during the very first open leaves a directory that opens", async (t) => {
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const dir = tempDir();
    t.after(dir.remove);
    const path = join(dir.path, "store");
    await killAfter(t, child("hold", path), 300, 2500);
    const db = await openPglite({ directory: path });
    await db.query("create table t (id int primary key)");
    await db.close();
    assert.deepEqual(readdirSync(path).toSorted(), ["holder.json", "lock.db", "pgdata"]);
    if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o700);
  }
});
