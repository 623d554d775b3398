import assert from "node:assert/strict";
import { test } from "node:test";
import { cuttingProxy } from "./cutting-proxy.fixture.ts";
import { onEveryEngine, openEngine } from "./engines.fixture.ts";
import { CommitUnknownError, SqlError } from "./errors.ts";
import { openPostgres } from "./postgres.ts";
import type { DbWatch } from "./watch.ts";
import { freshDatabase } from "../../../../testing/database.ts";

/** What a listener was told, as words. */
function heard(watch: DbWatch): string[] {
  const words: string[] = [];
  watch.listen({
    statement: (name, seconds) => void words.push(seconds >= 0 ? name : "a negative time"),
    retried: () => void words.push("RETRIED"),
    commitUnknown: () => void words.push("UNKNOWN"),
    connectionLost: () => void words.push("LOST"),
  });
  return words;
}

const ONE = { name: "watched", text: "select 1 as v" };

onEveryEngine("a watched database", (db) => {
  test("tells the names of its statements, failed ones too, and nothing of their text", async () => {
    const words = heard(db().watch);
    await db().query(ONE);
    await db().query("select 2 as v");
    await assert.rejects(db().query({ name: "broken", text: "select 1/0 as v" }), SqlError);
    await db().tx((tx) => tx.query(ONE));
    await assert.rejects(db().tx(() => Promise.reject(new Error("no"))));
    assert.deepEqual(words, [
      ...["watched", "unnamed", "broken"],
      ...["begin", "watched", "commit"],
      ...["begin", "rollback"],
    ]);
  });

  test("counts the connections that work holds and the work that waits for one", async () => {
    const { watch } = db();
    assert.deepEqual([watch.used, watch.waiting], [0, 0]);
    let others: readonly Promise<unknown>[] = [];
    let letOthersAsk: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (letOthersAsk = resolve));
    const outside = asked.then(() => {
      others = [db().query(ONE), db().query(ONE)];
      return [watch.used, watch.waiting];
    });
    await db().tx(async () => {
      assert.deepEqual([watch.used, watch.waiting], [1, 0]);
      letOthersAsk();
      assert.deepEqual(await outside, [1, 2]);
    });
    await Promise.all(others);
    assert.deepEqual([watch.used, watch.waiting], [0, 0]);
    assert.equal(watch.most, 1);
  });

  test("tells nothing to whoever has ended his listening", async () => {
    let told = 0;
    const end = db().watch.listen({
      statement: () => (told += 1),
      retried: () => undefined,
      commitUnknown: () => undefined,
      connectionLost: () => undefined,
    });
    await db().query(ONE);
    end();
    await db().query(ONE);
    assert.equal(told, 1);
  });
});

test("a conflict is told as a unit of work that began once more", async (t) => {
  const { db, close } = await openEngine("postgres");
  t.after(close);
  const words = heard(db.watch);
  let runs = 0;
  await db.tx(async () => {
    runs += 1;
    if (runs < 3) throw new SqlError({ code: "40001", message: "a conflict" });
  });
  assert.equal(runs, 3);
  assert.deepEqual(words, [
    ...["begin", "rollback", "RETRIED"],
    ...["begin", "rollback", "RETRIED"],
    ...["begin", "commit"],
  ]);
});

test("a lost connection and a commit of unknown fate are told", async (t) => {
  const { url, drop } = await freshDatabase();
  const proxy = await cuttingProxy(url);
  const db = await openPostgres({ url: proxy.url, applicationName: "kelisim test", max: 1 });
  t.after(async () => {
    await db.close();
    proxy.close();
    await drop();
  });
  const words = heard(db.watch);
  proxy.cutAt("watched", "before");
  await db.tx((tx) => tx.query(ONE));
  assert.deepEqual(words.splice(0), [
    "begin",
    "LOST",
    "watched",
    "RETRIED",
    "begin",
    "watched",
    "commit",
  ]);
  proxy.cutAt("commit\0", "after");
  await assert.rejects(
    db.tx((tx) => tx.query(ONE)),
    CommitUnknownError,
  );
  assert.deepEqual(words, ["begin", "watched", "LOST", "commit", "UNKNOWN"]);
  assert.deepEqual([db.watch.used, db.watch.waiting], [0, 0]);
});
