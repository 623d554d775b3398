/**
 * A service in a process of its own, to be killed or told to stop: `serve-child.ts '{"location": …,
 * "keyFile": …, "clockAheadMs": …, "config": …}'`. It prints its URL, serves until SIGTERM, and ends with
 * the process that started it.
 */
import {
  createIdSource,
  createLogger,
  makeContext,
  serveUntilStopped,
  startServer,
  systemClock,
  type Clock,
} from "@kelisim/server";
import type { ChildOptions } from "./child-service.ts";
import { openHome, testConfig } from "./service.ts";
import type { StoreHome } from "./store-home.ts";

const [text = ""] = process.argv.slice(2);
const home = JSON.parse(text) as Pick<StoreHome, "location" | "keyFile"> & ChildOptions;
const { clockAheadMs = 0, config = {} } = home;
const clock: Clock = { now: () => systemClock.now().add({ milliseconds: clockAheadMs }) };

process.stdin.resume().on("end", () => process.exit(1));

const store = await openHome(home, clock);
const ids = createIdSource(clock);
const ctx = makeContext({ config: testConfig(config), store, clock, ids });
const logger = createLogger("error");
const server = await startServer(ctx, {
  ...{ host: "127.0.0.1", port: 0, portal: false },
  ...{ logger, checkAnswers: true },
});
// Before the URL is told: whoever knows it may stop the service at once.
const stopped = serveUntilStopped(server);
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.exit(await stopped);
