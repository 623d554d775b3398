import { createRequire } from "node:module";
import { join } from "node:path";
import {
  createIdSource,
  createLogger,
  makeContext,
  startServer,
  systemClock,
} from "@kelisim/server";
import { createKeyFile, openStore } from "@kelisim/store";
import { testConfig } from "./service.ts";

/** A process of its own that serves one request and prints which modules of traces it has loaded. */
const [url = "", folder = "", tracesUrl] = process.argv.slice(2);
const keyFile = join(folder, "test.key");
createKeyFile(keyFile, systemClock.now());
const store = await openStore({
  location: { kind: "postgres", url, poolSize: 2 },
  keyFile,
  service: "non-state",
  now: systemClock.now(),
  migrate: true,
});
const config = testConfig({ tracesUrl });
const ctx = makeContext({ config, store, clock: systemClock, ids: createIdSource(systemClock) });
const server = await startServer(ctx, { port: 0, portal: false, logger: createLogger("silent") });
const { status } = await fetch(`${server.url}/openapi.json`);
const loaded = Object.keys(createRequire(import.meta.url).cache);
const packages = loaded.map((path) => /@opentelemetry[\\/]([\w-]+)/.exec(path)?.[1]);
await server.close();
const found = [...new Set(packages)].filter((name) => name !== undefined).sort();
process.stdout.write(JSON.stringify({ status, found }));
