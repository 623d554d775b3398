import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, test } from "node:test";
import type { Instant, WebhookId } from "@kelisim/core";
import {
  claimLanes,
  disableWebhook,
  insertWebhook,
  nextDelivery,
  planDeliveries,
  readFeed,
  recordOutcome,
  relayFeed,
  releaseLane,
  replayAttempt,
  webhookAttempts,
  webhookOf,
  type AttemptOutcome,
  type Lane,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK } from "../../core/src/testing/registry.test-support.ts";
import { ask, randomIds } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const LEASE_SECONDS = 30;
const HOOKS = 40;

onEveryStore(
  "webhooks",
  (store) => {
    let now: Instant = MONDAY;
    let hooks: WebhookId[] = [];

    const newId = () => randomIds.next("wha");
    const lease = (at = now) => ({ now: at, until: at.add({ seconds: LEASE_SECONDS }) });
    const claim = (limit = 100, at = now): Promise<Lane[]> =>
      claimLanes(store().db, { by: randomUUID(), ...lease(at) }, limit);

    async function hook(): Promise<WebhookId> {
      const id = randomIds.next("whk");
      const webhook = {
        id,
        partyId: BANK.id,
        url: "https://bank.example/hook",
        eventTypes: ["consent.requested"],
        sealedSecret: "sealed",
        createdAt: now,
        disabledAt: undefined,
      };
      await insertWebhook(store().db, webhook, await relayFeed(store().db, BANK.id, now));
      hooks.push(id);
      return id;
    }

    /** The bank asks somebody: one event of its feed. */
    async function event(): Promise<void> {
      const { subjectId } = await newPerson(store());
      await ask(store(), { subjectId });
    }

    async function only(): Promise<Lane> {
      const [lane, ...more] = await claim();
      assert.ok(lane !== undefined);
      assert.deepEqual(more, []);
      return lane;
    }

    async function planned(events = 1): Promise<Lane> {
      await hook();
      for (let n = 0; n < events; n += 1) await event();
      const lane = await only();
      await relayFeed(store().db, BANK.id, now);
      await planDeliveries(store().db, lane, now, newId);
      return lane;
    }

    const next = (lane: Lane, at = now) => nextDelivery(store().db, lane, lease(at), at);
    const log = (id: WebhookId) => webhookAttempts(store().db, id, undefined, 200);
    const outcome = (over: Partial<AttemptOutcome> = {}): AttemptOutcome => ({
      status: "failed",
      at: now,
      httpStatus: 500,
      error: "http-status",
      retry: { at: now.add({ seconds: 5 }), id: newId() },
      ...over,
    });

    beforeEach(async () => {
      for (const id of hooks) await disableWebhook(store().db, id, now);
      hooks = [];
      now = now.add({ hours: 1 });
    });

    test("without work nobody is claimed", async () => {
      await hook();
      assert.deepEqual(await claim(), []);
    });

    test("four claimers at once never hold one webhook twice, and none is left out", async () => {
      for (let n = 0; n < HOOKS; n += 1) await hook();
      await event();
      const held: string[] = [];
      for (let round = 0; round < HOOKS; round += 1) {
        const claims = await Promise.all([1, 2, 3, 4].map(() => claim(7)));
        const got = claims.flat().map(({ webhook }) => webhook.id);
        if (got.length === 0) break;
        held.push(...got);
      }
      assert.equal(held.length, HOOKS);
      assert.deepEqual(new Set(held), new Set(hooks));
      assert.deepEqual(await claim(), []);
      const later = now.add({ seconds: LEASE_SECONDS });
      assert.equal((await claim(100, later)).length, HOOKS);
    });

    test("each message of the feed is planned once, in its order", async () => {
      const lane = await planned(5);
      const { id } = lane.webhook;
      assert.equal(await planDeliveries(store().db, lane, now, newId), false);
      const head = await relayFeed(store().db, BANK.id, now);
      const feed = await readFeed(store().db, BANK.id, head - 5, 10);
      const attempts = (await log(id)).toReversed();
      assert.deepEqual(
        attempts.map(({ eventId }) => eventId),
        feed.map((item) => item.id),
      );
      assert.deepEqual((await next(lane))?.item, feed[0]);
    });

    test("who lost the lease plans nothing, is given nothing and cannot give it back", async () => {
      const lost = await planned();
      const later = now.add({ seconds: LEASE_SECONDS });
      const [lane] = await claim(1, later);
      assert.ok(lane !== undefined);
      await event();
      await relayFeed(store().db, BANK.id, later);
      assert.equal(await planDeliveries(store().db, lost, later, newId), false);
      assert.equal((await log(lost.webhook.id)).length, 1);
      assert.equal(await next(lost, later), undefined);
      await releaseLane(store().db, lost, later);
      assert.deepEqual(await claim(100, later), []);
      assert.ok((await next(lane, later)) !== undefined);
    });

    test("being given something renews the lease", async () => {
      const lane = await planned();
      const later = now.add({ seconds: LEASE_SECONDS - 1 });
      assert.ok((await next(lane, later)) !== undefined);
      assert.deepEqual(await claim(100, now.add({ seconds: LEASE_SECONDS + 1 })), []);
    });

    test("an outcome is written down once, and plans the next try at its time", async () => {
      const lane = await planned();
      const { id } = lane.webhook;
      const due = await next(lane);
      assert.ok(due !== undefined);
      const first = outcome();
      await recordOutcome(store().db, id, due.place, first);
      await recordOutcome(store().db, id, due.place, outcome({ status: "delivered" }));
      const [waiting, failed, ...more] = await log(id);
      assert.deepEqual(more, []);
      assert.deepEqual(
        [failed?.status, failed?.nextAt?.toString()],
        ["failed", first.retry?.at.toString()],
      );
      assert.deepEqual([waiting?.status, waiting?.id], ["waiting", first.retry?.id]);
      assert.equal(await next(lane), undefined);
      const again = await next(lane, now.add({ seconds: 5 }));
      assert.deepEqual([again?.try, again?.item.id], [2, due.item.id]);
    });

    test("what was ended or replayed while it was on its way goes on in no chain", async () => {
      const lane = await planned(2);
      const { id } = lane.webhook;
      const due = await next(lane);
      assert.ok(due !== undefined);
      const attempt = (await log(id)).at(-1);
      assert.ok(attempt !== undefined);
      const replay = { id: newId(), now };
      const done = await store().db.tx((tx) => replayAttempt(tx, id, attempt.id, replay));
      assert.equal(done, "waiting");
      await recordOutcome(store().db, id, due.place, outcome());
      const statuses = (await log(id)).map(({ status, error }) => [status, error]);
      assert.deepEqual(statuses, [
        ["waiting", undefined],
        ["waiting", undefined],
        ["failed", "http-status"],
      ]);
      const other = await next(lane);
      assert.ok(other !== undefined);
      await store().db.tx((tx) => disableWebhook(tx, id, now));
      await recordOutcome(store().db, id, other.place, outcome());
      assert.ok((await log(id)).every(({ status }) => status === "failed"));
      assert.equal((await log(id)).length, 3);
      const late = { id: newId(), now };
      const refused = await store().db.tx((tx) => replayAttempt(tx, id, attempt.id, late));
      assert.equal(refused, "disabled");
      const ended = await webhookOf(store().db, BANK.id, id);
      assert.equal(ended?.disabledAt?.toString(), now.toString());
    });
  },
  seedRegistry,
);
