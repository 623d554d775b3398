import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { buildApp, type AppOptions } from "../app.ts";
import { assertLegalZone } from "../clock.ts";
import type { Context } from "../context.ts";
import { ALL_JOBS } from "../jobs/all-jobs.ts";
import { Heartbeat } from "../jobs/heartbeat.ts";
import { JobRunner } from "../jobs/runner.ts";
import { startMetrics } from "../metrics/metrics-server.ts";
import { tracedJobs } from "../traces/job-span.ts";
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
  /** Where its figures are, if it serves any. */
  readonly metricsUrl: string | undefined;
  /**
   * Stops gracefully: not ready at once, new connections for `drainDelaySeconds` more, running
   * requests and deliveries finish within `drainSeconds`, then the store closes. May be called again.
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
  await ctx.sequencer.ensure();
  await ctx.logBacklog.look();
  const drain = new Drain();
  const app = await buildApp(ctx, { ...appOptions, drain });
  const abandon = async (error: unknown): Promise<never> => {
    await app.close();
    await ctx.tracing.stop();
    throw error;
  };
  const { tracesUrl } = ctx.config;
  if (tracesUrl !== undefined) await ctx.tracing.start(tracesUrl, app.log);
  const metrics = await startMetrics(ctx, drain).catch(abandon);
  try {
    await app.listen({ host, port });
  } catch (error) {
    await metrics?.close();
    await abandon(error);
  }
  const deliverer = new Deliverer(deliveryContext(ctx), { logger: app.log });
  if (deliverWebhooks) deliverer.start();
  const heartbeat = new Heartbeat(ctx, { logger: app.log });
  heartbeat.start();
  ctx.logBacklog.start(app.log);
  const jobs = new JobRunner(ctx, {
    jobs: tracedJobs(ctx.tracing, ALL_JOBS),
    logger: app.log,
    isClockRight: () => heartbeat.isClockRight,
  });
  if (ctx.config.jobs) jobs.start();
  const stop = async (): Promise<void> => {
    drain.begin();
    app.log.info("stopping");
    const { drainDelaySeconds } = ctx.config;
    // A proxy goes on sending until it has noticed.
    if (drainDelaySeconds > 0) await sleep(drainDelaySeconds * 1000);
    const impatience = new AbortController();
    const { signal } = impatience;
    const closed = Promise.all([app.close(), deliverer.stop(signal), jobs.stop(signal)]);
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
      await heartbeat.stop();
      await ctx.logBacklog.stop();
      await ctx.tracing.stop();
      await metrics?.close();
      await ctx.store.close();
      app.log.info("stopped");
    }
  };
  let stopping: Promise<void> | undefined;
  const address = app.server.address() as AddressInfo;
  return {
    url: urlOf(address.address, address.port),
    metricsUrl: metrics?.url,
    close: () => (stopping ??= stop()),
  };
}
