import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "@kelisim/server";
import { createKeyFile, type Store } from "@kelisim/store";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { bankLine } from "./acts.ts";
import { spawnService, type ChildService } from "./child-service.ts";
import { plantKey } from "./first-key.ts";
import { Api } from "./http-client.ts";
import { keepTelling, nothingYet, type Acknowledged, type Senders } from "./load.ts";
import { missingOf } from "./missing.ts";
import { openHome, serve } from "./service.ts";
import type { StoreHome } from "./store-home.ts";
import { assertWhole } from "./whole-store.ts";
import { buildWorld, type World } from "./world.ts";

/** A service in a process of its own, with clients that tell it stories while its database fails. */
export type FaultBench = {
  readonly home: StoreHome;
  readonly world: World;
  readonly heard: Acknowledged;
  /** Starts so many clients; `enough` ends them after their last answer. */
  load(clients: number): { enough(): Promise<void> };
  /** Resolves when so much more was acknowledged. */
  untilHeard(more: number): Promise<void>;
  /** Repeats under its key whatever was not answered, and expects an answer. */
  repeatUnanswered(): Promise<void>;
  /** What was acknowledged and is missing now. */
  missing(): Promise<readonly string[]>;
  /** Fails where something was done by half, or done and not told, or told and done twice. */
  checkOnce(): Promise<void>;
  /** Fails where something was done by half. */
  checkWhole(): Promise<void>;
  close(): Promise<void>;
};

/** @param url the database as the service knows it */
export async function startFaultBench(url: string): Promise<FaultBench> {
  const keys = tempDir();
  const keyFile = join(keys.path, "test.key");
  createKeyFile(keyFile, systemClock.now());
  const home: StoreHome = {
    engine: "postgres",
    location: { kind: "postgres", url, poolSize: 16 },
    keyFile,
    remove: async () => keys.remove(),
  };
  async function opened<T>(work: (store: Store, url: string) => Promise<T>): Promise<T> {
    const store = await openHome(home, systemClock);
    const server = await serve(store, systemClock);
    try {
      return await work(store, server.url);
    } finally {
      await server.close();
    }
  }
  let child: ChildService | undefined;
  const close = async (): Promise<void> => {
    await child?.kill();
    keys.remove();
  };
  try {
    const world = await opened(async (store, at) => {
      const admin = await plantKey(store, systemClock, ["admin:registry"]);
      return buildWorld({ url: at, admin });
    });
    child = await spawnService(home);
    return benchOf(home, world, child, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

type Opened = <T>(work: (store: Store, url: string) => Promise<T>) => Promise<T>;

function benchOf(
  home: StoreHome,
  world: World,
  child: ChildService,
  opened: Opened,
  close: () => Promise<void>,
): FaultBench {
  const heard = nothingYet();
  let isClosed = false;
  const bank = new Api(child.url, world.bank.api.key);
  const desk = new Api(child.url, world.desk.api.key);
  const senders: Senders = { line: bankLine(world), bank: () => bank, desk: () => desk };
  const acknowledged = (): number =>
    heard.requests.length + heard.consents.length + heard.withdrawn.length + heard.decisions.length;
  return {
    home,
    world,
    heard,
    load(clients) {
      let isEnough = false;
      const stories = Promise.all(
        Array.from({ length: clients }, () =>
          keepTelling(senders, heard, () => isEnough || isClosed),
        ),
      );
      return {
        async enough() {
          isEnough = true;
          await stories;
        },
      };
    },
    async untilHeard(more) {
      const goal = acknowledged() + more;
      for (let waited = 0; acknowledged() < goal; waited += 10) {
        assert.ok(waited < 60_000, `${goal - acknowledged()} acknowledgements did not come`);
        await sleep(10);
      }
    },
    async repeatUnanswered() {
      await Promise.all(heard.unanswered.splice(0).map((repeat) => repeat()));
    },
    missing: () => missingOf(bank, heard),
    checkWhole: () => opened((store) => assertWhole(store)),
    checkOnce: () =>
      opened(async (store) => {
        await assertWhole(store);
        assert.deepEqual(await countsIn(store), {
          requests: new Set(heard.requests).size,
          consents: new Set(heard.consents).size,
          withdrawn: new Set(heard.withdrawn.map(({ id }) => id)).size,
        });
      }),
    async close() {
      isClosed = true;
      await close();
    },
  };
}

async function countsIn({ db }: Store): Promise<unknown> {
  const [row] = await db.query(
    `select (select count(*) from consent_request)::int as requests,
            (select count(*) from answer where kind = 'granted')::int as consents,
            (select count(*) from answer where end_state = 'withdrawn')::int as withdrawn`,
  );
  return row;
}
