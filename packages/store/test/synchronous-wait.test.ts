import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { confirmCommits } from "@kelisim/store";
import { openPostgres } from "../src/db/postgres.ts";
import {
  CommitUnknownError,
  ConnectionLostError,
  isConnectionFault,
  SqlError,
} from "../src/db/errors.ts";
import type { Db } from "../src/db/db.ts";
import { valueOf } from "../../../testing/ask.ts";
import { runOn } from "../../../testing/database.ts";
import { startPair, type PostgresPair } from "../../../testing/postgres-cluster.ts";
import { endWait } from "../../../testing/sync-wait.ts";

describe("A commit that waits for the synchronous standby", () => {
  let pair: PostgresPair;
  let db: Db;

  before(async () => {
    pair = await startPair({ synchronous: true });
    await runOn(pair.primaryUrl, "create table note (id int)");
    db = await openPostgres({ url: pair.hostsUrl, applicationName: "kelisim test", max: 2 });
  });
  after(async () => {
    await db.close();
    await pair.remove();
  });

  /** Breaks a wait off by itself. */
  const impatient = (): Promise<Db> =>
    openPostgres({
      url: pair.primaryUrl,
      applicationName: "kelisim test",
      max: 1,
      answerLimitMs: 300,
    });

  const notes = (id: number): Promise<unknown> =>
    valueOf(pair.primaryUrl, `select count(*)::int as v from note where id = ${id}`);

  const ways = [
    [
      "a transaction",
      (id: number) => db.tx((tx) => tx.query("insert into note values ($1)", [id])),
    ],
    ["a single statement", (id: number) => db.query("insert into note values ($1)", [id])],
  ] as const;

  let id = 0;
  for (const [what, act] of ways) {
    for (const how of ["cancel", "terminate"] as const) {
      test(`is no acknowledgement when the wait ends by pg_${how}_backend, in ${what}`, async () => {
        id += 1;
        pair.cutLink();
        const refused = assert.rejects(
          act(id),
          (error) => error instanceof CommitUnknownError || isConnectionFault(error),
        );
        await endWait(pair.primaryUrl, how);
        await refused;
        assert.equal(await notes(id), 1, "it stands on this one machine, and was done once");
        await pair.mendLink();
        assert.deepEqual(await db.query("select 1 as v"), [{ v: 1 }], "the pool goes on");
      });
    }
  }

  test("is not told as done by who sees it, until the standby has it", async () => {
    pair.cutLink();
    const refused = assert.rejects(db.query("insert into note values (100)"), CommitUnknownError);
    await endWait(pair.primaryUrl, "cancel");
    await refused;
    assert.equal((await db.query("select id from note where id = 100")).length, 1);
    const unconfirmed = assert.rejects(confirmCommits(db), CommitUnknownError);
    await endWait(pair.primaryUrl, "cancel");
    await unconfirmed;
    const confirmed = confirmCommits(db);
    await pair.mendLink();
    await confirmed;
    await pair.primary.kill();
    await pair.promote();
    assert.equal(await notes(100), 1);
    await pair.rejoin();
  });

  test("is broken off after the limit, and so is a statement; the connections are used again", async () => {
    const own = await impatient();
    const pid = async (): Promise<unknown> =>
      (await own.query("select pg_backend_pid() as v"))[0]?.["v"];
    pair.cutLink();
    await assert.rejects(
      own.tx((tx) => tx.query("insert into note values (200)")),
      CommitUnknownError,
    );
    const before = await pid();
    await assert.rejects(own.query("insert into note values (201)"), CommitUnknownError);
    await pair.mendLink();
    await assert.rejects(
      own.query("select pg_sleep(60)"),
      (error) => error instanceof SqlError && error.code === "57014",
    );
    assert.equal(await pid(), before);
    await own.close();
  });

  test("a server that no longer answers is left after the limit", async () => {
    const own = await impatient();
    const pid = Number((await own.query("select pg_backend_pid() as v"))[0]?.["v"]);
    process.kill(pid, "SIGSTOP");
    try {
      await assert.rejects(own.query("insert into note values (300)"), ConnectionLostError);
      assert.deepEqual(await own.query("select 1 as v"), [{ v: 1 }]);
    } finally {
      process.kill(pid, "SIGCONT");
    }
    await own.close();
  });
});
