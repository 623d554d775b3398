import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { runOn } from "./database.ts";
import { valueOf } from "./ask.ts";
import {
  startPair,
  startPostgresNode,
  type PairChoice,
  type PostgresPair,
} from "./postgres-cluster.ts";

const notes = (url: string): Promise<unknown> =>
  valueOf(url, "select coalesce(string_agg(id::text, ' ' order by id), '') as v from note");

const isStandby = (url: string): Promise<unknown> =>
  valueOf(url, "select pg_is_in_recovery() as v");

test("a node that is killed comes back with what was committed, and is gone when removed", async (t) => {
  const node = await startPostgresNode({ settings: { work_mem: "9MB" } });
  t.after(() => node.remove());
  assert.equal(await valueOf(node.url, "select current_setting('work_mem') as v"), "9MB");
  const data = String(await valueOf(node.url, "select current_setting('data_directory') as v"));
  await runOn(node.url, "create table note (id int)");
  for (const id of [1, 2]) {
    await runOn(node.url, `insert into note values (${id})`);
    const busy = assert.rejects(runOn(node.url, "select pg_sleep(20)"));
    await node.kill();
    await busy;
    assert.equal(node.isRunning, false);
    await assert.rejects(runOn(node.url, "select 1"), { code: "ECONNREFUSED" });
    await node.start();
  }
  assert.equal(await notes(node.url), "1 2");
  await node.stop();
  await node.start();
  assert.equal(await notes(node.url), "1 2");
  await node.remove();
  assert.equal(existsSync(data), false);
});

async function pairOf(t: TestContext, choice: PairChoice): Promise<PostgresPair> {
  const pair = await startPair(choice);
  t.after(() => pair.remove());
  await runOn(pair.primaryUrl, "create table note (id int)");
  return pair;
}

test("an asynchronous pair: what is written behind a cut link is lost with the primary", async (t) => {
  const pair = await pairOf(t, { synchronous: false });
  assert.deepEqual(
    [await isStandby(pair.primaryUrl), await isStandby(pair.standbyUrl)],
    [false, true],
  );
  await runOn(pair.primaryUrl, "insert into note values (1)");
  pair.cutLink();
  await pair.mendLink();
  pair.cutLink();
  await runOn(pair.primaryUrl, "insert into note values (2)");
  await pair.primary.kill();
  const promoted = pair.standbyUrl;
  await pair.promote();
  assert.equal(pair.primaryUrl, promoted);
  assert.equal(await notes(pair.primaryUrl), "1");
});

test("a synchronous pair waits for its standby, changes places and waits again", async (t) => {
  const pair = await pairOf(t, { synchronous: true });
  const hosts = pair.hostsUrl;
  for (const id of [1, 2]) {
    await runOn(pair.primaryUrl, `insert into note values (${id})`);
    pair.cutLink();
    const waiting = runOn(pair.primaryUrl, `insert into note values (${id + 10})`);
    assert.equal(
      await Promise.race([
        waiting,
        runOn(pair.primaryUrl, "select pg_sleep(0.3)").then(() => "waits"),
      ]),
      "waits",
    );
    const lost = assert.rejects(waiting);
    await pair.primary.kill();
    await lost;
    await pair.promote();
    await runOn(pair.primaryUrl, "select 1");
    await pair.rejoin();
    assert.deepEqual(
      [await isStandby(pair.primaryUrl), await isStandby(pair.standbyUrl)],
      [false, true],
    );
  }
  assert.equal(await notes(pair.primaryUrl), "1 2");
  assert.equal(pair.hostsUrl, hosts);
});
