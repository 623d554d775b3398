import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { uuidOf } from "@kelisim/core";
import {
  dutiesOfParty,
  ErasureLedgerError,
  findSubject,
  foldSubject,
  readSubject,
  syncLedger,
  type Store,
} from "@kelisim/store";
import { NODE_FLAGS } from "../../../testing/node-flags.ts";
import { runOn } from "../../../testing/database.ts";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { BANK } from "../../core/src/testing/registry.test-support.ts";
import { accepted, ask, consented, withdraw } from "./support/commands.ts";
import { erase, settle, wholeStore } from "./support/erasing.ts";
import { newPerson, type Person } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";

const FIXTURE = fileURLToPath(new URL("./support/killed-eraser.fixture.ts", import.meta.url));
const ALL = 1_000_000;

/** A copy of a closed place, as a backup is one. */
async function copyOf(place: Place): Promise<Place> {
  const copy = await newPlace(place.location.kind === "embedded" ? "PGlite" : "PostgreSQL");
  copyFileSync(place.keyFile, copy.keyFile);
  await overwrite(copy, place);
  return copy;
}

/** Puts the data of one place where those of another are. Both are closed. */
async function overwrite(target: Place, source: Place): Promise<void> {
  const [to, from] = [target.location, source.location];
  if (to.kind === "embedded" && from.kind === "embedded") {
    rmSync(join(to.directory, "pgdata"), { recursive: true });
    cpSync(join(from.directory, "pgdata"), join(to.directory, "pgdata"), { recursive: true });
    return;
  }
  assert.ok(to.kind === "postgres" && from.kind === "postgres");
  const nameOf = (url: string): string => new URL(url).pathname.slice(1);
  const server = new URL(to.url);
  server.pathname = "/postgres";
  await runOn(server.href, `drop database ${nameOf(to.url)} with (force)`);
  await runOn(server.href, `create database ${nameOf(to.url)} template ${nameOf(from.url)}`);
}

