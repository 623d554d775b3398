import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { test } from "node:test";
import { CliFailure } from "../failure.ts";
import { knownFailure } from "./known-failures.ts";

test("a taken port is told by the setting that names it", async (t) => {
  const host = "127.0.0.1";
  const holder = createServer();
  t.after(() => holder.close());
  holder.listen({ host, port: 0 });
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  const second = createServer();
  second.listen({ host, port });
  const [error] = (await once(second, "error")) as [unknown];

  const own = knownFailure(error, { host, port });
  assert.ok(own instanceof CliFailure);
  assert.match(own.text.en, new RegExp(`127\\.0\\.0\\.1:${port}\\..*--port 0`));
  const metrics = knownFailure(error, { host, port: port === 1 ? 2 : 1 });
  assert.ok(metrics instanceof CliFailure);
  assert.match(metrics.text.en, new RegExp(`127\\.0\\.0\\.1:${port}\\..*KELISIM_METRICS_PORT`));
});
