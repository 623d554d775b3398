import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { test } from "node:test";
import { freePort } from "./free-port.ts";

test("a free port can be listened on and lies below the kernel's own", async () => {
  const port = await freePort();
  assert.ok(port >= 20_000 && port < 32_768);
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  server.close();
});