for (const engine of ENGINES) {
  describe(`a store with an erasure ledger on ${engine}`, () => {
    let dir: TempDir;
    let place: Place;
    const file = (): string => join(dir.path, "a ledger");
    const open = (at: Place = place): Promise<Store> => openAt(at, { erasureLedger: file() });
    before(async () => {
      dir = tempDir();
      place = await newPlace(engine, "ready");
      const store = await open();
      await seedRegistry(store);
      await store.close();
    });
    after(async () => {
      await place.remove();
      dir.remove();
    });

    /** Somebody with a consent that runs, and a question that nobody has answered. */
    const somebody = async (store: Store): Promise<Person> => {
      const person = await newPerson(store);
      await consented(store, person.subjectId);
      accepted(await ask(store, { subjectId: person.subjectId, fields: { iin: person.iin } }));
      return person;
    };

    const takeBack = async (store: Store, { subjectId }: Person): Promise<void> => {
      const { consents } = await readSubject(store, subjectId);
      for (const id of consents.keys()) accepted(await withdraw(store, { subjectId }, id));
    };

    const forget = async (store: Store, person: Person): Promise<void> => {
      const { subjectId } = person;
      await takeBack(store, person);
      await settle(store, subjectId);
      assert.deepEqual(await erase(store, subjectId), { ok: true, status: "erased" });
    };

    const assertForgotten = async (store: Store, { subjectId, iin }: Person): Promise<void> => {
      assert.equal(await findSubject(store.db, store.ring, iin), undefined);
      for (const table of ["subject_lookup", "subject_key", "subject_field"]) {
        const text = `select 1 as row from ${table} where subject_id = $1`;
        assert.deepEqual(await store.db.query(text, [uuidOf(subjectId)]), [], table);
      }
      const state = await readSubject(store, subjectId);
      assert.equal(state.erasure.state, "erased");
      assert.deepEqual(plain(await foldSubject(store.db, subjectId, ALL)), plain(state));
    };

    test("writes everybody down who is erased, and nobody whose erasure is refused", async () => {
      const store = await open();
      const [erased, kept] = [await newPerson(store), await somebody(store)];
      await erase(store, erased.subjectId);
      assert.equal((await erase(store, kept.subjectId)).ok, false);
      const ids = [...(store.ledger?.entries().keys() ?? [])];
      assert.ok(ids.includes(erased.subjectId) && !ids.includes(kept.subjectId));
      await store.close();
    });

    test("an older copy opens with everybody erased again, whatever it shows as running", async () => {
      const first = await open();
      const [gone, stays, owed] = [
        await somebody(first),
        await somebody(first),
        await somebody(first),
      ];
      await takeBack(first, owed);
      await first.close();
      const copy = await copyOf(place);
      const second = await open();
      for (const person of [gone, owed]) await forget(second, person);
      await second.close();

      const unaware = await openAt(copy);
      assert.equal(await findSubject(unaware.db, unaware.ring, gone.iin), gone.subjectId);
      await unaware.close();
      const restored = await open(copy);
      for (const person of [gone, owed]) await assertForgotten(restored, person);
      const duties = await dutiesOfParty(restored.db, {
        ...{ partyId: BANK.id, states: ["open"], after: undefined, limit: 100 },
      });
      assert.deepEqual(duties, [], "a duty that nobody can discharge is owed");
      const { consents } = await readSubject(restored, stays.subjectId);
      assert.deepEqual(
        [...consents.values()].map(({ end }) => end.state),
        ["standing"],
      );
      const before = await wholeStore(restored, []);
      await restored.close();
      const again = await open(copy);
      assert.deepEqual(await wholeStore(again, []), before, "a second opening changes nothing");
      await again.close();
      await copy.remove();
    });

    test("kill -9 between ledger and commit: the next opening carries the erasure out", async () => {
      const store = await open();
      const person = await newPerson(store);
      await store.close();
      const { location, keyFile } = place;
      const given = [JSON.stringify({ location, keyFile }), file(), person.subjectId];
      const args = [...NODE_FLAGS, FIXTURE, ...given];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
      const [, signal] = (await once(child, "exit")) as [unknown, string];
      assert.equal(signal, "SIGKILL");

      const unaware = await openAt(place);
      const { erasure } = await readSubject(unaware, person.subjectId);
      assert.equal(erasure.state, "none", "half an erasure was written");
      assert.equal(await findSubject(unaware.db, unaware.ring, person.iin), person.subjectId);
      await unaware.close();
      const next = await open();
      await assertForgotten(next, person);
      await next.close();
    });

    test("an erasure that the database did not take leaves no entry behind", async () => {
      const store = await open();
      const person = await newPerson(store);
      const boom = new Error("the machine is on fire");
      const failing = store.db;
      const tx: Store["db"]["tx"] = (work) =>
        failing.tx(async (inner) => {
          await work(inner);
          throw boom;
        });
      const db = new Proxy(failing, {
        get: (target, name) => {
          if (name === "tx") return tx;
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
      await assert.rejects(erase({ ...store, db }, person.subjectId), boom);
      assert.equal(store.ledger?.entries().has(person.subjectId), false);
      assert.match(
        readFileSync(file(), "utf8"),
        new RegExp(`^void ${uuidOf(person.subjectId)} `, "m"),
      );
      await store.close();
      const next = await open();
      assert.equal((await readSubject(next, person.subjectId)).erasure.state, "none");
      await erase(next, person.subjectId);
      assert.equal(next.ledger?.entries().has(person.subjectId), true);
      await next.close();
    });

    test("a ledger elsewhere hears of what other processes erased, at its opening and by its job", async () => {
      const store = await open();
      const elsewhere = openAt.bind(undefined, place, {
        erasureLedger: join(dir.path, "elsewhere"),
      });
      const [early, late] = [await newPerson(store), await newPerson(store)];
      await erase(store, early.subjectId);
      await store.close();
      const other = await elsewhere();
      assert.equal(other.ledger?.entries().has(early.subjectId), true);
      await erase({ ...other, ledger: undefined }, late.subjectId);
      assert.equal(other.ledger?.entries().has(late.subjectId), false);
      assert.equal(await syncLedger(other), 1);
      assert.equal(await syncLedger(other), 0);
      assert.equal(other.ledger?.entries().has(late.subjectId), true);
      await other.close();
    });

    test("another store's ledger is refused, and the store can be opened by the right one", async () => {
      const foreign = await newPlace(engine, "ready");
      await assert.rejects(
        openAt(foreign, { erasureLedger: file() }),
        (error: unknown) => error instanceof ErasureLedgerError && error.code === "foreign",
      );
      await (await openAt(foreign)).close();
      await (await open()).close();
      await foreign.remove();
    });
  });
}
