import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConsentAnswer, DecisionExplanation, DutyDetailAnswer } from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import { openDb, openStore, schemaVersion } from "@kelisim/store";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { bankLine } from "../../server/test/support/acts.ts";
import { plantKey } from "../../server/test/support/first-key.ts";
import { Api } from "../../server/test/support/http-client.ts";
import { nothingYet, tellStories, type Acknowledged } from "../../server/test/support/load.ts";
import { openHome, serve } from "../../server/test/support/service.ts";
import { freshHome, type StoreHome } from "../../server/test/support/store-home.ts";
import { assertWhole } from "../../server/test/support/whole-store.ts";
import { buildWorld, type World } from "../../server/test/support/world.ts";
import { Kelisim } from "./kelisim.ts";
import { BalancedApi, Balancer } from "./support/balancer.ts";
import { makeRelease } from "./support/other-release.ts";

const CLIENTS = 8;
/** Stories that are told before the next step. */
const ENOUGH = 8;

const LATER = "9000_later.sql";
/** What a later release may do under the feet of this one: tables and columns are added. */
const ADDITIVE = `
  alter table subject add column later_note text;
  alter table event add column later_note text;
  alter table answer add column later_note text not null default 'x';
  create table later_thing (subject_id uuid primary key);
  grant select, insert on later_thing to kelisim_app;`;

