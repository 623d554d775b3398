import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { instantOf, type Instant } from "@kelisim/core";
import { createIdSource, fireDue, makeContext, systemClock, type Clock } from "@kelisim/server";
import { changePurpose, type Store } from "@kelisim/store";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { SCORING } from "../../core/src/testing/registry.test-support.ts";
import { assertToldOnce, fillWithTimers } from "./support/due-timers.ts";
import type { FiringProcess } from "./support/fire.fixture.ts";
import { openHome, testConfig } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";

const FIXTURE = fileURLToPath(new URL("./support/fire.fixture.ts", import.meta.url));
const CLAIMERS = 4;
/** Of duties: they are claimed. */
const TIMERS = 2000;
/** Consents that expire: they are told without a claim. */
const PLAIN = 100;
const MOST_KILLS = 12;
const DAY_MS = 86_400_000;
/** Long after the last day of every duty and consent: the service stood still meanwhile. */
const LATE = instantOf(MONDAY.epochMilliseconds + 400 * DAY_MS);

type Claim = { readonly by: string; readonly timer: string };

/** What the claimers wrote down; the last line of one that was killed may be cut off. */
function claimsIn(journal: string): readonly Claim[] {
  if (!existsSync(journal)) return [];
  return readFileSync(journal, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [by = "", ...timer] = line.split(" ");
      return timer.length === 3 ? [{ by, timer: timer.join(" ") }] : [];
    });
}

const timesClaimed = (claims: readonly Claim[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const { timer } of claims.filter((each) => each.timer.includes("duty-")))
    times.set(timer, (times.get(timer) ?? 0) + 1);
  return times;
};

function startChild(
  { location, keyFile }: StoreHome,
  at: Instant,
  given: Pick<FiringProcess, "leaseMs" | "journal" | "work">,
): ChildProcess {
  assert.ok(location.kind === "postgres");
  const aheadMs = at.epochMilliseconds - systemClock.now().epochMilliseconds;
  const process_: FiringProcess = { url: location.url, keyFile, aheadMs, ...given };
  return spawn(process.execPath, [FIXTURE, JSON.stringify(process_)], {
    stdio: ["pipe", "ignore", "inherit"],
  });
}

describe(`${CLAIMERS} processes that fire ${TIMERS + PLAIN} due timers, on PostgreSQL`, () => {
  let home: StoreHome;
  let store: Store;
  let dir: TempDir;

  beforeEach(async () => {
    dir = tempDir();
    home = await freshHome("postgres");
    store = await openHome(home, { now: () => MONDAY });
    await fillWithTimers(store, TIMERS, PLAIN);
  });
  const end = async (): Promise<void> => {
    await store.close();
    await home.remove();
    dir.remove();
  };

  const start = (leaseMs: number): ChildProcess =>
    startChild(home, LATE, { leaseMs, journal: join(dir.path, "claims") });

  test("claim none twice and lose none, and each is told once", async (t) => {
    t.after(end);
    const claimers = Array.from({ length: CLAIMERS }, () => start(600_000));
    const ends = await Promise.all(claimers.map((each) => once(each, "exit")));
    for (const each of ends) assert.deepEqual(each, [0, null]);
    const claims = claimsIn(join(dir.path, "claims"));
    const times = timesClaimed(claims);
    assert.deepEqual(
      [...times.values()].filter((count) => count !== 1),
      [],
    );
    assert.equal(times.size, TIMERS);
    t.diagnostic(`${new Set(claims.map(({ by }) => by)).size} claims`);
    await assertToldOnce(store, TIMERS + PLAIN);
  });

  test("tell each once though they are killed again and again in the middle", async (t) => {
    t.after(end);
    const leaseMs = 700;
    const running = new Set<ChildProcess>();
    const begin = (): void => {
      const child = start(leaseMs);
      running.add(child);
      child.once("exit", () => running.delete(child));
    };
    for (let n = 0; n < CLAIMERS; n += 1) begin();
    let kills = 0;
    const left = async (): Promise<number> => {
      const text = "select count(*)::int as rows from timer where fired_at is null";
      return (await store.db.query<{ rows: number }>(text))[0]?.rows ?? 0;
    };
    const isBusy = (): boolean => existsSync(join(dir.path, "claims"));
    while (!isBusy()) await sleep(2);
    // The first one dies at once, in the middle of its first claim.
    for (let pause = 0; (await left()) > 0; pause = 20 + Math.floor(Math.random() * 200)) {
      await sleep(pause);
      const [victim] = running;
      if (victim !== undefined && kills < MOST_KILLS) {
        const gone = once(victim, "exit");
        victim.kill("SIGKILL");
        await gone;
        kills += 1;
      }
      while (running.size < CLAIMERS && (await left()) > 0) begin();
    }
    await Promise.all([...running].map((each) => once(each, "exit")));
    t.diagnostic(`${kills} kills`);
    assert.ok(kills > 0);
    await assertToldOnce(store, TIMERS + PLAIN);
  });
});

