import assert from "node:assert/strict";
import { after, before, describe, test, type TestContext } from "node:test";
import { copyStore, openDb, TransferRefusedError, type Db, type Store } from "@kelisim/store";
import { loadInto } from "../src/transfer/load-rows.ts";
import { withSnapshot } from "../src/transfer/snapshot.ts";
import type { Batch } from "../src/transfer/store-image.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { gate } from "./support/at-once.ts";
import { asOwner, partitionsOf } from "./support/catalog.ts";
import { accepted, ask, consented, grant, withdraw } from "./support/commands.ts";
import { contentsOf } from "./support/contents.ts";
import { livedIn, type LivedIn } from "./support/lived-in.ts";
import { newPerson } from "./support/people.ts";
import {
  BOTH_ENGINES as ENGINES,
  newPlace,
  openAt,
  type Engine,
  type Place,
} from "./support/stores.ts";
import { checkLife } from "./support/whole-life.ts";

async function placeOf(t: TestContext, engine: Engine): Promise<Place> {
  const place = await newPlace(engine);
  t.after(() => place.remove());
  return place;
}

async function dbAt(t: TestContext, { location }: Place): Promise<Db> {
  const db = await openDb(location, "test");
  t.after(() => db.close());
  return db;
}

type Source = { readonly place: Place; readonly store: Store; readonly life: LivedIn };

const sources = new Map<Engine, Source>();
before(async () => {
  for (const engine of ENGINES) {
    const place = await newPlace(engine);
    const store = await openAt(place);
    sources.set(engine, { place, store, life: await livedIn(store) });
  }
});
after(async () => {
  for (const { place, store } of sources.values()) {
    await store.close();
    await place.remove();
  }
});

function sourceOn(engine: Engine): Source {
  const source = sources.get(engine);
  if (source === undefined) throw new Error("used before the tests began");
  return source;
}

const isRefused = (code: string, detail: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TransferRefusedError, String(error));
  assert.equal(error.code, code);
  assert.match(error.detail, detail);
  return true;
};

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const));

for (const [from, to] of PAIRS) {
  test(`a store is the same after it was copied from ${from} to ${to}, and lives on there`, async (t) => {
    const { place: here, store, life } = sourceOn(from);
    const there = await placeOf(t, to);
    const before = await contentsOf(store.db);
    for (const [table, rows] of before) assert.ok(rows.length > 0, `${table} is empty`);

    const target = await dbAt(t, there);
    const told = new Map<string, string>();
    const image = await copyStore(store.db, target, MONDAY, ({ table, rows, of }) =>
      told.set(table, `${rows} of ${of}`),
    );
    assert.deepEqual(
      new Map(image.tables.map(({ name, rows }) => [name, rows])),
      new Map([...before].map(([name, { length }]) => [name, length])),
    );
    for (const { name, rows } of image.tables) assert.equal(told.get(name), `${rows} of ${rows}`);
    assert.deepEqual(await contentsOf(target), before);
    assert.deepEqual(await contentsOf(store.db), before);
    await target.close();

    const copy = await openAt({ ...there, keyFile: here.keyFile }, { migrate: false });
    t.after(() => copy.close());
    assert.equal(copy.serviceId, store.serviceId);
    for (const each of life.lives) await checkLife(copy, each);
    const { subjectId } = life.person;
    const { result } = accepted(await ask(copy, { subjectId }));
    const consentId = accepted(await grant(copy, { subjectId }, result)).result;
    assert.ok(consentId !== null);
    accepted(await withdraw(copy, { subjectId }, consentId));
  });
}

for (const engine of ENGINES) {
  describe(`a copy to ${engine}`, () => {
    test("puts every month into a partition of its own, and frees what a process held", async (t) => {
      const { store } = sourceOn("PGlite");
      const target = await dbAt(t, await placeOf(t, engine));
      await copyStore(store.db, target, MONDAY);
      const piled = await asOwner(
        target,
        "select recorded_at from command_audit_default order by recorded_at",
      );
      assert.equal(piled.length, 2, "only what lies outside of all months");
      assert.deepEqual(await asOwner(target, "select 1 from access_log_default"), []);
      assert.ok((await partitionsOf(target)).includes("access_log_y2022_m05"));
      const held = await asOwner(
        target,
        `select 1 from timer where lease_by is not null or lease_until is not null
         union all select 1 from webhook where lease_by is not null or lease_until > planned_at`,
      );
      assert.deepEqual(held, []);
      for (const table of ["process", "job"]) {
        assert.deepEqual(await asOwner(target, `select 1 from ${table}`), []);
      }
    });

    test("is refused where a service was started once, and where rows lie, which stay", async (t) => {
      const { store } = sourceOn("PGlite");
      const occupied = await openAt(await placeOf(t, engine));
      t.after(() => occupied.close());
      const before = await contentsOf(occupied.db);
      const copying = copyStore(store.db, occupied.db, MONDAY);
      await assert.rejects(copying, isRefused("target-not-empty", /data_category|service|key_use/));
      assert.deepEqual(await contentsOf(occupied.db), before);
    });

    test("of a database without tables is refused, and makes none", async (t) => {
      const source = await dbAt(t, await placeOf(t, engine));
      const target = await dbAt(t, await placeOf(t, engine));
      await assert.rejects(copyStore(source, target, MONDAY), isRefused("source-empty", /^$/));
      const made = await asOwner(target, "select to_regclass('schema_migration') as made");
      assert.deepEqual(made, [{ made: null }]);
    });

    test("in which one value came out otherwise is undone, and so is one that stops", async (t) => {
      const { store } = sourceOn("PGlite");
      const target = await dbAt(t, await placeOf(t, engine));
      const altered = withSnapshot(store.db, ({ image, batches }) =>
        loadInto(target, { image, batches: () => altering(batches()) }, MONDAY),
      );
      await assert.rejects(altered, isRefused("not-equal", /^feed_head$/));
      const stopping = copyStore(store.db, target, MONDAY, ({ table }) => {
        if (table === "webhook_delivery") throw new Error("stopped on the way");
      });
      await assert.rejects(stopping, /^Error: stopped on the way$/);
      for (const [table, rows] of await contentsOf(target)) assert.deepEqual(rows, [], table);

      await copyStore(store.db, target, MONDAY);
      assert.deepEqual(await contentsOf(target), await contentsOf(store.db));
    });
  });
}

/** Takes one from one number. */
async function* altering(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  for await (const { table, rows } of batches) {
    const [[key = null, number] = [], ...others] = rows;
    const isChanged = table === "feed_head" && typeof number === "string";
    const first = isChanged ? [key, `${BigInt(number) - 1n}`] : [];
    yield { table, rows: isChanged ? [first, ...others] : rows };
  }
}

test("a copy is of one instant, though people go on answering meanwhile", async (t) => {
  const { store } = sourceOn("PostgreSQL");
  const target = await dbAt(t, await placeOf(t, "PostgreSQL"));
  const before = await contentsOf(store.db);
  const { open, passed } = gate();
  const answering = passed.then(async () => consented(store, (await newPerson(store)).subjectId));
  await withSnapshot(store.db, async ({ image, batches }) => {
    open();
    await answering;
    await loadInto(target, { image, batches }, MONDAY);
  });
  assert.notDeepEqual(await contentsOf(store.db), before);
  assert.deepEqual(await contentsOf(target), before);
});
