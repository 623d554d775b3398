import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { askBody, bankLine } from "./support/acts.ts";
import { spawnService, type ChildService } from "./support/child-service.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { Api } from "./support/http-client.ts";
import { nothingYet, tellStories, type Acknowledged, type Senders } from "./support/load.ts";
import { missingOf } from "./support/missing.ts";
import { openHome, serve } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, type World } from "./support/world.ts";

const CLIENTS = 16;
const CYCLES = 2;

/** A moment from 100 to 900 ms. */
const randomMoment = (): number => 100 + Math.floor(Math.random() * 800);

const until = async (holds: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 30_000 && !holds(); waited += 5) await sleep(5);
};

const clients = (work: () => Promise<void>): Promise<void[]> =>
  Promise.all(Array.from({ length: CLIENTS }, work));

async function requestsIn({ db }: Store): Promise<number> {
  const text = "select count(*)::int as rows from consent_request";
  return (await db.query<{ rows: number }>(text))[0]?.rows ?? 0;
}

for (const engine of ENGINES) {
  describe(`A service that is killed at any moment, on ${engine}`, () => {
    let home: StoreHome;
    let world: World;
    let child: ChildService | undefined;
    /** Of all cycles. */
    const everything: Acknowledged[] = [];
    /** How many requests there are after the last cycle. */
    let requests = 0;

    /** Opens the store here, serves it meanwhile, and closes it whatever comes. */
    async function reopened(work: (store: Store, url: string) => Promise<void>): Promise<void> {
      const store = await openHome(home, systemClock);
      const server = await serve(store, systemClock);
      try {
        await work(store, server.url);
      } finally {
        await server.close();
      }
    }

    before(async () => {
      home = await freshHome(engine);
      await reopened(async (store, url) => {
        const admin = await plantKey(store, systemClock, ["admin:registry"]);
        world = await buildWorld({ url, admin });
      });
    });
    after(async () => {
      await child?.kill();
      await home.remove();
    });

    const at = (url: string, { api }: { readonly api: Api }): Api => new Api(url, api.key);

    /** Everything that was acknowledged is there, by the service's own answers. */
    async function checkAcknowledged(url: string, heard: Acknowledged): Promise<void> {
      assert.deepEqual(await missingOf(at(url, world.bank), heard), []);
    }

    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      test(`knows everything it acknowledged, and nothing by half (${cycle})`, async (t) => {
        child = await spawnService(home);
        let { url } = child;
        const heard = nothingYet();
        everything.push(heard);
        const senders: Senders = {
          line: bankLine(world),
          bank: () => at(url, world.bank),
          desk: () => at(url, world.desk),
        };
        const stories = clients(() => tellStories(senders, heard));
        await Promise.race([stories, until(() => heard.decisions.length > 0)]);
        const moment = randomMoment();
        await sleep(moment);
        await child.kill();
        await stories;
        t.diagnostic(`killed after ${moment} ms and ${heard.decisions.length} decisions`);

        await reopened(async (store, newUrl) => {
          url = newUrl;
          await assertWhole(store);
          await checkAcknowledged(url, heard);
          // Whatever was on the way happened or not: repeated under its key, it happens once.
          await Promise.all(heard.unanswered.map((repeat) => repeat()));
          requests = await requestsIn(store);
        });
      });
    }

    test("told to stop under load, it answers what it has taken on, and ends with 0", async () => {
      child = await spawnService(home);
      const bank = at(child.url, world.bank);
      const line = bankLine(world);
      const asked: string[] = [];
      let isStopping = false;
      const asking = clients(async () => {
        for (;;) {
          const body = askBody(line, newIin());
          const sent = bank.post<{ id: string }>("/v1/consent-requests", body, {
            connection: "close",
          });
          // A connection that was not taken; an answer that comes is never a refusal.
          const made = await sent.catch((error: unknown) => {
            assert.ok(isStopping && error instanceof TypeError, String(error));
          });
          if (made === undefined) return;
          asked.push(made.id);
        }
      });
      await Promise.race([asking, until(() => asked.length >= CLIENTS)]);
      isStopping = true;
      assert.equal(await child.stop(), 0);
      await asking;
      assert.equal(child.log(), "");
      await reopened(async (store, url) => {
        const done = (await requestsIn(store)) - requests;
        assert.equal(done, asked.length, "something was done and not answered");
        await assertWhole(store);
        for (const heard of everything) await checkAcknowledged(url, heard);
      });
    });
  });
}
