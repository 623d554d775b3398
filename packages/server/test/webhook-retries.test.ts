import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { WebhookAnswer, WebhookAttemptAnswer } from "@kelisim/protocol";
import type { Api } from "./support/http-client.ts";
import { messageOf, Receiver } from "./support/receiver.ts";
import {
  ALL_TYPES,
  attemptsOf,
  PATIENCE_MS,
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

describe("What is not taken", () => {
  test("comes again after 5 seconds and not before, under the same id and a new timestamp", async () => {
    const { id } = await hook();
    await bench.event();
    receiver.next(500);
    assert.equal(await bench.deliver(), 1);
    const [waiting, failed] = await attemptsOf(bank, id);
    assert.deepEqual(
      [failed?.status, failed?.http_status, failed?.error],
      ["failed", 500, "http-status"],
    );
    assert.equal(waiting?.status, "waiting");
    assert.equal(waiting.attempted_at, undefined);
    assert.equal(waiting.next_attempt_at, failed?.next_attempt_at);
    seconds(4.9);
    assert.equal(await bench.deliver(), 0);
    seconds(0.6);
    assert.equal(await bench.deliver(), 1);
    const [first, second] = receiver.received;
    assert.equal(first?.body, second?.body);
    assert.equal(first?.headers["webhook-id"], second?.headers["webhook-id"]);
    assert.notEqual(first?.headers["webhook-timestamp"], second?.headers["webhook-timestamp"]);
    assert.deepEqual(await statusesOf(id), ["delivered", "failed"]);
  });

  test("is tried eight times over a day and a half, then its chain ends and the webhook goes on", async () => {
    const { id } = await hook();
    await bench.event();
    receiver.always(500);
    assert.equal(await bench.deliver(), 1);
    for (const wait of [5, 30, 300, 1800, 7200, 28_800, 86_400]) {
      seconds(wait * 0.99);
      assert.equal(await bench.deliver(), 0, `before ${wait} s`);
      seconds(wait * 0.12);
      assert.equal(await bench.deliver(), 1, `after ${wait} s`);
    }
    seconds(864_000);
    assert.equal(await bench.deliver(), 0);
    const attempts = await attemptsOf(bank, id);
    assert.equal(attempts.length, 8);
    assert.ok(attempts.every(({ status }) => status === "failed"));
    assert.equal(attempts[0]?.next_attempt_at, undefined);
    receiver.always(204);
    await bench.event();
    await bench.deliver();
    assert.equal((await statusesOf(id))[0], "delivered");
  });

  test("an answer that does not come in time counts as none", async () => {
    const { id } = await hook();
    await bench.event();
    receiver.next("silence");
    const began = performance.now();
    assert.equal(await bench.deliver(), 1);
    assert.ok(performance.now() - began < PATIENCE_MS * 4);
    const failed = (await attemptsOf(bank, id)).at(-1);
    assert.deepEqual([failed?.status, failed?.error], ["failed", "timeout"]);
    assert.equal(failed?.http_status, undefined);
    seconds(6);
    await bench.deliver();
    assert.deepEqual(await statusesOf(id), ["delivered", "failed"]);
  });

  test("a receiver that is not there, and one that hangs up, are told apart", async () => {
    const gone = await Receiver.start();
    const { url } = gone;
    await gone.close();
    const nobody = await hook(url);
    const rude = await hook();
    receiver.next((response) => response.destroy());
    await bench.event();
    await bench.deliver();
    const errorOf = async (id: string) => (await attemptsOf(bank, id)).at(-1)?.error;
    assert.equal(await errorOf(nobody.id), "connection-refused");
    assert.equal(await errorOf(rude.id), "connection-lost");
  });

  test("a redirect is a failure and is not followed", async () => {
    const elsewhere = await Receiver.start();
    try {
      const { id } = await hook();
      for (const status of [301, 302, 307, 308]) {
        receiver.next((response) => {
          response.writeHead(status, { location: elsewhere.url }).end();
        });
        await bench.event();
        await bench.deliver();
        const [last] = (await attemptsOf(bank, id)).filter((each) => each.status === "failed");
        assert.deepEqual([last?.http_status, last?.error], [status, "redirect"]);
      }
      assert.deepEqual(elsewhere.received, []);
    } finally {
      await elsewhere.close();
    }
  });

  test("an answer without end is cut off, and its status counts", async () => {
    const { id } = await hook();
    await bench.event();
    let sent = 0;
    receiver.next((response) => {
      response.writeHead(200);
      const more = (): void => {
        sent += 1;
        if (response.destroyed || sent > 10_000) return;
        response.write(Buffer.alloc(16_384), more);
      };
      more();
    });
    await bench.deliver();
    assert.deepEqual(await statusesOf(id), ["delivered"]);
    assert.ok(sent < 10_000);
    assert.doesNotMatch(JSON.stringify(await attemptsOf(bank, id)), /nobody reads/);
  });

  test("a name that leads inside at the time of sending is not connected to", async () => {
    const { id } = await hook(`https://hooks.bank.example:${receiver.port}/hook`);
    await bench.event();
    const asked: string[] = [];
    const over = {
      allowPrivate: false,
      resolve: async (host: string) => {
        asked.push(host);
        return [{ address: "127.0.0.1", family: 4 }];
      },
    };
    assert.equal(await bench.deliver(over), 1);
    assert.equal((await attemptsOf(bank, id)).at(-1)?.error, "address-not-allowed");
    assert.deepEqual(asked, ["hooks.bank.example"]);
    assert.deepEqual(receiver.received, []);
  });

  test("the checked address is the one that is connected to, under the host's own name", async () => {
    await hook(`http://hooks.bank.example:${receiver.port}/hook`);
    await bench.event();
    let answers = 0;
    const resolve = async () => {
      answers += 1;
      const address = answers === 1 ? "127.0.0.1" : "192.0.2.1";
      return [{ address, family: 4 }];
    };
    assert.equal(await bench.deliver({ resolve }), 1);
    assert.equal(answers, 1);
    assert.equal(receiver.received[0]?.headers.host, `hooks.bank.example:${receiver.port}`);
  });
});

describe("Replaying and ending", () => {
  const replay = (id: string, attempt: WebhookAttemptAnswer | undefined) =>
    bank.post<WebhookAttemptAnswer>(`/v1/webhooks/${id}/attempts/${attempt?.id}/replay`);

  test("a replay sends the same event again at once, and is an attempt of its own", async () => {
    const { id } = await hook();
    await bench.event();
    await bench.deliver();
    const [delivered] = await attemptsOf(bank, id);
    const waiting = await replay(id, delivered);
    assert.equal(waiting.status, "waiting");
    assert.notEqual(waiting.id, delivered?.id);
    assert.equal(waiting.event_id, delivered?.event_id);
    assert.equal(await bench.deliver(), 1);
    const [first, second] = receiver.received;
    assert.equal(first?.body, second?.body);
    assert.deepEqual(await statusesOf(id), ["delivered", "delivered"]);
  });

  test("a replay takes the place of what still waits, and repeats under its key only once", async () => {
    const { id } = await hook();
    await bench.event();
    receiver.next(500);
    await bench.deliver();
    const failed = (await attemptsOf(bank, id)).at(-1);
    const path = `/v1/webhooks/${id}/attempts/${failed?.id}/replay`;
    const header = { "idempotency-key": `replay-${id}` };
    const made = await bank.post<WebhookAttemptAnswer>(path, undefined, header);
    assert.deepEqual(await bank.post(path, undefined, header), made);
    const attempts = await attemptsOf(bank, id);
    assert.deepEqual(
      attempts.map(({ status, error }) => [status, error]),
      [
        ["waiting", undefined],
        ["failed", "superseded"],
        ["failed", "http-status"],
      ],
    );
    seconds(60);
    assert.equal(await bench.deliver(), 1);
    assert.equal(receiver.received.length, 2);
  });

  test("a replay that fails begins a chain of its own", async () => {
    const { id } = await hook();
    await bench.event();
    await bench.deliver();
    await replay(id, (await attemptsOf(bank, id))[0]);
    receiver.next(500);
    await bench.deliver();
    seconds(6);
    assert.equal(await bench.deliver(), 1);
    assert.deepEqual(await statusesOf(id), ["delivered", "failed", "delivered"]);
  });

  test("a webhook that was ended gets nothing more, and ending it again changes nothing", async () => {
    const { id } = await hook();
    await bench.event();
    receiver.next(500);
    await bench.deliver();
    const path = `/v1/webhooks/${id}/disable`;
    const ended = await bank.post<WebhookAnswer>(path);
    assert.equal(ended.status, "disabled");
    seconds(60);
    assert.deepEqual(await bank.post(path), ended);
    await bench.event();
    assert.equal(await bench.deliver(), 0);
    assert.equal(receiver.received.length, 1);
    const attempts = await attemptsOf(bank, id);
    assert.deepEqual([attempts[0]?.status, attempts[0]?.error], ["failed", "webhook-disabled"]);
    const again = `/v1/webhooks/${id}/attempts/${attempts[1]?.id}/replay`;
    const refused = await bank.refused(again);
    assert.deepEqual([refused.status, refused.code], [409, "webhook-disabled"]);
  });

  test("the log is paged from the newest on", async () => {
    const { id } = await hook();
    for (let n = 0; n < 5; n += 1) await bench.event();
    await bench.deliver();
    const whole = await attemptsOf(bank, id);
    const paged: WebhookAttemptAnswer[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page: { items: WebhookAttemptAnswer[]; next_cursor: string | null } = await bank.get(
        `/v1/webhooks/${id}/attempts?limit=2${query}`,
      );
      paged.push(...page.items);
      cursor = page.next_cursor;
    }
    assert.deepEqual(paged, whole);
    const sent = receiver.received.map((each) => messageOf(each).id).toReversed();
    assert.deepEqual(
      whole.map(({ event_id }) => event_id),
      sent,
    );
  });
});
