import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { buildApp, type AppOptions } from "../app.ts";
import { assertLegalZone } from "../clock.ts";
import type { Context } from "../context.ts";
import { Deliverer } from "../webhooks/deliverer.ts";
import { deliveryContext } from "../webhooks/delivery-context.ts";
import { Drain } from "./drain.ts";
import { urlOf } from "./listening-url.ts";

export type ListenOptions = Omit<AppOptions, "drain"> & {
  readonly host?: string;
  /** 0: any free port. */
  readonly port?: number;
  /** Whether this process sends events to webhooks; it does unless told otherwise. */
  readonly deliverWebhooks?: boolean;
};

export type RunningServer = {
  /** Where it listens; the port is the real one. */
  readonly url: string;
  /**
   * Stops gracefully: not ready at once, no new connections, running requests and deliveries finish
   * within `drainSeconds`, then the store closes. May be called again.
   */
  close(): Promise<void>;
};

/**
 * Starts the service on its address. Once it listens it owns the store and closes it at the end.
 * @throws TimeZoneDataError, and what `listen` throws, e.g. `EADDRINUSE`
 */
export async function startServer(
  ctx: Context,
  options: ListenOptions = {},
): Promise<RunningServer> {
  const { host = ctx.config.host, port = ctx.config.port, ...rest } = options;
  const { deliverWebhooks = true, ...appOptions } = rest;
  assertLegalZone(ctx.clock.now());
  const drain = new Drain();
  const app = await buildApp(ctx, { ...appOptions, drain });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
  const deliverer = new Deliverer(deliveryContext(ctx), { logger: app.log });
  if (deliverWebhooks) deliverer.start();
  const stop = async (): Promise<void> => {
    drain.begin();
    app.log.info("stopping");
    const impatience = new AbortController();
    const closed = Promise.all([app.close(), deliverer.stop(impatience.signal)]);
    const waiting = new AbortController();
    const patience = sleep(ctx.config.drainSeconds * 1000, undefined, { signal: waiting.signal });
    // Whoever is not done by then is cut off; what was acknowledged stands in the store.
    patience.then(
      () => {
        app.server.closeAllConnections();
        impatience.abort();
      },
      () => undefined,
    );
    try {
      await closed;
    } finally {
      waiting.abort();
      await ctx.store.close();
      app.log.info("stopped");
    }
  };
  let stopping: Promise<void> | undefined;
  const address = app.server.address() as AddressInfo;
  return {
    url: urlOf(address.address, address.port),
    close: () => (stopping ??= stop()),
  };
}
