import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { EventList, WebhookAnswer, WebhookList } from "@kelisim/protocol";
import { bankLine, grant, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, type Api } from "./support/http-client.ts";
import { messageOf, Receiver, type Received } from "./support/receiver.ts";
import {
  ALL_TYPES,
  attemptsOf,
  register,
  startBench,
  type Bench,
} from "./support/webhook-bench.ts";

const lines: string[] = [];
const log = { write: (line: string) => void lines.push(line) };

let bench: Bench;
let receiver: Receiver;
let bank: Api;
let opened: string[] = [];

/** A webhook that ends with its test. */
async function hook(url = receiver.url, types: readonly string[] = ALL_TYPES) {
  const made = await register(bank, url, types);
  opened.push(made.id);
  return made;
}

const seconds = (count: number): void => bench.clock.advance(count * 1000);

const statusesOf = async (id: string): Promise<readonly string[]> =>
  (await attemptsOf(bank, id)).map(({ status }) => status);

const requestIds = (received: readonly Received[]): readonly unknown[] =>
  received.map((each) => messageOf(each).data["request_id"]);

before(async () => {
  bench = await startBench("pglite", { log });
  bank = bench.world.bank.api;
});
after(() => bench.close());
beforeEach(async () => {
  receiver = await Receiver.start();
});
afterEach(async () => {
  for (const id of opened) await bank.post(`/v1/webhooks/${id}/disable`);
  opened = [];
  await receiver.close();
});

describe("Registering a webhook", () => {
  test("the answer shows the secret, and no other answer, stored row or log line does", async () => {
    const made = await hook();
    assert.match(made.id, /^whk_[0-9a-f]{32}$/);
    assert.equal(made.url, receiver.url);
    assert.deepEqual(made.event_types, ALL_TYPES);
    assert.equal(made.status, "enabled");
    const secret = made.secret.replace(/^whsec_/, "");
    assert.ok(Buffer.from(secret, "base64").length >= 24);
    const { items } = await bank.get<WebhookList>("/v1/webhooks?limit=200");
    const { secret: _, ...shown } = made;
    assert.deepEqual(
      items.find(({ id }) => id === made.id),
      shown,
    );
    await bench.event();
    await bench.deliver();
    const rows = await bench.ctx.store.db.query("select w::text as row from webhook w");
    const everywhere = JSON.stringify([items, rows, await attemptsOf(bank, made.id), lines]);
    const bytes = Buffer.from(secret, "base64");
    for (const form of [secret, bytes.toString("hex"), bytes.toString("base64url")]) {
      assert.ok(!everywhere.includes(form));
    }
  });

  test("the same Idempotency-Key gives the same webhook and secret, with another body 422", async () => {
    const body = { url: receiver.url, event_types: ALL_TYPES };
    const header = { "idempotency-key": "hook-1" };
    const made = await bank.post<WebhookAnswer>("/v1/webhooks", body, header);
    opened.push(made.id);
    assert.deepEqual(await bank.post("/v1/webhooks", body, header), made);
    const other = { ...body, event_types: ["duty.opened"] };
    const refused = await bank.refused("/v1/webhooks", other, header);
    assert.equal(refused.code, "idempotency-key-reused");
  });

  test("lists are paged", async () => {
    for (let made = 0; made < 3; made += 1) await hook();
    const first = await bank.get<WebhookList>("/v1/webhooks?limit=2");
    assert.equal(first.items.length, 2);
    const next = await bank.get<WebhookList>(`/v1/webhooks?limit=2&cursor=${first.next_cursor}`);
    assert.ok(next.items.every(({ id }) => first.items.every((each) => each.id !== id)));
  });

  test("what cannot be a webhook's address is 422 with its pointer, and leaves nothing behind", async () => {
    const strict = await startBench("pglite", { allowPrivateWebhooks: false });
    try {
      const { api } = strict.world.bank;
      for (const url of [
        "http://bank.example/hook",
        "https://user:word@bank.example/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]:8443/",
        "https://169.254.169.254/latest/",
        "https://10.0.0.1/",
        "https://[::ffff:10.0.0.1]/",
        "https://0x7f.1/",
        "javascript:alert(1)",
        "bank.example",
      ]) {
        const refused = await api.refused("/v1/webhooks", { url, event_types: ALL_TYPES });
        assert.equal(refused.code, "webhook-url-not-allowed", url);
        assert.deepEqual(pointersOf(refused), ["/url"]);
      }
      assert.deepEqual((await api.get<WebhookList>("/v1/webhooks")).items, []);
      const made = await register(api, "https://1.1.1.1/hook");
      assert.equal(made.status, "enabled");
    } finally {
      await strict.close();
    }
  });

  test("another party sees nothing of it, and learns nothing from trying", async () => {
    const { id } = await hook();
    await bench.event();
    await bench.deliver();
    const [attempt] = await attemptsOf(bank, id);
    const clinic = bench.world.clinic.api;
    assert.deepEqual((await clinic.get<WebhookList>("/v1/webhooks")).items, []);
    for (const [method, path] of [
      ["GET", `/v1/webhooks/${id}/attempts`],
      ["POST", `/v1/webhooks/${id}/disable`],
      ["POST", `/v1/webhooks/${id}/attempts/${attempt?.id}/replay`],
    ] as const) {
      assert.equal((await clinic.send(method, path)).status, 404, path);
    }
    const own = await register(clinic, receiver.url);
    const foreign = `/v1/webhooks/${own.id}/attempts/${attempt?.id}/replay`;
    assert.equal((await clinic.send("POST", foreign)).status, 404);
    const missing = `/v1/webhooks/${id}/attempts/${id.replace("whk", "wha")}/replay`;
    assert.equal((await bank.send("POST", missing)).status, 404);
    await clinic.post(`/v1/webhooks/${own.id}/disable`);
    assert.equal((await statusesOf(id)).length, 1);
  });
});

