import assert from "node:assert/strict";
import {
  createIdSource,
  createLogger,
  makeContext,
  startServer,
  type Clock,
  type Config,
  type Context,
  type RunningServer,
} from "@kelisim/server";
import type { DestinationStream } from "pino";
import { parseExposition, type Exposition } from "./exposition.ts";
import { FakeClock } from "./fake-clock.ts";
import { plantKey } from "./first-key.ts";
import { openHome, testConfig } from "./service.ts";
import { freshHome, type Engine, type StoreHome } from "./store-home.ts";
import { buildWorld, type World } from "./world.ts";

export type ObservedOptions = {
  readonly engine?: Engine;
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  readonly log?: DestinationStream;
  readonly deliverWebhooks?: boolean;
};

/** A service that is looked at from outside. */
export type Observed = {
  readonly home: StoreHome;
  readonly ctx: Context;
  readonly server: RunningServer;
  readonly world: World;
  scrape(): Promise<Exposition>;
  close(): Promise<void>;
};

export async function scrape({ metricsUrl }: RunningServer): Promise<Exposition> {
  assert.ok(metricsUrl !== undefined, "it serves no figures");
  const answer = await fetch(metricsUrl);
  assert.equal(answer.status, 200);
  return parseExposition(await answer.text());
}

/** A service on a store of its own with a small country in it; it serves figures. */
export async function startObserved(options: ObservedOptions = {}): Promise<Observed> {
  const clock = options.clock ?? new FakeClock();
  const home = await freshHome(options.engine ?? "pglite");
  const store = await openHome(home, clock);
  const admin = await plantKey(store, clock, ["admin:registry"]);
  const config = testConfig({ metricsPort: 0, allowPrivateWebhooks: true, ...options.config });
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const { log, deliverWebhooks = false } = options;
  const server = await startServer(ctx, {
    portal: false,
    host: "127.0.0.1",
    port: 0,
    logger: log === undefined ? createLogger("silent") : createLogger("trace", log),
    checkAnswers: true,
    deliverWebhooks,
  });
  const world = await buildWorld({ url: server.url, admin });
  return {
    home,
    ctx,
    server,
    world,
    scrape: () => scrape(server),
    async close() {
      await server.close();
      await home.remove();
    },
  };
}
