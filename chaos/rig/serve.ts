/**
 * A service in a process of its own, to be killed, held or put on a wrong clock:
 * `serve.ts '{"location": …, "keyFile": …, "erasureLedger": …, "port": …, "offsetMs": …}'`. It prints its URL and serves until
 * SIGTERM, or until the process that started it has gone. Lines on its standard input say what to do:
 * `{"offsetMs": …}` sets its clock, `{"checkpoint": true}` has the store write its pages.
 */
import { createInterface } from "node:readline";
import {
  createIdSource,
  createLogger,
  makeContext,
  serveUntilStopped,
  startServer,
  systemClock,
  type Clock,
} from "@kelisim/server";
import { testConfig } from "../../packages/server/test/support/service.ts";
import { openPlace, type Place } from "./place.ts";

type Told = Place & {
  readonly port: number;
  readonly offsetMs: number;
};

const told = JSON.parse(process.argv[2] ?? "") as Told;
let { offsetMs } = told;
const clock: Clock = { now: () => systemClock.now().add({ milliseconds: offsetMs }) };

const lines = createInterface({ input: process.stdin });
lines.on("close", () => process.exit(1));

const store = await openPlace(told, clock);
lines.on("line", (line) => {
  const order = JSON.parse(line) as { readonly offsetMs?: number; readonly checkpoint?: true };
  offsetMs = order.offsetMs ?? offsetMs;
  // Killed in its middle, nobody hears of it.
  if (order.checkpoint === true) {
    store.db.asOwner((owner) => owner.query("checkpoint")).catch(() => undefined);
  }
});
const config = testConfig({
  allowPrivateWebhooks: true,
  deniedPersonsPerHour: 100_000_000,
  drainSeconds: 10,
  jobs: true,
  erasureLedger: told.erasureLedger,
});
const ids = createIdSource(clock);
const ctx = makeContext({ config, store, clock, ids });
const logger = createLogger("warn");
const server = await startServer(ctx, { host: "127.0.0.1", port: told.port, logger });
const stopped = serveUntilStopped(server);
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.exit(await stopped);
