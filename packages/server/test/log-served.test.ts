import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { EVIDENCE_LOG, createIdSource, makeContext, systemClock } from "@kelisim/server";
import type { Checkpoint } from "@kelisim/log";
import { recordRefusal, receiptSigner } from "@kelisim/store";
import { bankLine, evaluate, grant, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { plantKey } from "./support/first-key.ts";
import { send } from "./support/http-client.ts";
import { LogOutsider } from "./support/log-outsider.ts";
import { sendRaw } from "./support/raw-http.ts";
import { openHome, serve, testConfig } from "./support/service.ts";
import { onEveryEngine } from "./support/stage.ts";
import { freshHome } from "./support/store-home.ts";
import { buildWorld } from "./support/world.ts";

const YEAR = "public, max-age=31536000, immutable";

onEveryEngine("The transparency log", (stage) => {
  const run = async (): Promise<void> => {
    const { service, clock } = stage();
    const ids = createIdSource(clock);
    const ctx = makeContext({ config: testConfig(), store: service.store, clock, ids });
    const { counts } = await EVIDENCE_LOG.run(ctx, new AbortController().signal);
    assert.equal(counts["missing"], 0);
  };

  const someDay = async (refusals: number): Promise<void> => {
    const { world, clock, service } = stage();
    clock.advanceDays(1);
    const line = bankLine(world);
    const iin = newIin();
    await withdraw(world.desk.api, await grant(world, line, iin));
    await Promise.all([evaluate(line, iin), evaluate(line, newIin())]);
    const refused = { partyId: undefined, keyId: undefined, command: "x", outcome: "not-found" };
    for (let n = 0; n < refusals; n += 1) {
      await recordRefusal(service.store.db, { at: clock.now(), ...refused });
    }
  };

  test("shows an outsider that its tree holds what it says, and only grows", async () => {
    const { url } = stage().service;
    const outsider = new LogOutsider(url);
    const empty = await outsider.checkpoint();
    assert.equal(empty.size, 0n);
    const seen: Checkpoint[] = [];
    for (const refusals of [3, 260, 40]) {
      await someDay(refusals);
      await run();
      seen.push(await outsider.checkpoint());
    }
    const [first, second, last] = seen;
    assert.ok(first && second && last);
    assert.ok(first.size > 5n && second.size > 256n && second.size > first.size);
    for (const { size, root } of seen) assert.deepEqual(await outsider.rootOf(size), root);
    assert.equal(await outsider.isConsistent(first, second), true);
    assert.equal(await outsider.isConsistent(first, last), true);
    assert.equal(await outsider.isConsistent(second, last), true);
    const other = { ...first, root: second.root };
    assert.equal(await outsider.isConsistent(other, last), false);
    // Nothing new: the same checkpoint, not another signature.
    await run();
    assert.equal((await outsider.checkpoint()).text, (await outsider.checkpoint()).text);
    assert.equal((await outsider.checkpoint()).size, last.size);
    const entries = await outsider.entries(last.size);
    assert.equal(
      new Set(entries.map((entry) => Buffer.from(entry).toString("hex"))).size,
      entries.length,
    );
    assert.ok(
      entries.every((entry) => entry.length === 32),
      "an entry is a hash and nothing else",
    );
  });

  test("says how long each part may be kept", async () => {
    const { url } = stage().service;
    const of = async (path: string, method = "GET") => {
      const { status, headers } = await send(url, method, path);
      return [status, headers.get("content-type"), headers.get("cache-control")];
    };
    const octets = "application/octet-stream";
    const text = "text/plain; charset=utf-8";
    assert.deepEqual(await of("/v1/log/checkpoint"), [200, text, "public, max-age=2"]);
    assert.deepEqual(await of("/v1/log/tile/0/000"), [200, octets, YEAR]);
    assert.deepEqual(await of("/v1/log/tile/0/001.p/7"), [200, octets, YEAR]);
    assert.deepEqual(await of("/v1/log/tile/1/000.p/1"), [200, octets, YEAR]);
    assert.deepEqual(await of("/v1/log/tile/entries/000.p/9"), [200, octets, YEAR]);
    assert.deepEqual(await of("/v1/log/tile/entries/000", "HEAD"), [200, octets, YEAR]);
    assert.deepEqual(await of("/.well-known/kelisim-log-key"), [200, text, "public, max-age=300"]);
    const [status, , missing] = await of("/v1/log/tile/0/007");
    assert.deepEqual([status, missing], [404, "no-store"], "it may come to be");
  });

  test("knows no path but those of its tiles", async () => {
    const { url } = stage().service;
    const unknown = [
      ...["0/002", "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/001.p/255", "1/000", "1/001.p/1"],
      ...["0/00", "0/0000", "0/x000/000", "0/X001/000", "0/001/000", "0/000/", "0/", "0"],
      ...["00/000", "-1/000", "64/000", "63/000.p/1", "1e1/000", "0x0/000", "zero/000", "0/000.p"],
      ...[
        "0/x999/x999/x999/x999/x999/x999/999",
        `0/${"x999/".repeat(400)}000`,
        "0/%30%30%30.p%2F0",
      ],
      ...["entries/009", "entries/000.p/0", "entries/", "entries", "entries/entries/000"],
      ...["0/..%2f..%2fetc%2fpasswd", "0/%00", "0/000%0a", "0/٠٠٠"],
    ];
    for (const path of unknown) {
      const { status, headers } = await send(url, "GET", `/v1/log/tile/${path}`);
      assert.equal(status, 404, path);
      assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/, path);
    }
    for (const target of ["/v1/log/tile/0/../0/000", "/v1/log/tile/0/%zz", "/v1/log/tile//000"]) {
      const raw = `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
      const { status } = await sendRaw(url, raw);
      assert.ok(status === 404 || status === 400, `${target}: ${status}`);
    }
    const post = await send(url, "POST", "/v1/log/tile/entries/x001/000", {});
    assert.deepEqual([post.status, post.headers.get("allow")], [405, "GET, HEAD"]);
  });

  test("publishes every key of receipts, the one that signs first", async () => {
    const { service } = stage();
    const { db, ring } = service.store;
    const old = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]);
    await db.query(
      `insert into log_key (use, key_id, public_key, first_used_at)
       values ('receipt', 'an-old-one', $1, '2026-01-01T00:00:00Z')`,
      [old],
    );
    const { text, headers } = await send(service.url, "GET", "/.well-known/jwks.json");
    assert.equal(headers.get("cache-control"), "public, max-age=300");
    const { keys } = JSON.parse(text) as { keys: Record<string, string>[] };
    assert.equal(keys.length, 2);
    assert.deepEqual(
      keys.map(({ kid }) => kid),
      [receiptSigner(ring).keyId, "an-old-one"],
    );
    for (const { kty, crv, alg, use, d } of keys) {
      assert.deepEqual([kty, crv, alg, use, d], ["EC", "P-256", "ES256", "sig", undefined]);
    }
    const [{ x, y, kid } = {}] = keys;
    const members = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
    assert.equal(createHash("sha256").update(members).digest("base64url"), kid);
  });
});

describe("Two processes on one database", () => {
  test("write one log, whichever is asked", async () => {
    const home = await freshHome("postgres");
    const processes = await Promise.all(
      [1, 2].map(async () => {
        const store = await openHome(home, systemClock);
        const server = await serve(store, systemClock);
        return { store, server, outsider: new LogOutsider(server.url) };
      }),
    );
    try {
      const [one] = processes;
      assert.ok(one);
      const admin = await plantKey(one.store, systemClock, ["admin:registry"]);
      const seen: Checkpoint[] = [];
      const ends = processes.map(async ({ store, server, outsider }) => {
        const ids = createIdSource(systemClock);
        const config = testConfig();
        const ctx = makeContext({ config, store, clock: systemClock, ids });
        const keys = await outsider.keys();
        const world = await buildWorld({ url: server.url, admin });
        for (let n = 0; n < 40; n += 1) {
          const traffic = evaluate(bankLine(world), newIin());
          await ctx.sequencer.round();
          seen.push(await outsider.checkpoint(keys));
          await traffic;
        }
      });
      await Promise.all(ends);
      assert.ok(new Set(seen.map(({ size }) => size)).size > 20);
      const last = seen.toSorted((a, b) => Number(a.size - b.size)).at(-1);
      assert.ok(last);
      for (const { size, root } of seen) {
        const others = seen.filter((each) => each.size === size);
        for (const each of others) assert.deepEqual(each.root, root);
      }
      for (const each of seen.filter(({ size }) => size > 0n)) {
        assert.equal(each.origin, last.origin);
        for (const { outsider } of processes) assert.ok(await outsider.isConsistent(each, last));
      }
      assert.deepEqual(await one.outsider.rootOf(last.size), last.root);
    } finally {
      await Promise.all(processes.map(({ server }) => server.close()));
      await home.remove();
    }
  });
});
