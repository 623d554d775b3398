import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  ensureLog,
  logBacklog,
  logTree,
  recordRefusal,
  sequence,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { NODE_FLAGS } from "../../../testing/node-flags.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { gate, times } from "./support/at-once.ts";
import { assertLogOfAll, assertProofs, rowsWithoutBatch } from "./support/evidence.ts";
import { seedRegistry } from "./support/registry.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";

const CHILD = fileURLToPath(new URL("support/sequencer-child.ts", import.meta.url));
const WAITING = 200;
/** A kill may come when nothing is on its way: so many are tried until one hits. */
const KILLS = 10;

const refuse = ({ db }: { readonly db: Queryable }): Promise<void> =>
  recordRefusal(db, {
    ...{ at: MONDAY, partyId: undefined, keyId: undefined },
    ...{ command: "consents.withdraw", outcome: "not-found" },
  });

type Killed = { readonly size: bigint; readonly isDone: boolean };

/** Lets a process sequence for some rounds and a little longer, and kills it. @returns what it told last */
async function sequenceAndKill({ location, keyFile }: Place, rounds: number): Promise<Killed> {
  const args = [...NODE_FLAGS, CHILD, JSON.stringify({ location, keyFile })];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  const lines = (): string[] => told.split("\n").slice(0, -1);
  while (lines().length < rounds && child.exitCode === null) {
    await Promise.race([once(child.stdout, "data"), ended]);
  }
  await sleep(Math.random() * 12);
  child.kill("SIGKILL");
  await ended;
  const sizes = lines().filter((line) => line !== "done");
  return { size: BigInt(sizes.at(-1) ?? "0"), isDone: lines().includes("done") };
}

async function toTheEnd({ db, ring }: Store): Promise<void> {
  for (;;) {
    const { left, busy, missing } = await sequence(db, ring, MONDAY, { most: 50 });
    assert.deepEqual(missing, { receipts: 0, accesses: 0, others: 0 });
    if (!left && !busy) return;
  }
}

for (const engine of ENGINES) {
  describe(`a sequencer on ${engine}`, () => {
    let place: Place;

    const opened = async (work: (store: Store) => Promise<void>): Promise<void> => {
      const store = await openAt(place);
      try {
        await work(store);
      } finally {
        await store.close();
      }
    };

    before(async () => {
      place = await newPlace(engine, "ready");
      await opened(async (store) => {
        await ensureLog(store.db, store.ring, { now: MONDAY });
        await seedRegistry(store);
        for (let n = 0; n < WAITING; n += 1) await refuse(store);
        await sequence(store.db, store.ring, MONDAY, { most: 100 });
      });
    });
    after(() => place.remove());

    test("that is killed loses nothing and puts nothing twice; the next one goes on", async (t) => {
      const hits: bigint[] = [];
      for (let kill = 0; kill < KILLS && hits.length === 0; kill += 1) {
        const { size, isDone } = await sequenceAndKill(place, 1 + kill);
        await opened(async (store) => {
          const tree = await logTree(store.db);
          const { pending } = await logBacklog(store.db);
          t.diagnostic(`killed behind ${size} of ${tree?.size}, done: ${isDone}, ${pending} wait`);
          assert.ok(tree !== undefined && tree.size >= size);
          await assertLogOfAll(store);
          if (!isDone && pending > 0) hits.push(size);
          await toTheEnd(store);
          assert.equal((await logBacklog(store.db)).pending, 0);
          assert.equal(await rowsWithoutBatch(store.db), 0);
          await assertLogOfAll(store);
          for (let n = 0; hits.length === 0 && n < WAITING; n += 1) await refuse(store);
        });
      }
      assert.ok(hits.length > 0, "no kill hit");
    });

    // A directory has one process at a time.
    if (engine === "PGlite") return;

    test("and another one at once make one tree while people go on writing", async () => {
      const stores = [await openAt(place), await openAt(place)] as const;
      const [one, other] = stores;
      try {
        // Whoever comes second has nothing to do.
        const [held, release] = [gate(), gate()];
        const holding = one.db.tx(async (tx) => {
          await tx.query("select size from log_tree for update");
          held.open();
          await release.passed;
        });
        await held.passed;
        const second = await sequence(other.db, other.ring, MONDAY, { most: 10 });
        assert.deepEqual([second.busy, second.batches], [true, 0]);
        release.open();
        await holding;

        const writing = new AbortController();
        const growing = stores.map(async ({ db, ring }) => {
          let [rounds, busy] = [0, 0];
          for (; !writing.signal.aborted; rounds += 1) {
            if ((await sequence(db, ring, MONDAY, { most: 7 })).busy) busy += 1;
          }
          return { rounds, busy };
        });
        for (let round = 0; round < 20; round += 1) {
          await times(8, (n) => refuse(n % 2 === 0 ? one : other));
        }
        writing.abort();
        const grown = await Promise.all(growing);
        assert.ok(grown.some(({ rounds, busy }) => rounds > busy));
        await toTheEnd(one);
        assert.equal(await rowsWithoutBatch(one.db), 0);
        await assertProofs(one, await assertLogOfAll(other));
      } finally {
        for (const store of stores) await store.close();
      }
    });
  });
}
