import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Context } from "../context.ts";
import type { Drain } from "../operate/drain.ts";
import { urlOf } from "../operate/listening-url.ts";
import { dbFigures } from "./db-figures.ts";
import { LookOut } from "./look-out.ts";
import type { Metrics } from "./metrics.ts";
import { processFigures } from "./process-figures.ts";
import { buildInfo, stateGauges } from "./service-gauges.ts";
import { storeGauges } from "./store-gauges.ts";
import { lookAtStore } from "./store-look.ts";

export type MetricsServer = {
  /** Where the figures are, its path included. */
  readonly url: string;
  close(): Promise<void>;
};

/** Whoever asks for figures sends his whole request at once. */
const REQUEST_TIMEOUT_MS = 5000;

/** The figures as a text, with a look at the store that never waits for one that is stuck. */
function reader(ctx: Context, metrics: Metrics, drain: Drain): () => Promise<string> {
  const { registry } = metrics;
  processFigures(registry);
  buildInfo(registry, ctx.store.db);
  const setState = stateGauges(registry, drain);
  const setStore = storeGauges(registry);
  const lookOut = new LookOut(() => lookAtStore(ctx, drain));
  return async () => {
    const seen = await lookOut.see();
    setState(seen);
    if (seen.last !== undefined) setStore(seen.last);
    return registry.metrics();
  };
}

const refuse = (response: ServerResponse, status: number, words: string): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", allow: "GET, HEAD" });
  response.end(`${words}\n`);
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  read: () => Promise<string>,
  contentType: string,
): Promise<void> {
  if (request.url?.replace(/\?.*$/, "") !== "/metrics") {
    return refuse(response, 404, "Only /metrics is here.");
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return refuse(response, 405, "Ask with GET.");
  }
  const text = await read();
  response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" });
  response.end(text);
}

/**
 * Serves the figures on a port of their own: whoever may scrape need not be let near the service.
 * @throws what `listen` throws, e.g. `EADDRINUSE`
 */
async function serveMetrics(
  ctx: Context,
  metrics: Metrics,
  drain: Drain,
  port: number,
): Promise<MetricsServer> {
  const read = reader(ctx, metrics, drain);
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answer(request, response, read, metrics.registry.contentType).catch(() => response.destroy());
  });
  const stopCounting = dbFigures(metrics.registry, ctx.store.db);
  try {
    server.listen({ host: ctx.config.metricsHost, port });
    await once(server, "listening");
  } catch (error) {
    stopCounting();
    throw error;
  }
  const { address, port: taken } = server.address() as AddressInfo;
  return {
    url: `${urlOf(address, taken)}/metrics`,
    async close() {
      stopCounting();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Starts to serve the figures where the configuration asks for it. */
export async function startMetrics(ctx: Context, drain: Drain): Promise<MetricsServer | undefined> {
  const { metricsPort } = ctx.config;
  if (metricsPort === undefined || ctx.metrics === undefined) return undefined;
  return serveMetrics(ctx, ctx.metrics, drain, metricsPort);
}
