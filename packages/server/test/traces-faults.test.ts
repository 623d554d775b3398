import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createIdSource, createLogger, makeContext, startServer } from "@kelisim/server";
import { freshDatabase } from "../../../testing/database.ts";
import { freePort } from "../../../testing/free-port.ts";
import { tempDir } from "../../../testing/temp-dir.ts";
import { cuttingProxy } from "../../store/src/db/cutting-proxy.fixture.ts";
import { bankLine, evaluate, question } from "./support/acts.ts";
import { CLIENT_KIND, Collector, ERROR_STATUS } from "./support/collector.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { startObserved } from "./support/observed.ts";
import { Receiver } from "./support/receiver.ts";
import { openHome, testConfig } from "./support/service.ts";
import { freshHome } from "./support/store-home.ts";
import { buildWorld } from "./support/world.ts";

test("a fault of the database is told by its code at each span that it ends", async (t) => {
  const collector = await Collector.start();
  const clock = new FakeClock();
  const home = await freshHome("postgres");
  assert.ok(home.location.kind === "postgres");
  const proxy = await cuttingProxy(home.location.url);
  const location = { kind: "postgres", url: proxy.url, poolSize: 1 } as const;
  const store = await openHome({ location, keyFile: home.keyFile }, clock);
  const admin = await plantKey(store, clock, ["admin:registry"]);
  const config = testConfig({ tracesUrl: collector.url });
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const server = await startServer(ctx, { port: 0, logger: createLogger("silent") });
  t.after(async () => {
    await server.close();
    proxy.close();
    await home.remove();
    await collector.close();
  });
  const world = await buildWorld({ url: server.url, admin });
  const line = bankLine(world);
  const iin = newIin();
  await evaluate(line, iin);
  proxy.cutAt("decide-one", "before");
  const answer = await world.bank.api.send("POST", "/access/v1/evaluation", question(line, iin));
  assert.equal(answer.status, 503);
  await server.close();

  const [, call] = collector.named("POST /access/v1/evaluation");
  assert.ok(call !== undefined);
  assert.equal(call.status.code, ERROR_STATUS);
  assert.equal(call.attributes["http.response.status_code"], 503);
  assert.equal(call.attributes["kelisim.problem"], "cannot-be-logged");
  assert.equal(call.attributes["error.type"], "cannot-be-logged");
  const statement = collector.below(call).find(({ name }) => name === "decide-one");
  assert.ok(statement !== undefined);
  assert.equal(statement.kind, CLIENT_KIND);
  assert.equal(statement.status.code, ERROR_STATUS);
  assert.match(String(statement.attributes["error.type"]), /^(lost|ECONNRESET|EPIPE|08\d{3})$/);
});

test("a collector that is not there, and one that says nothing, break no request and no stop", async (t) => {
  const silent = await Receiver.start();
  silent.always("silence");
  t.after(() => silent.close());
  for (const port of [await freePort(), silent.port]) {
    const tracesUrl = `http://127.0.0.1:${port}/v1/traces`;
    const lines: string[] = [];
    const log = { write: (line: string) => void lines.push(line) };
    const observed = await startObserved({ config: { tracesUrl }, log });
    const { decision } = await evaluate(bankLine(observed.world), newIin());
    assert.equal(decision, false);
    await observed.close();
    const told = lines.filter((line) => line.includes("the collector does not take the traces"));
    assert.equal(told.length, 1, "it is told, once");
  }
});

const PROGRAM = fileURLToPath(new URL("./support/loaded-modules.fixture.ts", import.meta.url));

/** What a process of its own has loaded of the machinery of traces. */
async function loadedBy(tracesUrl?: string): Promise<readonly string[]> {
  const { url, drop } = await freshDatabase();
  const folder = tempDir();
  try {
    const args = [PROGRAM, url, folder.path, ...(tracesUrl === undefined ? [] : [tracesUrl])];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { status, found } = JSON.parse(stdout) as { status: number; found: string[] };
    assert.equal(status, 200);
    return found;
  } finally {
    await drop();
    folder.remove();
  }
}

test("who sends no traces loads nothing of their machinery but the interface", async (t) => {
  const collector = await Collector.start();
  t.after(() => collector.close());
  assert.deepEqual(await loadedBy(), ["api"]);
  const loaded = await loadedBy(collector.url);
  for (const name of ["sdk-trace-base", "exporter-trace-otlp-http", "context-async-hooks"]) {
    assert.ok(loaded.includes(name), `${name} is loaded for traces, or this test sees nothing`);
  }
});
