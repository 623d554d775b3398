import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { CreatedApiKeyAnswer, ReadyAnswer } from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import {
  addKey,
  destroyKey,
  keyName,
  loadKeyFile,
  PURPOSES,
  rotateKeys,
  type KeyName,
  type Store,
} from "@kelisim/store";
import { bankLine } from "./support/acts.ts";
import { plantKey } from "./support/first-key.ts";
import { send } from "./support/http-client.ts";
import { KeyStories } from "./support/key-stories.ts";
import { openHome, serve } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, type World } from "./support/world.ts";

type Running = { readonly store: Store; readonly url: string; close(): Promise<void> };

const CLIENTS = 4;
/** The same for every process, so that all answer alike. */
const PUBLIC_URL = "http://kelisim.example";

for (const engine of ENGINES) {
  describe(`Keys that are rotated under load, on ${engine}`, () => {
    let home: StoreHome;
    /** One process with PGlite, two with PostgreSQL, each with a copy of the key file. */
    const running: Running[] = [];
    let world: World;
    let stories: KeyStories;

    const start = async (keyFile: string): Promise<Running> => {
      const store = await openHome({ location: home.location, keyFile }, systemClock);
      const config = { publicUrl: PUBLIC_URL };
      const server = await serve(store, systemClock, { config });
      return { store, url: server.url, close: () => server.close() };
    };
    const startAll = async (): Promise<void> => {
      running.push(await start(home.keyFile));
      if (engine === "pglite") return;
      handOut();
      running.push(await start(`${home.keyFile}.copy`));
    };
    const stopAll = async (): Promise<void> => {
      for (const service of running.splice(0)) await service.close();
    };
    const handOut = (): void => copyFileSync(home.keyFile, `${home.keyFile}.copy`);
    const first = (): Running => {
      const [service] = running;
      if (service === undefined) throw new Error("nothing runs");
      return service;
    };

    before(async () => {
      home = await freshHome(engine);
      await startAll();
      const { store, url } = first();
      const admin = await plantKey(store, systemClock, ["admin:registry"]);
      world = await buildWorld({ url, admin });
      stories = new KeyStories(
        world,
        bankLine(world),
        running.map((service) => service.url),
      );
    });
    after(async () => {
      await stopAll();
      await home.remove();
    });

    const rotated = async (): Promise<KeyName[]> => {
      const added = PURPOSES.map((purpose) =>
        keyName(addKey(home.keyFile, purpose, systemClock.now())),
      );
      handOut();
      const activated: KeyName[] = [];
      for (let isOver = false; !isOver;) {
        for (const { store } of running) {
          const run = await rotateKeys(store, { now: systemClock.now(), limit: 10 });
          activated.push(...run.activated);
          isOver = !run.more && activated.length === added.length;
        }
        // The other process reports a new key at its next sign of life.
        await sleep(20);
      }
      assert.deepEqual(activated.toSorted(), added);
      return added;
    };

    /** The same command every time, at the next service: its answer shows a secret. */
    const keyMade = (): Promise<CreatedApiKeyAnswer> =>
      stories
        .at(world.admin)
        .post(
          `/v1/parties/${world.bureau.id}/api-keys`,
          { label: "кілт", scopes: ["events"] },
          { "idempotency-key": "before and after" },
        );

    test("no call fails while every key is exchanged twice and the old ones are destroyed", async () => {
      const over = new AbortController();
      const until = async (count: number): Promise<void> => {
        while (stories.told.length < count && !over.signal.aborted) await sleep(5);
      };
      const work = async (): Promise<void> => {
        try {
          while (!over.signal.aborted) await stories.tell();
        } finally {
          over.abort();
        }
      };
      const clients = Promise.all(Array.from({ length: CLIENTS }, work));
      const rotation = (async () => {
        await until(5);
        const before = await keyMade();
        await rotated();
        await until(stories.told.length + 5);
        for (const _ of running) assert.deepEqual(await keyMade(), before);
        const left = await rotated();
        for (const _ of running) assert.deepEqual(await keyMade(), before);
        await until(stories.told.length + 5);
        const { store } = first();
        const later = systemClock.now().add({ hours: 24 * 8 });
        for (const key of loadKeyFile(home.keyFile).map(keyName)) {
          if (left.includes(key)) continue;
          // What a call wrote under an older key just before: the rotation is never over.
          await rotateKeys(store, { now: systemClock.now() });
          const options = { now: later, forgetProbed: true, endSealedIds: true };
          assert.deepEqual(await destroyKey(store, key, options), {
            code: "destroyed",
            forgotten: 0,
          });
        }
        handOut();
        await until(stories.told.length + 5);
        assert.deepEqual(loadKeyFile(home.keyFile).map(keyName).toSorted(), left);
      })().finally(() => over.abort());
      await Promise.allSettled([clients, rotation]);
      await clients;
      await rotation;
    });

    test("everything that was written before still opens, and is whole", async () => {
      await stopAll();
      await startAll();
      stories = Object.assign(
        new KeyStories(
          world,
          bankLine(world),
          running.map((service) => service.url),
        ),
        { told: stories.told },
      );
      for (const told of stories.told) await stories.check(told);
      await stories.tell();
      await assertWhole(first().store);
      const { store } = first();
      assert.deepEqual([store.keys.lacking(), store.keys.fileFault()], [[], undefined]);
    });

    test("a decision id of a destroyed key names nothing any more; one of the newest does", async () => {
      const bank = world.bank.api.at(first().url);
      const [oldest] = stories.told;
      const newest = stories.told.at(-1);
      const path = (id = ""): string => `/v1/access-decisions/${id}`;
      assert.equal((await bank.send("GET", path(oldest?.decisionId))).status, 404);
      assert.equal((await bank.send("GET", path(newest?.decisionId))).status, 200);
    });

    if (engine === "postgres") {
      test("a process whose file lacks a key in use is not ready until it has it", async () => {
        const [one, other] = running;
        if (one === undefined || other === undefined) throw new Error("two should run");
        addKey(home.keyFile, "data", systemClock.now());
        // As if the other had not been heard of for half a minute.
        await rotateKeys(one.store, { now: systemClock.now().add({ seconds: 40 }) });
        await other.store.keys.refresh();
        const failing = await send(other.url, "GET", "/readyz");
        assert.equal(failing.status, 503);
        assert.match(failing.text, /keys/);
        assert.equal((await send(one.url, "GET", "/readyz")).status, 200);
        handOut();
        await other.store.keys.refresh();
        const ready = await send(other.url, "GET", "/readyz");
        assert.equal(ready.status, 200);
        const { checks } = JSON.parse(ready.text) as ReadyAnswer;
        assert.ok(checks.some(({ name, ok }) => name === "keys" && ok));
        await stories.tell();
      });
    }
  });
}