describe("A purpose that ends for everybody, on PostgreSQL", () => {
  const CONSENTS = 120;
  let home: StoreHome;
  let store: Store;
  before(async () => {
    home = await freshHome("postgres");
    store = await openHome(home, { now: () => MONDAY });
    await fillWithTimers(store, 0, CONSENTS);
  });
  after(async () => {
    await store.close();
    await home.remove();
  });

  test("is told once about each person, though who tells it is killed again and again", async (t) => {
    const change = { at: MONDAY, by: null };
    await store.db.tx((tx) =>
      changePurpose(tx, SCORING.id, change, (purpose) => ({ ...purpose, status: "closed" })),
    );
    const count = async (text: string): Promise<number> =>
      (await store.db.query<{ rows: number }>(`select count(*)::int as rows from ${text}`))[0]
        ?.rows ?? -1;
    const told = "event where type = 'consent.fulfilled'";
    let kills = 0;
    for (let before = 0; before < CONSENTS;) {
      const child = startChild(home, MONDAY, { leaseMs: 700, journal: "", work: "purpose-ends" });
      const ended = once(child, "exit");
      const isOver = new AbortController();
      void ended.then(() => isOver.abort());
      // The last ones are left to work in peace.
      while (!isOver.signal.aborted) {
        await sleep(5);
        if (kills >= 3 || (await count(told)) <= before) continue;
        kills += child.kill("SIGKILL") ? 1 : 0;
      }
      const now = await count(told);
      assert.ok(now > before, "nothing was written");
      before = now;
      assert.equal(before % 5, 0, "a transaction was carried out by half");
    }
    t.diagnostic(`${kills} kills`);
    assert.ok(kills > 0);
    assert.equal(await count(told), CONSENTS);
    assert.equal(await count(`(select distinct subject_id from ${told}) as people`), CONSENTS);
    assert.equal(await count("outbox where type = 'consent.expired'"), CONSENTS);
    assert.equal(await count("answer where end_state = 'fulfilled'"), CONSENTS);
    assert.equal(await count("timer where fired_at is null"), 0);
  });
});

describe("Four claimers of one process, on PGlite", () => {
  const SOME = 400;
  let home: StoreHome;
  let store: Store;
  before(async () => {
    home = await freshHome("pglite");
    store = await openHome(home, { now: () => MONDAY });
    await fillWithTimers(store, SOME);
  });
  after(async () => {
    await store.close();
    await home.remove();
  });

  test("claim none twice and lose none, and each is told once", async () => {
    const clock: Clock = { now: () => LATE };
    const ctx = makeContext({ config: testConfig(), store, clock, ids: createIdSource(clock) });
    const claims: string[] = [];
    const work = async (): Promise<void> => {
      let before = -1;
      // A claimer that others were faster than ends; the work goes on while anybody got something.
      while (before !== claims.length) {
        before = claims.length;
        await fireDue(ctx, new AbortController().signal, {
          people: 2,
          onClaim: (claimed) => {
            for (const { subjectId, timers } of claimed) {
              for (const { kind, recordId } of timers)
                claims.push(`${subjectId} ${kind} ${recordId}`);
            }
          },
        });
      }
    };
    await Promise.all(Array.from({ length: CLAIMERS }, work));
    assert.equal(new Set(claims).size, claims.length);
    assert.equal(claims.length, SOME);
    await assertToldOnce(store, SOME);
  });
});
