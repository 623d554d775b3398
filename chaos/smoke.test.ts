import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { figuresOf } from "./report.ts";
import { run, type RunOptions } from "./run.ts";

const PLANS: Readonly<Record<RunOptions["engine"], readonly string[]>> = {
  postgres: [
    "break connections in the middle of COMMIT",
    "timers fall due, and a service is killed",
    "fail over",
  ],
  embedded: ["kill the store while it writes its pages"],
};

for (const [engine, plan] of Object.entries(PLANS)) {
  test(`a short chaos run on ${engine} keeps what it acknowledged`, async (t) => {
    const result = await run({
      ...{ engine: engine as RunOptions["engine"], plan, seed: 7 },
      ...{ clients: 6, pauseMs: 60, milliseconds: 0 },
      // Other tests use the machine too: here it only must come back.
      recoveryMs: 300_000,
      // An embedded store would have to be stopped for it, again and again.
      waitsUntilTold: engine === "postgres",
      tell: (line) => t.diagnostic(line),
    });
    const { found, acknowledged, faults, looks } = figuresOf(result);
    assert.deepEqual(found, [], `see ${result.folder}`);
    rmSync(result.folder, { recursive: true, force: true });
    for (const name of plan)
      assert.ok(
        faults.some((fault) => fault.name === name),
        name,
      );
    for (const act of ["asked", "granted", "withdrawn", "decided: permit", "decided: deny"]) {
      assert.ok((acknowledged[act] ?? 0) > 0, act);
    }
    assert.ok(looks >= 2);
  });
}
