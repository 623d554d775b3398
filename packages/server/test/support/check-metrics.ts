import { spawnSync } from "node:child_process";
import { join } from "node:path";
import {
  createIdSource,
  createLogger,
  makeContext,
  startServer,
  systemClock,
} from "@kelisim/server";
import { createKeyFile, openStore } from "@kelisim/store";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { testConfig } from "./service.ts";

/** A program of its own: holds the figures of a running service against `promtool check metrics`. */
const folder = tempDir();
const keyFile = join(folder.path, "check.key");
createKeyFile(keyFile, systemClock.now());
const store = await openStore({
  location: { kind: "embedded", directory: join(folder.path, "data") },
  keyFile,
  service: "non-state",
  now: systemClock.now(),
  migrate: true,
});
const config = testConfig({ metricsPort: 0, erasureLedger: join(folder.path, "erasures") });
const ctx = makeContext({ config, store, clock: systemClock, ids: createIdSource(systemClock) });
const server = await startServer(ctx, { port: 0, portal: false, logger: createLogger("silent") });
try {
  await fetch(`${server.url}/v1/events`);
  await fetch(`${server.url}/openapi.json`);
  const answer = await fetch(server.metricsUrl ?? "");
  const promtool = process.env["PROMTOOL"] ?? "promtool";
  const checked = spawnSync(promtool, ["check", "metrics"], {
    input: await answer.text(),
    stdio: ["pipe", "inherit", "inherit"],
  });
  if (checked.error !== undefined) throw checked.error;
  process.exitCode = checked.status ?? 1;
} finally {
  await server.close();
  folder.remove();
}
