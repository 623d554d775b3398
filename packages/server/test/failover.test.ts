import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startPair, type PostgresPair } from "../../../testing/postgres-cluster.ts";
import { startFaultBench, type FaultBench } from "./support/fault-bench.ts";

const CLIENTS = 64;

async function stage(
  t: TestContext,
  synchronous: boolean,
): Promise<{ readonly pair: PostgresPair; readonly bench: FaultBench }> {
  const pair = await startPair({ synchronous });
  t.after(() => pair.remove());
  const bench = await startFaultBench(pair.hostsUrl);
  t.after(() => bench.close());
  return { pair, bench };
}

describe("A service of a PostgreSQL pair whose primary dies behind a cut link", () => {
  test("loses nothing that it acknowledged where the standby is synchronous", async (t) => {
    const { pair, bench } = await stage(t, true);
    const load = bench.load(CLIENTS);
    await bench.untilHeard(2 * CLIENTS);
    pair.cutLink();
    await sleep(300);
    await pair.primary.kill();
    await pair.promote();
    await bench.untilHeard(CLIENTS);
    await load.enough();
    t.diagnostic(`${bench.heard.unanswered.length} commands were not answered`);
    await bench.repeatUnanswered();
    assert.deepEqual(await bench.missing(), []);
    await bench.checkOnce();
  });

  test("loses what it acknowledged behind the cut where the standby is asynchronous", async (t) => {
    const { pair, bench } = await stage(t, false);
    const load = bench.load(CLIENTS);
    await bench.untilHeard(2 * CLIENTS);
    pair.cutLink();
    await bench.untilHeard(2 * CLIENTS);
    await pair.primary.kill();
    // Whoever went on would name what is lost: a request that was acknowledged, and its person.
    await load.enough();
    await pair.promote();
    const missing = await bench.missing();
    t.diagnostic(`${missing.length} acknowledged are lost`);
    assert.ok(missing.length > 0, "the pair that must lose something lost nothing");
    await bench.checkWhole();
  });
});
