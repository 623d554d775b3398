import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { cuttingProxy, type CuttingProxy } from "./cutting-proxy.fixture.ts";
import type { Db } from "./db.ts";
import { CommitUnknownError, ConnectionLostError, SqlError } from "./errors.ts";
import { openPostgres, type PostgresOptions } from "./postgres.ts";
import { freePort } from "../../../../testing/free-port.ts";
import { freshDatabase, runOn } from "../../../../testing/database.ts";
import { startPostgres } from "../../../../testing/postgres-server.ts";

async function opened(
  t: TestContext,
  options: Partial<PostgresOptions> = {},
): Promise<{ db: Db; url: string }> {
  const { url, drop } = await freshDatabase();
  const db = await openPostgres({ url, applicationName: "kelisim test", max: 2, ...options });
  t.after(async () => {
    await db.close();
    await drop();
  });
  await db.query("create table note (id int)");
  return { db, url };
}

/** A database through a proxy that can break its connections, and the same one directly. */
async function behindProxy(t: TestContext): Promise<{ db: Db; direct: Db; proxy: CuttingProxy }> {
  const { db: direct, url } = await opened(t);
  const proxy = await cuttingProxy(url);
  const db = await openPostgres({ url: proxy.url, applicationName: "kelisim test", max: 1 });
  t.after(async () => {
    await db.close();
    proxy.close();
  });
  return { db, direct, proxy };
}

/** The statement as it goes over the wire; `begin … read committed` is another one. */
const COMMIT = "commit\0";

const notes = async (db: Db): Promise<number> => (await db.query("select id from note")).length;

test("a connection that breaks before COMMIT runs the work again on another one", async (t) => {
  const { db, direct, proxy } = await behindProxy(t);
  for (const word of ["begin", "insert", COMMIT]) {
    await direct.query("delete from note");
    proxy.cutAt(word, "before");
    let runs = 0;
    const attempt = db.tx(async (tx) => {
      runs += 1;
      await tx.query("insert into note values (1)");
    });
    if (word === COMMIT) {
      // Sent is sent: the client cannot know that it did not arrive.
      await assert.rejects(attempt, CommitUnknownError);
      assert.equal(await notes(direct), 0);
    } else {
      await attempt;
      assert.equal(runs, word === "begin" ? 1 : 2);
      assert.equal(await notes(direct), 1);
    }
  }
});

test("a connection that breaks while COMMIT is answered leaves the outcome unknown, and no second run", async (t) => {
  const { db, direct, proxy } = await behindProxy(t);
  proxy.cutAt(COMMIT, "after");
  let runs = 0;
  const attempt = db.tx(async (tx) => {
    runs += 1;
    await tx.query("insert into note values (1)");
  });
  await assert.rejects(attempt, CommitUnknownError);
  assert.equal(runs, 1);
  assert.equal(await notes(direct), 1, "it had in fact been committed");
});

test("a single statement is not sent twice when its connection breaks", async (t) => {
  const { db, direct, proxy } = await behindProxy(t);
  proxy.cutAt("insert", "after");
  await assert.rejects(db.query("insert into note values (1)"), ConnectionLostError);
  assert.equal(await notes(direct), 1);
  assert.deepEqual(await db.query("select 1 as v"), [{ v: 1 }], "the pool goes on");
});

test("a server that ends the connection in the middle of the work makes it run again", async (t) => {
  const { db, url } = await opened(t);
  let runs = 0;
  await db.tx(async (tx) => {
    runs += 1;
    const [own] = await tx.query("select pg_backend_pid() as pid");
    if (runs === 1) await runOn(url, `select pg_terminate_backend(${String(own?.["pid"])})`);
    await tx.query("insert into note values (1)");
  });
  assert.equal(runs, 2);
  assert.equal(await notes(db), 1);
});

test("the end of idle connections does not end the process, and the pool goes on", async (t) => {
  const { db, url } = await opened(t);
  await Promise.all([db.query("select pg_sleep(0.01)"), db.query("select pg_sleep(0.01)")]);
  await runOn(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  // Until the news has come in, a statement may still be sent on a dead connection.
  let rows: unknown;
  for (let tries = 0; tries < 50 && rows === undefined; tries += 1) {
    rows = await db.query("select 1 as v").catch(() => sleep(20));
  }
  assert.deepEqual(rows, [{ v: 1 }]);
});

test("a commit that stopped waiting for its standby is not acknowledged", async (t) => {
  // A server of its own: the setting would stop the commits of every other test.
  const server = await startPostgres({ synchronous_standby_names: "absent" });
  const db = await openPostgres({ url: server.url, applicationName: "kelisim test", max: 3 });
  t.after(async () => {
    await db.close();
    await server.stop();
  });
  await db.tx(async (tx) => {
    await tx.query("set local synchronous_commit = local");
    await tx.query("create table note (id int)");
  });
  const writes = [
    db.tx((tx) => tx.query("insert into note values (1)")),
    db.query("insert into note values (2)"),
  ].map((write) => assert.rejects(write, CommitUnknownError));
  const cancelling = setInterval(() => {
    void db.query(
      "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'",
    );
  }, 50);
  await Promise.all(writes).finally(() => clearInterval(cancelling));
  assert.equal(await notes(db), 2, "they are there, on this one machine");
});

test("a server that is not there is reported after a few tries, without its address", async () => {
  const port = await freePort();
  const url = `postgres://clerk:secret@127.0.0.1:${port}/none`;
  const db = await openPostgres({ url, applicationName: "kelisim test" });
  await assert.rejects(db.query("select 1"), (error) => {
    assert.ok(error instanceof ConnectionLostError);
    assert.equal(error.code, "ECONNREFUSED");
    assert.doesNotMatch(error.message, /secret|clerk/);
    return true;
  });
  await db.close();
});

test("a statement that runs too long is ended", async (t) => {
  const { db } = await opened(t, { statementTimeoutMs: 50 });
  await assert.rejects(
    db.query("select pg_sleep(5)"),
    (error) => error instanceof SqlError && error.code === "57014",
  );
});

test("the session has our settings, and the operator's own beside them", async (t) => {
  const { url } = await opened(t);
  const db = await openPostgres({
    url: `${url}?options=-c%20work_mem%3D9MB%20-c%20timezone%3DAsia%2FAlmaty`,
    applicationName: "kelisim test",
  });
  t.after(() => db.close());
  const [row] = await db.query(
    `select current_setting('work_mem') as memory, current_setting('timezone') as zone,
            current_setting('jit') as jit, current_setting('application_name') as name`,
  );
  assert.deepEqual(row, { memory: "9MB", zone: "UTC", jit: "off", name: "kelisim test" });
});
