import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { test, type TestContext } from "node:test";
import { limitBody, limitRest, unlimitBody } from "./slow-body.ts";

/** What a server says to a body that never ends, until it closes the connection. */
async function saidTo(
  t: TestContext,
  head: string,
  limit: (raw: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((raw, response) => {
    limit(raw);
    raw.on("error", () => undefined);
    raw.resume();
    raw.once("end", () => response.end("whole"));
  }).listen(0, "127.0.0.1");
  t.after(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  const socket = connect(port, "127.0.0.1", () => socket.write(`POST / HTTP/1.1\r\n${head}`));
  let text = "";
  socket.on("data", (part: Buffer) => (text += part.toString("utf8")));
  await once(socket, "close");
  return text;
}

const SLOW = "Host: x\r\nContent-Length: 9\r\n\r\nabc";

test("a body that does not come is answered 408 and cut off", async (t) => {
  const text = await saidTo(t, SLOW, (raw) => limitBody(raw, 30));
  assert.match(text, /^HTTP\/1\.1 408 .*application\/problem\+json/s);
});

test("lines may take as long as they take, but not after an early answer", async (t) => {
  const text = await saidTo(t, SLOW, (raw) => {
    limitBody(raw, 10);
    unlimitBody(raw);
    setTimeout(() => limitRest(raw, 10), 40);
  });
  assert.equal(text, "");
});

test("whoever has sent everything is left alone", async (t) => {
  const head = "Host: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc";
  assert.match(await saidTo(t, head, (raw) => limitBody(raw, 10)), /200 OK[\s\S]*whole/);
});
