import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { hostUrls, joinHosts } from "@kelisim/store";
import { ConnectionLostError, SqlError } from "../src/db/errors.ts";
import { openPostgres } from "../src/db/postgres.ts";
import type { Db } from "../src/db/db.ts";
import { valueOf } from "../../../testing/ask.ts";
import { runOn } from "../../../testing/database.ts";
import { startPair, type PostgresPair } from "../../../testing/postgres-cluster.ts";

const ANSWERS = "select id from note order by id";

const ids = async (db: Db): Promise<unknown[]> => (await db.query(ANSWERS)).map(({ id }) => id);

/** Tries until it is done, as a client does that is told to come back. Each try is an own row at most. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

describe("A database of several hosts", () => {
  let pair: PostgresPair;
  const opened: Db[] = [];

  before(async () => {
    pair = await startPair({ synchronous: true });
    await runOn(pair.primaryUrl, "create table note (id int primary key)");
  });
  after(async () => {
    for (const db of opened) await db.close();
    await pair.remove();
  });

  async function open(url: string): Promise<Db> {
    const db = await openPostgres({ url, applicationName: "kelisim test", max: 3 });
    opened.push(db);
    return db;
  }
  const write = (db: Db, id: number): Promise<unknown> =>
    db.tx((tx) => tx.query("insert into note values ($1) on conflict do nothing", [id]));

  test("is used at its primary, whichever host stands first", async () => {
    for (const [id, order] of [
      [1, hostUrls(pair.hostsUrl)],
      [2, hostUrls(pair.hostsUrl).toReversed()],
    ] as const) {
      const db = await open(joinHosts(order));
      await write(db, id);
      const standby = await db.asOwner((owner) => owner.query("select pg_is_in_recovery() as v"));
      assert.deepEqual(standby, [{ v: false }]);
    }
  });

  test("passes over a host that takes connections and says nothing", async () => {
    const mute = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as AddressInfo;
    const own = `postgres://postgres@127.0.0.1:${port}/postgres`;
    const db = await open(joinHosts([own, ...hostUrls(pair.hostsUrl)]));
    await write(db, 3);
    mute.close();
    await db.close();
  });

  test("says so where every host is a standby, and a standby alone refuses to write", async () => {
    const twice = await open(joinHosts([pair.standbyUrl, pair.standbyUrl]));
    await assert.rejects(
      write(twice, 4),
      (error) => error instanceof ConnectionLostError && error.code === "standby",
    );
    const alone = await open(pair.standbyUrl);
    for (const attempt of [
      () => write(alone, 4),
      () => alone.query("insert into note values (4)"),
    ]) {
      await assert.rejects(
        attempt(),
        (error) => error instanceof SqlError && error.code === "25006",
      );
    }
  });

  test("is found again after its primary was killed and the standby promoted, there and back", async () => {
    const db = await open(pair.hostsUrl);
    await write(db, 10);
    for (const id of [11, 12]) {
      await Promise.all([write(db, id * 10), write(db, id * 10 + 1)]);
      const old = pair.primary;
      await old.kill();
      await assert.rejects(write(db, id));
      await pair.promote();
      await untilDone(() => write(db, id));
      assert.equal(
        await valueOf(pair.primaryUrl, `select count(*)::int as v from note where id = ${id}`),
        1,
      );
      await pair.rejoin();
      await db.asOwner((owner) => owner.query("select 1 as v"));
    }
    assert.deepEqual(await ids(db), [1, 2, 3, 10, 11, 12, 110, 111, 120, 121]);
  });
});