describe("a rolling restart from one release to the next", () => {
  let home: StoreHome;
  let folder: TempDir;
  let world: World;
  let env: Readonly<Record<string, string>>;
  /** The programs of the two releases. */
  let programs: Readonly<Record<"old" | "next", string>>;

  before(async () => {
    home = await freshHome("postgres");
    folder = tempDir();
    const release = (name: string, migrations: Readonly<Record<string, string>>): string => {
      mkdirSync(join(folder.path, name));
      return makeRelease(join(folder.path, name), migrations);
    };
    programs = { old: release("old", {}), next: release("next", { [LATER]: ADDITIVE }) };
    const { location, keyFile } = home;
    assert.equal(location.kind, "postgres");
    env = {
      DATABASE_URL: location.url,
      KELISIM_KEY_FILE: keyFile,
      KELISIM_ERASURE_LEDGER: join(folder.path, "erasures"),
      KELISIM_PORT: "0",
      KELISIM_POOL: "6",
      KELISIM_MIGRATE: "off",
      KELISIM_DRAIN_DELAY_SECONDS: "2",
    };
    await reopened(async (url, admin) => {
      world = await buildWorld({ url, admin });
    });
  });
  after(async () => {
    await home.remove();
    folder.remove();
  });

  /** Serves the store from this process meanwhile. */
  async function reopened(
    work: (url: string, admin: Awaited<ReturnType<typeof plantKey>>) => Promise<void>,
  ): Promise<void> {
    const store = await openHome(home, systemClock);
    const admin = await plantKey(store, systemClock, ["admin:registry"]);
    const server = await serve(store, systemClock);
    try {
      await work(server.url, admin);
    } finally {
      await server.close();
    }
  }

  const run = (
    t: TestContext,
    release: "old" | "next",
    command: string,
    more: Readonly<Record<string, string>> = {},
  ): Kelisim =>
    new Kelisim(t, [command], {
      cwd: folder.path,
      env: { ...env, ...more },
      command: [process.execPath, programs[release]],
    });

  const addressOf = (service: Kelisim): Promise<string> =>
    service.until(() => /running: (http:\S+)/.exec(service.stderr)?.[1]);

  async function currentSchema(): Promise<string | undefined> {
    const db = await openDb(home.location, "a test");
    try {
      return await schemaVersion(db);
    } finally {
      await db.close();
    }
  }

  /** Whatever was acknowledged is there, by the service's own answers. */
  async function checkAcknowledged(bank: Api, heard: Acknowledged): Promise<void> {
    for (const id of heard.requests) await bank.get(`/v1/consent-requests/${id}`);
    const withdrawn = new Set(heard.withdrawn.map(({ id }) => id));
    for (const id of heard.consents) {
      const { status } = await bank.get<ConsentAnswer>(`/v1/consents/${id}`);
      if (withdrawn.has(id)) assert.equal(status, "withdrawn");
    }
    for (const duty of heard.withdrawn.flatMap(({ duties }) => duties)) {
      const kept = await bank.get<DutyDetailAnswer>(`/v1/duties/${duty.id}`);
      assert.deepEqual([kept.due_on, kept.status], [duty.due_on, "open"]);
    }
    for (const { decision, context } of heard.decisions) {
      const path = `/v1/access-decisions/${context.decision_id}`;
      const explained = await bank.get<DecisionExplanation>(path);
      assert.deepEqual([explained.decision, explained.reason], [decision, context.reason]);
    }
  }

  test("no request fails, and nothing acknowledged is lost", async (t) => {
    const balancer = new Balancer();
    t.after(() => balancer.stop());
    const old = [run(t, "old", "serve"), run(t, "old", "serve")];
    const running = await Promise.all(
      old.map(async (service) => [service, await addressOf(service)] as const),
    );
    for (const [, url] of running) await balancer.add(url);

    const heard = nothingYet();
    const api = (of: { readonly api: Api }) => new BalancedApi(balancer, of.api.key);
    const senders = {
      line: bankLine(world),
      bank: () => api(world.bank),
      desk: () => api(world.desk),
    };
    const stories = Promise.all(Array.from({ length: CLIENTS }, () => tellStories(senders, heard)));
    let isTold = false;
    // A story that fails ends the test at once, with its own words.
    const failed = stories.then(() => assert.ok(isTold, "the stories ended by themselves"));
    const enough = async (): Promise<void> => {
      const aim = heard.decisions.length + ENOUGH;
      while (heard.decisions.length < aim) await Promise.race([failed, sleep(20)]);
    };
    await enough();

    const migrated = await run(t, "next", "migrate").ended();
    assert.equal(migrated.code, 0, migrated.stderr);
    assert.equal(await currentSchema(), LATER);
    await enough();

    for (const [service, url] of running) {
      const successor = run(t, "next", "serve");
      await balancer.add(await addressOf(successor));
      const stopped = service.stop();
      await balancer.left(url);
      const { code, stderr } = await stopped;
      assert.equal(code, 0, stderr);
      await enough();
    }

    isTold = true;
    await balancer.stop();
    await stories;
    t.diagnostic(`${heard.decisions.length} decisions, ${balancer.broken} connections broke`);
    await checkStore(heard);
  });

  async function checkStore(heard: Acknowledged): Promise<void> {
    const { location, keyFile } = home;
    const now = systemClock.now();
    // This program is the old release, and must not touch the newer tables.
    const store = await openStore({ location, keyFile, service: "non-state", now, migrate: false });
    const server = await serve(store, systemClock);
    try {
      await assertWhole(store);
      await checkAcknowledged(new Api(server.url, world.bank.api.key), heard);
    } finally {
      await server.close();
    }
  }

  test("the old release goes on under the newer tables, unless it is to migrate them", async (t) => {
    const again = run(t, "old", "serve");
    const url = await addressOf(again);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.equal((await again.stop()).code, 0);

    const migrating = await run(t, "old", "serve", { KELISIM_MIGRATE: "on" }).ended();
    assert.equal(migrating.code, 1);
    assert.match(migrating.stderr, new RegExp(`newer Kelisim \\(it has ${LATER}\\)`));
    assert.match(migrating.stderr, /Start that release or a later one.*KELISIM_MIGRATE=off/);
    assert.doesNotMatch(migrating.stderr, /\n\s+at /);
    const kazakh = { KELISIM_MIGRATE: "on", LANG: "kk_KZ.UTF-8" };
    const told = await run(t, "old", "serve", kazakh).ended();
    assert.match(told.stderr, /кестелері бұл бағдарламадан жаңа.*KELISIM_MIGRATE=off/);
  });
});
