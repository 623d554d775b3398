import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { instantOf } from "@kelisim/core";
import { createIdSource, fireDue, makeContext, systemClock, type Clock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { assertToldOnce, fillWithTimers } from "./support/due-timers.ts";
import type { FiringProcess } from "./support/fire.fixture.ts";
import { openHome, testConfig } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";

const FIXTURE = fileURLToPath(new URL("./support/fire.fixture.ts", import.meta.url));
const CLAIMERS = 4;
const TIMERS = 2000;
const MOST_KILLS = 12;
const DAY_MS = 86_400_000;
/** Weeks after the last day of every duty: the service stood still meanwhile. */
const LATE = instantOf(MONDAY.epochMilliseconds + 60 * DAY_MS);

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
  for (const { timer } of claims) times.set(timer, (times.get(timer) ?? 0) + 1);
  return times;
};

describe(`${CLAIMERS} processes that claim ${TIMERS} due timers, on PostgreSQL`, () => {
  let home: StoreHome;
  let store: Store;
  let dir: TempDir;

  beforeEach(async () => {
    dir = tempDir();
    home = await freshHome("postgres");
    store = await openHome(home, { now: () => MONDAY });
    await fillWithTimers(store, TIMERS);
  });
  const end = async (): Promise<void> => {
    await store.close();
    await home.remove();
    dir.remove();
  };

  function start(leaseMs: number): ChildProcess {
    const { location, keyFile } = home;
    assert.ok(location.kind === "postgres");
    const aheadMs = LATE.epochMilliseconds - systemClock.now().epochMilliseconds;
    const journal = join(dir.path, "claims");
    const given: FiringProcess = { url: location.url, keyFile, aheadMs, leaseMs, journal };
    return spawn(process.execPath, [FIXTURE, JSON.stringify(given)], {
      stdio: ["pipe", "ignore", "inherit"],
    });
  }

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
    await assertToldOnce(store, TIMERS);
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
    while (!isBusy()) await sleep(10);
    while ((await left()) > 0) {
      await sleep(100 + Math.floor(Math.random() * 400));
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
    await assertToldOnce(store, TIMERS);
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
