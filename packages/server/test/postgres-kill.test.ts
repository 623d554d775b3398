import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startPostgresNode, type PostgresNode } from "../../../testing/postgres-cluster.ts";
import { startFaultBench, type FaultBench } from "./support/fault-bench.ts";

const CLIENTS = 64;
const CYCLES = 2;
/** A kill may come when nothing is on its way: so many are tried until one hits. */
const MOST_CYCLES = 12;

/** A moment from 100 to 600 ms. */
const randomMoment = (): number => 100 + Math.floor(Math.random() * 500);

describe("A service whose whole PostgreSQL server is killed under load", () => {
  let node: PostgresNode;
  let bench: FaultBench | undefined;

  before(async () => {
    node = await startPostgresNode();
  });
  after(async () => {
    await bench?.close();
    await node.remove();
  });

  test("lives on, connects again, keeps all it acknowledged, and does each command once", async (t) => {
    bench = await startFaultBench(node.url);
    const load = bench.load(CLIENTS);
    const { heard } = bench;
    const goesOn = (cycle: number): boolean =>
      cycle <= CYCLES || (heard.unanswered.length === 0 && cycle <= MOST_CYCLES);
    for (let cycle = 1; goesOn(cycle); cycle += 1) {
      await bench.untilHeard(CLIENTS);
      const moment = randomMoment();
      await sleep(moment);
      await node.kill();
      const away = randomMoment();
      await sleep(away);
      await node.start();
      t.diagnostic(
        `killed after ${moment} ms for ${away} ms, ${bench.heard.unanswered.length} unanswered`,
      );
    }
    await bench.untilHeard(CLIENTS);
    await load.enough();
    assert.ok(bench.heard.unanswered.length > 0, "the kills hit no command");
    await bench.repeatUnanswered();
    assert.deepEqual(await bench.missing(), []);
    await bench.checkOnce();
  });
});
