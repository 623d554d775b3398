import { instantOf, type Instant } from "@kelisim/core";
import type {
  CreatedWebhookAnswer,
  ConsentRequestAnswer,
  WebhookAttemptAnswer,
  WebhookAttemptList,
} from "@kelisim/protocol";
import {
  createIdSource,
  createLogger,
  deliverDue,
  deliveryContext,
  makeContext,
  startServer,
  type Clock,
  type Context,
  type DeliveryContext,
} from "@kelisim/server";
import type { DestinationStream } from "pino";
import { ask, bankLine } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import { plantKey } from "./first-key.ts";
import type { Api } from "./http-client.ts";
import { openHome, testConfig } from "./service.ts";
import { freshHome, type Engine, type StoreHome } from "./store-home.ts";
import { buildWorld, type World } from "./world.ts";

/** A clock that stands still until it is moved. */
export class StandingClock implements Clock {
  #at = Date.parse("2026-11-20T05:00:00Z");

  now(): Instant {
    return instantOf(this.#at);
  }

  advance(milliseconds: number): void {
    this.#at += milliseconds;
  }
}

/** A service whose deliveries happen when a test says so. */
export type Bench = {
  readonly home: StoreHome;
  readonly ctx: Context;
  readonly clock: StandingClock;
  readonly world: World;
  readonly url: string;
  /** Delivers what is due now. @returns the number of attempts */
  deliver(over?: Partial<DeliveryContext>): Promise<number>;
  /** One more event of the bank: a person is asked. */
  event(): Promise<ConsentRequestAnswer>;
  close(): Promise<void>;
};

/** Milliseconds that receivers have in tests. */
export const PATIENCE_MS = 500;

export async function startBench(
  engine: Engine = "pglite",
  options: { readonly allowPrivateWebhooks?: boolean; readonly log?: DestinationStream } = {},
): Promise<Bench> {
  const clock = new StandingClock();
  const home = await freshHome(engine);
  const store = await openHome(home, clock);
  const admin = await plantKey(store, clock, ["admin:registry"]);
  const { allowPrivateWebhooks = true, log } = options;
  const config = testConfig({ allowPrivateWebhooks });
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const logger = log === undefined ? createLogger("silent") : createLogger("info", log);
  const listen = { host: "127.0.0.1", port: 0, logger, checkAnswers: true, deliverWebhooks: false };
  const server = await startServer(ctx, listen);
  const world = await buildWorld({ url: server.url, admin });
  return {
    home,
    ctx,
    clock,
    world,
    url: server.url,
    deliver: (over = {}) =>
      deliverDue(deliveryContext(ctx, { timeoutMs: PATIENCE_MS, ...over }), clock.now()),
    async event() {
      // The feed orders what several people's events tell by their instants.
      clock.advance(1);
      return ask(bankLine(world), newIin());
    },
    async close() {
      await server.close();
      await home.remove();
    },
  };
}

export const ALL_TYPES = ["consent.requested", "consent.granted", "consent.withdrawn"] as const;

export const register = (
  by: Api,
  url: string,
  types: readonly string[] = ALL_TYPES,
): Promise<CreatedWebhookAnswer> => by.post("/v1/webhooks", { url, event_types: types });

/** A webhook's log, the newest first. */
export const attemptsOf = async (
  by: Api,
  webhookId: string,
): Promise<readonly WebhookAttemptAnswer[]> =>
  (await by.get<WebhookAttemptList>(`/v1/webhooks/${webhookId}/attempts`)).items;
