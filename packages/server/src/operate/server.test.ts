import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "../../../../testing/node-flags.ts";
import { buildApp } from "../app.ts";
import type { Context } from "../context.ts";
import { defineOperation } from "../http/define-operation.ts";
import { ok } from "../http/operation.ts";
import { deferred } from "../http/testing/deferred.ts";
import type { Problem } from "../http/testing/http-client.ts";
import { testConfig, testService, type TestService } from "../http/testing/test-service.ts";
import { Drain } from "./drain.ts";
import { createLogger } from "./logger.ts";
import { startServer } from "./server.ts";

let service: TestService;
let storeCloses = 0;
before(async () => {
  service = await testService();
});
after(() => service.close());

/** The service, with a store that one server's end does not take from the next. */
const context = (drainSeconds = 10, drainDelaySeconds = 0): Context => ({
  ...service.ctx,
  config: testConfig({ drainSeconds, drainDelaySeconds }),
  store: { ...service.store, close: async () => void (storeCloses += 1) },
});

/** A server with one operation that waits until it is let go. */
async function slowServer(t: TestContext, drainSeconds?: number, drainDelaySeconds?: number) {
  const entered = deferred();
  const letGo = deferred();
  const server = await startServer(context(drainSeconds, drainDelaySeconds), {
    port: 0,
    logger: createLogger("silent"),
    operations: [
      defineOperation({
        id: "calendar-deadline",
        handle: async () => {
          entered.resolve();
          await letGo.promise;
          return ok({ done: true });
        },
      }),
    ],
  });
  t.after(async () => {
    letGo.resolve();
    await server.close();
  });
  storeCloses = 0;
  const slow = () =>
    fetch(`${server.url}/v1/calendar/deadline?received_at=2026-07-13&working_days=1`);
  return { server, entered: entered.promise, letGo: letGo.resolve, slow };
}

test("a drain lets running requests finish, takes no new ones and closes the store", async (t) => {
  const { server, entered, letGo, slow } = await slowServer(t);
  const running = slow();
  await entered;
  const closing = server.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await assert.rejects(fetch(`${server.url}/healthz`), "it still listens");
  assert.equal(storeCloses, 0, "running requests need the store");
  letGo();
  const answer = await running;
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("connection"), "close");
  await closing;
  assert.equal(storeCloses, 1);
});

test("a drain with a delay says so at once and goes on taking connections meanwhile", async (t) => {
  const { server, letGo } = await slowServer(t, 10, 5);
  letGo();
  let isOver = false;
  const closed = server.close().then(() => (isOver = true));
  const calendar = "/v1/calendar/deadline?received_at=2026-07-13&working_days=1";
  const paths = ["/readyz", "/healthz", calendar];
  const answers = await Promise.all(paths.map((path) => fetch(`${server.url}${path}`)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 200, 200],
  );
  for (const { headers } of answers) assert.equal(headers.get("connection"), "close");
  assert.equal(isOver, false);
  assert.equal(storeCloses, 0);
  await closed;
  await assert.rejects(fetch(`${server.url}/healthz`));
  assert.equal(storeCloses, 1);
});

test("readiness turns 503 as soon as the drain begins, and connections are not kept", async () => {
  const drain = new Drain();
  const app = await buildApp(context(), { logger: createLogger("silent"), drain });
  const ready = () => app.inject({ method: "GET", url: "/readyz" });
  assert.equal((await ready()).statusCode, 200);
  drain.begin();
  const answer = await ready();
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers.connection, "close");
  assert.equal(answer.json<Problem>().failed, "serving");
  await app.close();
});

test("a request that outlasts the patience is cut off", async (t) => {
  const { server, entered, slow } = await slowServer(t, 0);
  const running = slow();
  await entered;
  await Promise.all([assert.rejects(running), server.close()]);
});

test("a connection that is merely kept open does not hold up the drain", async (t) => {
  const { server } = await slowServer(t);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  const begun = performance.now();
  await server.close();
  assert.ok(performance.now() - begun < 3000);
});

test("closing twice closes once", async (t) => {
  const { server } = await slowServer(t);
  await Promise.all([server.close(), server.close()]);
  await server.close();
  assert.equal(storeCloses, 1);
});

test("a port that is taken is an error that names it", async (t) => {
  const { server } = await slowServer(t);
  const port = Number(new URL(server.url).port);
  const options = { port, logger: createLogger("silent") };
  await assert.rejects(startServer(context(), options), { code: "EADDRINUSE" });
});

const PROGRAM = fileURLToPath(new URL("../http/testing/serve.fixture.ts", import.meta.url));

test("a process that gets SIGTERM finishes what it does and ends with 0", async () => {
  const child = spawn(process.execPath, [...NODE_FLAGS, PROGRAM], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const ready = deferred<string>();
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
    const url = /^http:\S+$/m.exec(text)?.[0];
    if (url !== undefined) ready.resolve(url);
  });
  const ended = once(child, "exit");
  const url = await Promise.race([
    ready.promise,
    ended.then(() => assert.fail(`it ended before it served: ${text}`)),
  ]);
  const running = fetch(`${url}/v1/calendar/deadline?received_at=2026-07-13&working_days=1`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGTERM");
  assert.equal((await running).status, 200);
  assert.deepEqual(await ended, [0, null]);
});
