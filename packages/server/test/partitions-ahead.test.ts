import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import {
  createIdSource,
  createLogger,
  JobRunner,
  makeContext,
  MONTHS,
  PARTITIONS,
  systemClock,
  type Clock,
  type JobContext,
} from "@kelisim/server";
import { dropMonths, jobStates, openStore, type Store } from "@kelisim/store";
import { runOn } from "../../../testing/database.ts";
import { ask, bankLine, evaluate, grant } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { openHome, serve, testConfig } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";
import { until } from "./support/until.ts";
import { buildWorld, type World } from "./support/world.ts";

const contextOf = (store: Store, clock: Clock): JobContext =>
  makeContext({ config: testConfig(), store, clock, ids: createIdSource(clock) });

/** The partitions that hold events, with how many. */
const eventsIn = async (store: Store): Promise<Readonly<Record<string, number>>> => {
  const rows = await store.db.query<{ partition: string; rows: number }>(
    `select tableoid::regclass::text as partition, count(*)::int as rows from event group by 1`,
  );
  return Object.fromEntries(rows.map(({ partition, rows: count }) => [partition, count]));
};

for (const engine of ENGINES) {
  describe(`A service that runs for months, on ${engine}`, () => {
    const clock = new FakeClock();
    let home: StoreHome;
    let store: Store;
    let server: { readonly url: string; close(): Promise<void> };
    let world: World;
    before(async () => {
      home = await freshHome(engine);
      store = await openHome(home, clock);
      const admin = await plantKey(store, clock, ["admin:registry"]);
      server = await serve(store, clock);
      world = await buildWorld({ url: server.url, admin });
    });
    after(async () => {
      await server.close();
      await home.remove();
    });

    test("makes the coming months' partitions, so that no row falls beside them", async () => {
      const signal = new AbortController().signal;
      const idle = await PARTITIONS.run(contextOf(store, clock), signal);
      assert.deepEqual(idle.counts, { created: 0, blocked: 0 });
      const index = "event_y2026_m12_recorded_at_idx";
      await store.db.asOwner((owner) => owner.query(`alter index ${index} reset (autosummarize)`));
      await PARTITIONS.run(contextOf(store, clock), signal);
      const [told] = await store.db.query<{ options: readonly string[] }>(
        `select reloptions as options from pg_class where relname = '${index}'`,
      );
      assert.deepEqual(told?.options, ["autosummarize=on"]);
      for (let month = 0; month < 5; month += 1) {
        clock.advanceDays(31);
        const { counts } = await PARTITIONS.run(contextOf(store, clock), signal);
        assert.equal(counts["blocked"], 0);
        await ask(bankLine(world), newIin());
      }
      const found = await eventsIn(store);
      assert.deepEqual(Object.keys(found).toSorted(), [
        ...["event_y2026_m12", "event_y2027_m01", "event_y2027_m02", "event_y2027_m03"],
        "event_y2027_m04",
      ]);
    });

    /** What a page of the bank's log asks the database, but for what looks after the keys. */
    const statementsFor = async (limit: number): Promise<readonly string[]> => {
      const names: string[] = [];
      const nothing = () => undefined;
      const stop = store.db.watch.listen({
        statement: (name) => void names.push(name),
        ...{ retried: nothing, commitUnknown: nothing, connectionLost: nothing },
      });
      const path = `/v1/access-log/search?limit=${limit}`;
      const { items } = await world.bank.api.post<{ items: readonly unknown[] }>(path, {});
      stop();
      assert.equal(items.length, limit);
      return names.filter((name) => !/key/.test(name) && name !== "unnamed").toSorted();
    };

    test("reads a long page of the log in as many statements as a short one", async () => {
      await grant(world, bankLine(world), newIin());
      for (let row = 0; row < 14; row += 1) await evaluate(bankLine(world), newIin());
      const short = await statementsFor(2);
      assert.ok(short.includes("search-access-log") && short.includes("load-events-of-persons"));
      assert.deepEqual(await statementsFor(12), short);
    });

    test("closes its months, and says of a decision whose row was dropped that its term has ended", async () => {
      const iin = newIin();
      await grant(world, bankLine(world), iin);
      const { context } = await evaluate(bankLine(world), iin);
      const explain = () =>
        world.bank.api.send("GET", `/v1/access-decisions/${context.decision_id}`);
      const signal = new AbortController().signal;
      const close = () => MONTHS.run(contextOf(store, clock), signal);
      assert.ok(((await close()).counts["sealed"] ?? 0) > 0);
      assert.deepEqual((await close()).counts, { sealed: 0 });
      clock.advanceDays(3 * 366 + 70);
      assert.ok(((await close()).counts["sealed"] ?? 0) > 0);
      assert.equal((await explain()).status, 200);
      const dropped = await dropMonths(store.db, { now: clock.now(), keepMonths: 36 });
      assert.ok(dropped.every(({ outcome }) => outcome === "dropped"));
      const gone = await explain();
      assert.equal(gone.status, 410);
      assert.match(gone.text, /record-term-ended/);
      // The consent that she gave is evidence of its own, and is still there.
      const { items } = await world.bank.api.post<{ items: readonly unknown[] }>(
        "/v1/consents/search",
        { data_subject: { iin } },
      );
      assert.equal(items.length, 1);
      await evaluate(bankLine(world), iin);
    });
  });
}

describe("A service whose login owns nothing and that is given no owner", () => {
  const login = `kelisim_job_test_${randomBytes(6).toString("hex")}`;
  let home: StoreHome;
  let url: URL;
  let store: Store;
  before(async () => {
    home = await freshHome("postgres");
    assert.ok(home.location.kind === "postgres");
    url = new URL(home.location.url);
    await (await openHome(home, systemClock)).close();
    await runOn(url.href, `create role ${login} login password '${login}' in role kelisim_app`);
    const own = new URL(url);
    own.username = login;
    own.password = login;
    store = await openStore({
      location: { kind: "postgres", url: own.href, poolSize: 2 },
      keyFile: home.keyFile,
      service: "non-state",
      now: systemClock.now(),
      migrate: false,
    });
  });
  after(async () => {
    await store.close();
    await home.remove();
    const server = new URL(url);
    server.pathname = "/postgres";
    await runOn(server.href, `drop role if exists ${login}`);
  });

  test("fails to make partitions, says so in the job's outcome, and goes on", async () => {
    const clock: Clock = { now: () => systemClock.now().add({ hours: 24 * 95 }) };
    const runner = new JobRunner(contextOf(store, clock), {
      jobs: [PARTITIONS],
      logger: createLogger("silent"),
      pauseMs: 20,
    });
    runner.start();
    await until(async () => {
      const [state] = await jobStates(store.db);
      return state?.outcome === "failed";
    }, "the failure");
    await runner.stop(new AbortController().signal);
    const [state] = await jobStates(store.db);
    assert.equal(state?.succeededAt, undefined);
    assert.ok((state?.dueAt.epochMilliseconds ?? 0) > clock.now().epochMilliseconds, "it waits");

    const admin = await plantKey(store, clock, ["admin:registry"]);
    const lasting = { ...store, close: async () => undefined };
    const server = await serve(lasting, clock);
    const world = await buildWorld({ url: server.url, admin });
    await ask(bankLine(world), newIin());
    await server.close();
    assert.deepEqual(Object.keys(await eventsIn(store)), ["event_default"]);
  });
});