describe("Delivering", () => {
  test("what is sent is signed as Standard Webhooks says, and is the feed's item without its number", async () => {
    const made = await hook();
    const asked = await bench.event();
    assert.equal(await bench.deliver(), 1);
    const [got] = receiver.received;
    assert.ok(got !== undefined);
    assert.equal(got.method, "POST");
    assert.equal(got.path, "/hook");
    assert.equal(got.headers["content-type"], "application/json");
    const id = String(got.headers["webhook-id"]);
    const timestamp = String(got.headers["webhook-timestamp"]);
    const key = Buffer.from(made.secret.slice("whsec_".length), "base64");
    const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${got.body}`);
    assert.equal(got.headers["webhook-signature"], `v1,${mac.digest("base64")}`);
    const now = bench.clock.now().epochMilliseconds;
    assert.equal(timestamp, String(Math.floor(now / 1000)));

    const feed = await bank.get<EventList>("/v1/events?limit=200");
    const { feed_seq: _, ...item } = feed.items.at(-1) ?? {};
    assert.deepEqual(messageOf(got), item);
    assert.deepEqual(Object.keys(messageOf(got)), ["id", "type", "timestamp", "data"]);
    assert.equal(messageOf(got).id, id);
    assert.equal(messageOf(got).data["request_id"], asked.id);
    const [attempt] = await attemptsOf(bank, made.id);
    assert.deepEqual(attempt, {
      id: attempt?.id,
      event_id: id,
      type: "consent.requested",
      status: "delivered",
      attempted_at: attempt?.attempted_at,
      http_status: 200,
    });
    assert.equal(await bench.deliver(), 0);
  });

  test("nothing about a person is sent, from asking to withdrawal", async () => {
    await hook(receiver.url, [...ALL_TYPES, "duty.opened"]);
    const iin = newIin();
    const consent = await grant(bench.world, bankLine(bench.world), iin);
    await withdraw(bench.world.desk.api, consent);
    await bench.deliver();
    const types = receiver.received.map((each) => messageOf(each).type);
    assert.deepEqual(types, [...ALL_TYPES, "duty.opened"]);
    for (const received of receiver.received) {
      const whole = JSON.stringify([received.body, received.headers]);
      assert.ok(!whole.includes(iin));
      assert.doesNotMatch(whole, /(?<![0-9a-f_])\d{12}(?![0-9a-f])|sub_|phone|name/);
      for (const value of Object.values(messageOf(received).data)) {
        assert.match(value, /^([a-z]{3}_[0-9a-f]{32}|\d{4}-\d\d-\d\d)$/);
      }
    }
  });

  test("only the types that were asked for are sent, and only what happens after the registration", async () => {
    await bench.event();
    await hook(receiver.url, ["consent.granted"]);
    const consent = await grant(bench.world, bankLine(bench.world), newIin());
    await bench.deliver();
    const sent = receiver.received.map(messageOf);
    assert.deepEqual(
      sent.map(({ type, data }) => [type, data["consent_id"]]),
      [["consent.granted", consent]],
    );
  });

  test("two webhooks of one party each get every event, one that fails does not hold up the other", async () => {
    const other = await Receiver.start();
    try {
      other.always(503);
      await hook(other.url);
      await hook();
      const asked = [await bench.event(), await bench.event()].map(({ id }) => id);
      await bench.deliver();
      assert.deepEqual(requestIds(receiver.received), asked);
      assert.deepEqual(requestIds(other.received), asked);
    } finally {
      await other.close();
    }
  });

  test("first attempts go in the feed's order, and one that fails holds up no other", async () => {
    const { id } = await hook();
    const asked: string[] = [];
    for (let n = 0; n < 5; n += 1) asked.push((await bench.event()).id);
    receiver.next(500);
    await bench.deliver();
    assert.deepEqual(requestIds(receiver.received), asked);
    assert.equal((await statusesOf(id)).filter((each) => each === "delivered").length, 4);
    seconds(6);
    await bench.deliver();
    assert.deepEqual(requestIds(receiver.received.slice(5)), asked.slice(0, 1));
  });
});
