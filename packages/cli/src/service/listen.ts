import { once } from "node:events";
import { createServer } from "node:net";
import type { Text3 } from "@kelisim/core";
import {
  createLogger,
  endThroughLog,
  serveUntilStopped,
  startServer,
  type Context,
  type RunningServer,
} from "@kelisim/server";
import type { ListenOptions } from "@kelisim/server";
import type { Terminal } from "../output/terminal.ts";
import { knownFailure } from "./known-failures.ts";

const STOPPING: Text3 = {
  kk: "Тоқтап жатыр: басталған сұраулар аяқталсын…",
  ru: "Останавливаюсь: жду, пока завершатся начатые запросы…",
  en: "Stopping: waiting for running requests to finish…",
};

const STOPPED: Text3 = { kk: "Тоқтады.", ru: "Остановлено.", en: "Stopped." };

/**
 * Tries the address before anything else is done, so that a taken port is told at once.
 * @throws CliFailure
 */
export async function tryAddress(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
  } catch (error) {
    throw knownFailure(error, { host, port });
  }
}

/**
 * Starts to listen. Closes the store if that fails.
 * @throws CliFailure for a port that is taken, and the like
 */
export async function listen(ctx: Context, options: ListenOptions = {}): Promise<RunningServer> {
  const { logger = createLogger(ctx.config.logLevel) } = options;
  endThroughLog(logger);
  try {
    return await startServer(ctx, { ...options, logger });
  } catch (error) {
    await ctx.store.close();
    const { host, port } = ctx.config;
    throw knownFailure(error, { host, port });
  }
}

/** Serves until the process is told to stop, and says so on the way. */
export async function serveToTheEnd(terminal: Terminal, server: RunningServer): Promise<void> {
  await serveUntilStopped(server, () => terminal.tell(terminal.in(STOPPING)));
  terminal.tell(terminal.in(STOPPED));
}
