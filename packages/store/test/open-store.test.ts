import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { BUILT_IN_CATEGORIES } from "@kelisim/core";
import {
  createKeyFile,
  KeyFileError,
  listCategories,
  migrateStore,
  openDb,
  SqlError,
  StoreRefusedError,
  type Store,
} from "@kelisim/store";
import { StoreLockedError } from "../src/engine/directory-lock.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { runOn } from "../../../testing/database.ts";
import { type PostgresServer, startPostgres } from "../../../testing/postgres-server.ts";
import { tempDir } from "../../../testing/temp-dir.ts";
import { times } from "./support/at-once.ts";
import { asOwner } from "./support/catalog.ts";
import { consented } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";

type Choice = Parameters<typeof openAt>[1];

/** Opens a store that is closed at the latest when the test ends, however it ends. */
async function opened(t: TestContext, place: Place, choice?: Choice): Promise<Store> {
  const store = await openAt(place, choice);
  t.after(() => store.close());
  return store;
}

/** Why a store does not open; one that does open is closed again, so that the test can end. */
const faultOf = (place: Place, choice?: Choice): Promise<unknown> =>
  openAt(place, choice).then(
    (store) => store.close().then(() => "it opened"),
    (error: unknown) => error,
  );

async function assertRefused(
  place: Place,
  choice: Choice,
  code: StoreRefusedError["code"],
  advice: RegExp,
): Promise<void> {
  const fault = await faultOf(place, choice);
  assert.ok(fault instanceof StoreRefusedError, String(fault));
  assert.equal(fault.code, code);
  assert.match(fault.message, advice);
}

const assertNotMigrated = (place: Place): Promise<void> =>
  assertRefused(place, { migrate: false }, "not-migrated", /kelisim migrate/);

for (const engine of ENGINES) {
  describe(`opening a store on ${engine}`, () => {
    let place: Place;
    before(async () => {
      place = await newPlace(engine);
    });
    after(() => place.remove());

    test("without migrating refuses an empty database and says how to fill it", async () => {
      await assertNotMigrated(place);
    });

    test("makes the service, its categories and the schema, and finds the same ones later", async (t) => {
      const first = await opened(t, place);
      const counts = `select (select count(*)::int from service) as services,
          (select count(*)::int from data_category) as categories,
          (select count(*)::int from schema_migration) as migrations,
          (select count(*)::int from pg_class where relispartition and relkind = 'r') as partitions`;
      const [made] = await asOwner(first.db, counts);
      assert.equal(made?.["services"], 1);
      await first.close();

      const again = await opened(t, place);
      assert.equal(again.serviceId, first.serviceId);
      assert.deepEqual(await asOwner(again.db, counts), [made]);
      const found = await listCategories(again.db, undefined, 1000);
      const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
      assert.deepEqual(found.toSorted(byCode), BUILT_IN_CATEGORIES.toSorted(byCode));
      await again.close();

      const unmigrated = await opened(t, place, { migrate: false });
      assert.equal(unmigrated.serviceId, first.serviceId);
      await unmigrated.close();
    });

    test("refuses a foreign key file and says which one is needed", async () => {
      const dir = tempDir();
      const foreign = join(dir.path, "foreign.key");
      createKeyFile(foreign, MONDAY);
      const advice = /right key file.*KELISIM_KEY_FILE/;
      await assertRefused(place, { keyFile: foreign }, "wrong-key-file", advice);
      const missing = await faultOf(place, { keyFile: join(dir.path, "missing.key") });
      assert.ok(missing instanceof KeyFileError && missing.code === "missing");
      dir.remove();
    });

    test("refuses to be the other service and says which one it is", async () => {
      await assertRefused(
        place,
        { service: "state" },
        "other-service",
        /KELISIM_SERVICE=non-state/,
      );
    });

    test("without migrating refuses the schema of an older release", async () => {
      const alter = async (sql: string) => {
        const db = await openDb(place.location, "test");
        try {
          return await asOwner<{ name: string; sha256: string }>(db, sql);
        } finally {
          await db.close();
        }
      };
      const [newest] = await alter(
        `delete from schema_migration where name = (select max(name) from schema_migration)
         returning name, sha256`,
      );
      assert.ok(newest !== undefined);
      await assertNotMigrated(place);
      const { name, sha256 } = newest;
      await alter(`insert into schema_migration values ('${name}', '${sha256}', now())`);
    });

    test("opens as before after all these refusals", async (t) => {
      const store = await opened(t, place);
      assert.deepEqual(await store.db.query("select count(*)::int as n from service"), [{ n: 1 }]);
    });
  });
}

