import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { instantOf } from "@kelisim/core";
import type { EventAnswer, EventList } from "@kelisim/protocol";
import { ALL_JOBS, systemClock } from "@kelisim/server";
import { jobStates, liveProcesses, type Store } from "@kelisim/store";
import { answer, ask, bankLine, grant, withdraw, OTHER_PROOF } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { Api } from "./support/http-client.ts";
import { openHome, serve } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";
import { until } from "./support/until.ts";
import { buildWorld, type World } from "./support/world.ts";

type Server = { readonly url: string; close(): Promise<void> };

for (const engine of ENGINES) {
  describe(`The jobs of a running service, on ${engine}`, () => {
    let home: StoreHome;
    let store: Store;
    let server: Server;
    let world: World;
    before(async () => {
      home = await freshHome(engine);
      store = await openHome(home, systemClock);
      const admin = await plantKey(store, systemClock, ["admin:registry"]);
      const lasting = { ...store, close: async () => undefined };
      server = await serve(lasting, systemClock, { config: { jobs: true } });
      world = await buildWorld({ url: server.url, admin });
    });
    after(async () => {
      await server.close();
      await store.close();
      await home.remove();
    });

    test("are all done, each with its outcome", async () => {
      const names = ALL_JOBS.map(({ name }) => name).toSorted();
      await until(async () => {
        const states = await jobStates(store.db);
        return states.length === names.length && states.every(({ outcome }) => outcome === "done");
      }, "every job");
      const states = await jobStates(store.db);
      assert.deepEqual(
        states.map(({ name }) => name),
        names,
      );
      for (const { counts } of states) {
        for (const count of Object.values(counts)) assert.ok(Number.isInteger(count));
      }
    });

    test("relay what is told without anybody reading it", async () => {
      for (let n = 0; n < 3; n += 1) await ask(bankLine(world), newIin());
      await until(async () => {
        const text = "select count(*)::int as rows from outbox where sent_at is null";
        return (await store.db.query<{ rows: number }>(text))[0]?.rows === 0;
      }, "an empty outbox");
    });

    test("end with the service, and its process is no longer among the living", async () => {
      const now = systemClock.now();
      await until(async () => (await liveProcesses(store.db, now)).length === 1);
      const lasting = { ...store, close: async () => undefined };
      const other = await serve(lasting, systemClock, { config: { jobs: true } });
      await until(
        async () => (await liveProcesses(store.db, now)).length === 2,
        "a second process",
      );
      await other.close();
      assert.equal((await liveProcesses(store.db, systemClock.now())).length, 1);
    });
  });
}

describe("A service that was away for days", () => {
  const clock = new FakeClock();
  let home: StoreHome;
  let world: World;
  let store: Store;
  let server: Server | undefined;

  before(async () => {
    home = await freshHome("pglite");
    store = await openHome(home, clock);
    const admin = await plantKey(store, clock, ["admin:registry"]);
    server = await serve(store, clock);
    world = await buildWorld({ url: server.url, admin });
  });
  after(async () => {
    await server?.close();
    await home.remove();
  });

  const feed = async (api: Api): Promise<readonly EventAnswer[]> =>
    (await api.get<EventList>("/v1/events?limit=200")).items;

  test("tells on its return what came about meanwhile: once, late, and when each was due", async () => {
    const line = bankLine(world);
    const { id: requestId, expires_at: expiresAt } = await ask(line, newIin());
    const iin = newIin();
    const { id: shortId } = await ask(line, iin, { valid_until: "2026-11-25" });
    const { consent_id: shortConsent } = await answer(world.desk.api, shortId, {
      confirmation: OTHER_PROOF,
    });
    const withdrawn = await grant(world, line, newIin());
    const { duties } = await withdraw(world.desk.api, withdrawn);
    const duty = duties.find(({ party_id }) => party_id === world.bank.id);
    assert.ok(duty !== undefined);

    await server?.close();
    clock.advanceDays(60);
    const cameBackAt = clock.now().epochMilliseconds;
    store = await openHome(home, clock);
    server = await serve(store, clock, { config: { jobs: true } });
    const bank = new Api(server.url, world.bank.api.key);

    await until(async () => {
      const types = (await feed(bank)).map(({ type }) => type);
      return types.includes("duty.overdue") && types.includes("consent.expired");
    }, "the notices");
    const notices = (await feed(bank)).filter(({ data }) => data.due_at !== undefined);
    const told = (type: string): EventAnswer => {
      const [one, ...more] = notices.filter((each) => each.type === type);
      assert.ok(one !== undefined, `no ${type}`);
      assert.deepEqual(more, [], `${type} more than once`);
      assert.ok(Date.parse(one.timestamp) >= cameBackAt, "it is told when it is told");
      return one;
    };
    const expired = told("consent.request-expired");
    assert.deepEqual(expired.data, { request_id: requestId, due_at: expiresAt });
    assert.deepEqual(told("consent.expired").data, {
      consent_id: shortConsent,
      due_at: "2026-11-26T00:00:00.000+05:00",
    });
    const soon = told("duty.due-soon");
    const overdue = told("duty.overdue");
    assert.deepEqual([soon.data.duty_id, overdue.data.duty_id], [duty.id, duty.id]);
    assert.ok(soon.feed_seq < overdue.feed_seq);
    assert.equal(overdue.data.due_on, duty.due_on);
    const dueAt = Date.parse(overdue.data.due_at ?? "");
    assert.equal(dueAt, Date.parse(`${duty.due_on}T00:00:00+05:00`) + 86_400_000);
    assert.equal(notices.length, 4);

    // Another return finds nothing to tell.
    await server.close();
    store = await openHome(home, clock);
    server = await serve(store, clock, { config: { jobs: true } });
    const later = instantOf(clock.now().epochMilliseconds);
    await until(async () => {
      const timers = (await jobStates(store.db)).find(({ name }) => name === "timers");
      return (timers?.endedAt?.epochMilliseconds ?? 0) > later.epochMilliseconds;
    }, "another look");
    const again = new Api(server.url, world.bank.api.key);
    const still = (await feed(again)).filter(({ data }) => data.due_at !== undefined);
    assert.equal(still.length, 4);
  });
});
