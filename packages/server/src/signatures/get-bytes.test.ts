import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { getBytes, type Wanted } from "./get-bytes.ts";

describe("what is fetched from issuers", () => {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(`${request.method} ${request.url}`);
    switch (request.url ?? "") {
      case "/long":
        return void reply.end(Buffer.alloc(2000));
      case "/moved":
        return void reply.writeHead(302, { location: "/list" }).end();
      case "/silent":
        return undefined;
      default:
        return void request.pipe(reply.writeHead(200));
    }
  });
  let port = 0;
  before(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const hosts = ["127.0.0.1", "crl.example"];
  const get = (path: string, more: Partial<Wanted> = {}, address = "127.0.0.1") =>
    getBytes(
      {
        ...{ url: `http://${address}:${port}${path}`, hosts, most: 1000 },
        signal: AbortSignal.timeout(5000),
        ...more,
      },
      async () => [{ address: "127.0.0.1", family: 4 }],
    );

  test("a question is posted and its answer comes back whole", async () => {
    const post = { type: "application/ocsp-request", body: new Uint8Array([1, 2, 3]) };
    assert.deepEqual(await get("/ocsp", { post }), new Uint8Array([1, 2, 3]));
    assert.deepEqual(await get("/ocsp", { post }, "CRL.example"), new Uint8Array([1, 2, 3]));
  });

  test("too long, led elsewhere, silent or away: nothing, and never a throw", async () => {
    assert.equal(await get("/long"), undefined);
    assert.equal((await get("/long", { most: 2000 }))?.length, 2000);
    assert.equal(await get("/moved"), undefined);
    assert.equal(await get("/silent", { signal: AbortSignal.timeout(50) }), undefined);
    assert.equal(await get("/", { url: "http://127.0.0.1:1/" }), undefined);
  });

  test("hosts that nobody named are asked on public addresses and usual ports only", async () => {
    const count = asked.length;
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://crl.example:${port}/`,
      "http://crl.example/",
      "http://169.254.169.254/latest/meta-data",
      "http://[::1]/",
      "http://user:word@crl.example/",
      "ftp://crl.example/",
      "ldap://crl.example/cn=ca",
      "not a url",
    ]) {
      assert.equal(await get("/", { url, hosts: [] }), undefined, url);
    }
    assert.equal(await get("/", {}, "other.example"), undefined);
    assert.equal(asked.length, count);
  });
});
