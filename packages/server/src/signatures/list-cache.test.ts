import assert from "node:assert/strict";
import { test } from "node:test";
import { at, makeCrl, TestAuthority } from "../../../signature/testing/index.ts";
import { ListCache } from "./list-cache.ts";

const ROOT = TestAuthority.root("ecdsa");
const NOON = at("2026-11-20T12:00:00Z");
const list = (nextUpdate: string) =>
  makeCrl(ROOT, { thisUpdate: NOON, nextUpdate: at(nextUpdate) });

test("an accepted list is fetched once, until it is out of date, and by an hour at the latest", async () => {
  const cache = new ListCache();
  let fetched = 0;
  const get = (url: string, now: string, bytes: Uint8Array | undefined) =>
    cache.get(url, at(now), async () => {
      fetched += 1;
      return bytes;
    });
  const short = list("2026-11-20T12:10:00Z");
  const both = [get("a", "2026-11-20T12:00:00Z", short), get("a", "2026-11-20T12:00:00Z", short)];
  assert.deepEqual(await Promise.all(both), [short, short]);
  assert.equal(fetched, 1);
  cache.accept(short);
  cache.accept(short);
  assert.equal(await get("a", "2026-11-20T12:09:59Z", undefined), short);
  assert.equal(fetched, 1);
  const long = list("2026-12-20T12:00:00Z");
  assert.equal(await get("a", "2026-11-20T12:10:00Z", long), long);
  cache.accept(long);
  await get("a", "2026-11-20T13:09:59Z", undefined);
  assert.equal(fetched, 2);
  cache.accept(long);
  await get("a", "2026-11-20T13:10:00Z", long);
  assert.equal(fetched, 3);
});

test("what nobody has accepted, what is no list, and what did not come, is asked for again", async () => {
  const cache = new ListCache();
  const words = new TextEncoder().encode("<html>");
  const now = at("2026-11-20T12:00:00Z");
  assert.equal(await cache.get("a", now, async () => words), words);
  cache.accept(words);
  const poison = list("2026-11-21T12:00:00Z");
  assert.equal(await cache.get("a", now, async () => poison), poison);
  cache.accept(list("2026-11-21T12:00:00Z"));
  assert.equal(await cache.get("a", now, async () => undefined), undefined);
  const good = list("2026-11-21T12:00:00Z");
  await assert.rejects(cache.get("a", now, () => Promise.reject(new Error("away"))));
  assert.equal(await cache.get("a", now, async () => good), good);
  cache.accept(good);
  assert.equal(await cache.get("a", now, async () => poison), good);
});
