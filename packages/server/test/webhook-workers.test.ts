import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  createLogger,
  createIdSource,
  makeContext,
  startServer,
  systemClock,
} from "@kelisim/server";
import type { Api } from "./support/http-client.ts";
import { messageOf, Receiver } from "./support/receiver.ts";
import { testConfig } from "./support/service.ts";
import { attemptsOf, register, startBench, type Bench } from "./support/webhook-bench.ts";

const FIXTURE = fileURLToPath(new URL("./support/deliver.fixture.ts", import.meta.url));

/** Waits for something that another thread of work brings about. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await sleep(25);
  }
  assert.fail("it did not come about within 10 s");
}

describe("Several who deliver at once, on PostgreSQL", () => {
  let bench: Bench;
  let bank: Api;
  let receiver: Receiver;
  let webhookId: string;

  before(async () => {
    bench = await startBench("postgres");
    bank = bench.world.bank.api;
  });
  after(() => bench.close());
  beforeEach(async () => {
    receiver = await Receiver.start();
    webhookId = (await register(bank, receiver.url)).id;
  });
  afterEach(async () => {
    await bank.post(`/v1/webhooks/${webhookId}/disable`);
    await receiver.close();
  });

  const eventIds = (): readonly string[] => receiver.received.map((each) => messageOf(each).id);

  test("send each event once and in the feed's order", async () => {
    const others = [await Receiver.start(), await Receiver.start(), await Receiver.start()];
    const hooks = await Promise.all(others.map(({ url }) => register(bank, url)));
    try {
      for (let n = 0; n < 12; n += 1) await bench.event();
      const counts = await Promise.all([1, 2, 3, 4].map(() => bench.deliver()));
      await bench.deliver();
      const inAll = counts.reduce((sum, count) => sum + count, 0);
      assert.equal(inAll, 12 * 4);
      const { items } = await bank.get<{ items: { id: string }[] }>("/v1/events?limit=200");
      const feed = items.slice(-12).map(({ id }) => id);
      for (const { received } of [receiver, ...others]) {
        assert.deepEqual(
          received.map((each) => messageOf(each).id),
          feed,
        );
      }
    } finally {
      for (const { id } of hooks) await bank.post(`/v1/webhooks/${id}/disable`);
      for (const other of others) await other.close();
    }
  });

  test("leave a webhook alone while another holds it, and take it when its lease is over", async () => {
    await bench.event();
    const stuck = new AbortController();
    receiver.next("silence");
    const held = bench.deliver({ timeoutMs: 60_000, signal: stuck.signal, leaseMs: 30_000 });
    await until(() => receiver.received.length === 1);
    assert.equal(await bench.deliver(), 0);
    bench.clock.advance(29_000);
    assert.equal(await bench.deliver(), 0);
    bench.clock.advance(2_000);
    assert.equal(await bench.deliver(), 1);
    assert.equal(new Set(eventIds()).size, 1);
    stuck.abort();
    await held;
    const statuses = (await attemptsOf(bank, webhookId)).map(({ status }) => status);
    assert.deepEqual(statuses, ["delivered"]);
  });

  test("a process that is killed in the middle loses nothing: its lease ends and all is sent", async () => {
    const { location, keyFile } = bench.home;
    assert.ok(location.kind === "postgres");
    for (let n = 0; n < 4; n += 1) await bench.event();
    receiver.next(200, "silence");
    const at = String(bench.clock.now().epochMilliseconds);
    const child = spawn(process.execPath, [FIXTURE, location.url, keyFile, at], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = once(child, "exit");
    await until(() => receiver.received.length === 2);
    child.kill("SIGKILL");
    await ended;
    assert.equal(await bench.deliver(), 0);
    bench.clock.advance(31_000);
    assert.equal(await bench.deliver(), 3);
    const ids = eventIds();
    assert.equal(ids.length, 5);
    assert.equal(ids[1], ids[2]);
    assert.equal(new Set(ids).size, 4);
    const attempts = await attemptsOf(bank, webhookId);
    assert.deepEqual(new Set(attempts.map(({ status }) => status)), new Set(["delivered"]));
    assert.equal(attempts.length, 4);
  });
});

describe("The job of a running service", () => {
  let bench: Bench;
  let bank: Api;
  let receiver: Receiver;

  before(async () => {
    bench = await startBench();
    bank = bench.world.bank.api;
    receiver = await Receiver.start();
  });
  after(async () => {
    await receiver.close();
    await bench.close();
  });

  /** A second service on the same store that sends by itself, with the clock of this machine. */
  const startSender = (drainSeconds = 10) => {
    const store = { ...bench.ctx.store, close: async () => undefined };
    const config = testConfig({ allowPrivateWebhooks: true, drainSeconds });
    const clock = systemClock;
    const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
    const logger = createLogger("silent");
    return startServer(ctx, { host: "127.0.0.1", port: 0, logger });
  };

  test("sends what happens, retries by itself after 5 s, and lets a drain finish what is on its way", async () => {
    bench.clock.advance(Date.now() - bench.clock.now().epochMilliseconds);
    const { id } = await register(bank, receiver.url);
    const sender = await startSender();
    receiver.next(500);
    await bench.event();
    await until(() => receiver.received.length === 1);
    const first = performance.now();
    await until(() => receiver.received.length === 2);
    const waited = performance.now() - first;
    assert.ok(waited > 4500 && waited < 8000, `${waited} ms`);

    let letGo: () => void = () => undefined;
    receiver.next((response) => {
      letGo = () => void response.writeHead(200).end();
    });
    await bench.event();
    await until(() => receiver.received.length === 3);
    const closing = sender.close();
    await sleep(50);
    letGo();
    await closing;
    const statuses = (await attemptsOf(bank, id)).map(({ status }) => status);
    assert.deepEqual(statuses, ["delivered", "delivered", "failed"]);
    await bank.post(`/v1/webhooks/${id}/disable`);
  });

  test("a drain breaks off what takes too long, and the next service sends it again at once", async () => {
    bench.clock.advance(Date.now() - bench.clock.now().epochMilliseconds);
    const { id } = await register(bank, receiver.url);
    const before = receiver.received.length;
    const sender = await startSender(0);
    receiver.next("silence");
    await bench.event();
    await until(() => receiver.received.length === before + 1);
    await sender.close();
    assert.deepEqual(
      (await attemptsOf(bank, id)).map(({ status }) => status),
      ["waiting"],
    );
    const next = await startSender();
    await until(() => receiver.received.length === before + 2);
    await next.close();
    assert.deepEqual(
      (await attemptsOf(bank, id)).map(({ status }) => status),
      ["delivered"],
    );
  });
});