test("a directory that is open is refused to the next one, which is told who has it", async (t) => {
  const place = await newPlace("PGlite");
  const store = await opened(t, place, { note: "the first one" });
  const fault = await faultOf(place);
  assert.ok(fault instanceof StoreLockedError);
  assert.equal(fault.pid, process.pid);
  assert.match(fault.message, /the first one.*choose another data directory/s);
  await newPerson(store);
  await store.close();
  await (await openAt(place)).close();
  await place.remove();
});

describe("a PostgreSQL server that has never seen the service", () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());

  const placeOn = (url: string): Place => {
    const dir = tempDir();
    const keyFile = join(dir.path, "test.key");
    createKeyFile(keyFile, MONDAY);
    return {
      location: { kind: "postgres", url, poolSize: 2 },
      keyFile,
      remove: async () => dir.remove(),
    };
  };

  test("is refused without migrating, with words that say how to fill it", async () => {
    const place = placeOn(server.url);
    await assertNotMigrated(place);
    await place.remove();
  });

  test("becomes one service when eight processes start on it at once", async (t) => {
    const place = placeOn(server.url);
    const db = await openDb(place.location, "test");
    t.after(() => db.close());
    await migrateStore(db, MONDAY);
    // All of them come to the same insert before the first one may make it, and commit slowly.
    const slowly = "?options=-c%20commit_delay%3D50000%20-c%20commit_siblings%3D0";
    const location = { kind: "postgres", url: `${server.url}${slowly}` } as const;
    const opening = await db.asOwner((owner) =>
      owner.tx(async (tx) => {
        await tx.query("lock table service in exclusive mode");
        const all = times(8, () => opened(t, { ...place, location }, { migrate: false }));
        await sleep(400);
        return { all };
      }),
    );
    const stores = await opening.all;
    assert.equal(new Set(stores.map(({ serviceId }) => serviceId)).size, 1);
    const [first] = stores;
    assert.ok(first !== undefined);
    assert.deepEqual(await asOwner(first.db, "select count(*)::int as n from service"), [{ n: 1 }]);
    await Promise.all(stores.map((store) => store.close()));
    await place.remove();
  });

  test("keeps its evidence from a login that is not the owner, whatever role that takes", async (t) => {
    const database = new URL(server.url);
    database.pathname = "/separate";
    await runOn(server.url, "create database separate template template0");
    await runOn(server.url, "create role web login");
    const place = placeOn(database.href);
    await (await openAt(place)).close();
    await runOn(database.href, "grant kelisim_app to web");

    const asWeb = new URL(database);
    asWeb.username = "web";
    const location = { kind: "postgres", url: asWeb.href, ownerUrl: database.href } as const;
    const store = await opened(t, { ...place, location });
    await seedRegistry(store);
    await consented(store, (await newPerson(store)).subjectId);
    for (const role of ["none", "kelisim_app", "web"]) {
      await assert.rejects(
        store.db.tx(async (tx) => {
          await tx.query(`set local role ${role}`);
          await tx.query("delete from event");
        }),
        (error: unknown) => error instanceof SqlError && error.code === "42501",
        role,
      );
    }
    await store.close();

    const served = await opened(
      t,
      { ...place, location: { kind: "postgres", url: asWeb.href } },
      { migrate: false },
    );
    assert.equal(served.serviceId, store.serviceId);
    await served.close();
    await place.remove();
  });
});
