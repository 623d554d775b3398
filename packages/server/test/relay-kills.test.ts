import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidOf } from "@kelisim/core";
import {
  createIdSource,
  deliverDue,
  deliveryContext,
  makeContext,
  systemClock,
  type Clock,
} from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { bankLine } from "./support/acts.ts";
import { spawnService, type ChildService } from "./support/child-service.ts";
import { plantKey } from "./support/first-key.ts";
import { Api } from "./support/http-client.ts";
import { nothingYet, tellStories } from "./support/load.ts";
import { messageOf, Receiver } from "./support/receiver.ts";
import { openHome, serve, testConfig } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { until } from "./support/until.ts";
import { assertWhole } from "./support/whole-store.ts";
import { register } from "./support/webhook-bench.ts";
import { buildWorld, type World } from "./support/world.ts";

const KILLS = 6;
const CLIENTS = 6;
const TYPES = ["consent.requested", "consent.granted", "consent.withdrawn", "duty.opened"];

/** Two processes that write, relay and send; each is killed in turn while the other one goes on. */
describe("An outbox whose writers, relays and receiver are killed under load", () => {
  let home: StoreHome;
  let store: Store;
  let world: World;
  let receiver: Receiver;
  const children: ChildService[] = [];
  const config = { jobs: true, allowPrivateWebhooks: true } as const;

  before(async () => {
    home = await freshHome("postgres");
    store = await openHome(home, systemClock);
    const admin = await plantKey(store, systemClock, ["admin:registry"]);
    const lasting = { ...store, close: async () => undefined };
    const server = await serve(lasting, systemClock, { config });
    world = await buildWorld({ url: server.url, admin });
    receiver = await Receiver.start();
    await register(world.bank.api, receiver.url, TYPES);
    await server.close();
    for (let n = 0; n < 2; n += 1) children.push(await spawnService(home, { config }));
  });
  after(async () => {
    for (const child of children) await child.kill();
    await receiver.close();
    await store.close();
    await home.remove();
  });

  const pending = async (): Promise<number> => {
    const text = "select count(*)::int as rows from outbox where sent_at is null";
    return (await store.db.query<{ rows: number }>(text))[0]?.rows ?? -1;
  };

  test("loses nothing, numbers everything once and in order, and sends everything", async (t) => {
    const heard = nothingYet();
    const over = new AbortController();
    const client = async (index: number): Promise<void> => {
      while (!over.signal.aborted) {
        const { url } = children[index % children.length] ?? { url: "" };
        const at = ({ api }: { readonly api: Api }) => new Api(url, api.key);
        await tellStories(
          { line: bankLine(world), bank: () => at(world.bank), desk: () => at(world.desk) },
          heard,
        );
        await sleep(50);
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(300 + Math.floor(Math.random() * 700));
      // The receiver is away for a while too.
      if (kill % 2 === 0) receiver.always(500);
      else receiver.always(200);
      const index = kill % children.length;
      await children[index]?.kill();
      children[index] = await spawnService(home, { config });
    }
    over.abort();
    receiver.always(200);
    // Clients end with the service that they talk to.
    for (const child of children) await child.kill();
    await Promise.all(clients);
    children[0] = await spawnService(home, { config });
    await until(async () => (await pending()) === 0, "an empty outbox");
    await assertWhole(store);

    const numbered = await store.db.query<{ feed_seq: number; outbox_id: string }>(
      "select feed_seq, outbox_id from feed where party_id = $1 order by feed_seq",
      [uuidOf(world.bank.id)],
    );
    assert.deepEqual(
      numbered.map(({ feed_seq }) => feed_seq),
      numbered.map((_, index) => index + 1),
    );
    const told = await store.db.query<{ outbox_id: string }>(
      "select outbox_id from outbox where party_id = $1",
      [uuidOf(world.bank.id)],
    );
    const ids = numbered.map(({ outbox_id }) => outbox_id);
    assert.equal(new Set(ids).size, ids.length, "something was numbered twice");
    assert.deepEqual(ids.toSorted(), told.map(({ outbox_id }) => outbox_id).toSorted());
    const disorder = await store.db.query(
      `select from feed a join outbox oa on oa.outbox_id = a.outbox_id
         join outbox ob on ob.subject_id = oa.subject_id and ob.seq > oa.seq
         join feed b on b.outbox_id = ob.outbox_id and b.party_id = a.party_id
       where b.feed_seq < a.feed_seq`,
    );
    assert.deepEqual(disorder, [], "a feed goes back within a person");
    t.diagnostic(`${ids.length} messages, ${heard.withdrawn.length} withdrawals, ${KILLS} kills`);

    // What a receiver that was away is still owed comes by its schedule: days pass at once.
    await children[0]?.kill();
    let days = 0;
    const clock: Clock = { now: () => systemClock.now().add({ hours: 24 * days }) };
    const ctx = makeContext({
      config: testConfig(config),
      store,
      clock,
      ids: createIdSource(clock),
    });
    for (days = 1; days < 12; days += 1) await deliverDue(deliveryContext(ctx), clock.now());
    const got = new Set(receiver.received.map((each) => messageOf(each).id.slice("evt_".length)));
    const owed = numbered.map(({ outbox_id }) => outbox_id.replaceAll("-", ""));
    assert.deepEqual(
      owed.filter((id) => !got.has(id)),
      [],
      "something was never sent",
    );
  });
});
