import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { idFrom } from "@kelisim/core";
import {
  addKey,
  createKeyFile,
  destroyKey,
  ensureSubject,
  ensureSubjects,
  findSubject,
  insertWebhook,
  keyName,
  listKeys,
  loadKeyFile,
  readSubject,
  rotateKeys,
  StoreRefusedError,
  WEBHOOK_SECRET_KIND,
  type DestroyOptions,
  type KeyName,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK } from "../../core/src/testing/registry.test-support.ts";
import { isChosen } from "../../../testing/engines.ts";
import { tempDir } from "../../../testing/temp-dir.ts";
import { times } from "./support/at-once.ts";
import { nextIin, newPerson, type Person } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { rotateToTheEnd, says, storedPerson, unreadable, versionsIn } from "./support/rotation.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";

const WILLING: DestroyOptions = { now: MONDAY, forgetProbed: true, endSealedIds: true };
const CAREFUL: DestroyOptions = { now: MONDAY, forgetProbed: false, endSealedIds: false };

const namesIn = (file: string): string[] => loadKeyFile(file).map(keyName).toSorted();

for (const engine of ENGINES) {
  describe(`the keys of a store on ${engine}`, () => {
    let place: Place;
    let store: Store;
    const people: Person[] = [];

    before(async () => {
      place = await newPlace(engine, "ready");
      store = await openAt(place);
      await seedRegistry(store);
      for (let n = 0; n < 12; n += 1) people.push(await storedPerson(store));
    });
    after(async () => {
      await store.close();
      await place.remove();
    });

    const hanging = async (name: KeyName): Promise<number | undefined> =>
      (await listKeys(store)).find((key) => key.name === name)?.hanging?.rows;
    const states = async (): Promise<string[]> =>
      (await listKeys(store)).map(({ name, state }) => `${name} ${state}`);

    test("are in use from the first start on", async () => {
      assert.deepEqual(await states(), ["data.1 current", "mac.1 current", "seal.1 current"]);
      assert.deepEqual(store.keys.lacking(), []);
      assert.equal(store.keys.fingerprint(), store.ring.fingerprint);
    });

    test("only read while a running process lacks them, whatever else that one holds", async () => {
      const before = store.keys.fingerprint();
      const other = await says(store.db, before, MONDAY);
      addKey(place.keyFile, "data", MONDAY);
      const waiting = await rotateKeys(store, { now: MONDAY.add({ seconds: 29 }) });
      assert.deepEqual([waiting.activated, waiting.waiting], [[], ["data.2"]]);
      assert.equal((await states())[1], "data.2 waiting");
      const { subjectId } = await storedPerson(store);
      assert.deepEqual(await versionsIn(store.db, "subject_key"), { 1: 13 });

      const lookalike = store.keys
        .fingerprint()
        .replace(/data\.2:\w{16}/, "data.2:0123456789abcdef");
      await says(store.db, lookalike, MONDAY, other);
      const still = await rotateKeys(store, { now: MONDAY.add({ seconds: 29 }) });
      assert.deepEqual([still.activated, still.waiting], [[], ["data.2"]]);

      await says(store.db, store.keys.fingerprint(), MONDAY, other);
      const taken = await rotateKeys(store, { now: MONDAY.add({ seconds: 29 }) });
      assert.deepEqual([taken.activated, taken.waiting], [["data.2"], []]);
      assert.equal((await rotateKeys(store, { now: MONDAY })).activated.length, 0);
      assert.ok((await readSubject(store, subjectId)).requests.size > 0);
      await store.db.query("delete from process");
    });

    test("do not wait for a process that ended or has long been silent", async () => {
      const silent = await says(store.db, "data.1:0", MONDAY);
      const ended = await says(store.db, "data.1:0", MONDAY.add({ hours: 1 }));
      await store.db.query("update process set ended_at = seen_at where process_id = $1", [ended]);
      addKey(place.keyFile, "seal", MONDAY);
      const later = await rotateKeys(store, { now: MONDAY.add({ seconds: 30 }) });
      assert.deepEqual(later.activated, ["seal.2"], silent);
      await store.db.query("delete from process");
    });

    test("wrap every person's key anew, a few at a time, and nobody's fields are lost", async () => {
      const first = await rotateKeys(store, { now: MONDAY, limit: 5 });
      assert.ok(first.rewrapped <= 5);
      await rotateToTheEnd(store, MONDAY, 5);
      assert.equal(await hanging("data.1"), 0);
      assert.deepEqual(Object.keys(await versionsIn(store.db, "subject_key")), ["2"]);
      assert.deepEqual(await unreadable(store, people), []);
      const again = await rotateKeys(store, { now: MONDAY });
      assert.deepEqual([again.rewrapped, again.more], [0, false]);
    });

    test("find everybody whose number is stored under the new MAC key, and nobody twice", async () => {
      const probed = await newPerson(store);
      addKey(place.keyFile, "mac", MONDAY);
      await rotateToTheEnd(store, MONDAY, 5);
      assert.equal(await hanging("mac.1"), 0);
      const { 1: old = 0, 2: fresh = 0 } = await versionsIn(store.db, "subject_lookup");
      assert.equal(fresh, old - 1, "all but the one who was only probed");
      for (const { iin, subjectId } of [...people, probed]) {
        assert.equal(await ensureSubject(store.db, store.ring, iin), subjectId);
      }
      assert.equal((await versionsIn(store.db, "subject_lookup"))["2"], old);
    });

    test("give no way back to a person whose look-ups were deleted meanwhile", async () => {
      const gone = await storedPerson(store);
      await store.db.tx(async (tx) => {
        const id = [gone.subjectId.slice(4)];
        await tx.query("delete from subject_lookup where subject_id = $1", id);
        await tx.query("update subject set erased_at = $2 where subject_id = $1", [...id, MONDAY]);
      });
      await rotateToTheEnd(store);
      assert.equal(await findSubject(store.db, store.ring, gone.iin), undefined);
      assert.notEqual(await ensureSubject(store.db, store.ring, gone.iin), gone.subjectId);
    });

    test("leave a row alone that does not open, and say so", async () => {
      const broken = await storedPerson(store);
      const id = broken.subjectId.slice(4);
      const [kept] = await store.db.query<{ wrapped: Uint8Array }>(
        "select wrapped from subject_key where subject_id = $1",
        [id],
      );
      const set = "update subject_key set key_version = $2, wrapped = $3 where subject_id = $1";
      await store.db.query(set, [id, 1, new Uint8Array(60)]);
      const run = await rotateToTheEnd(store, MONDAY, 1);
      assert.deepEqual([run.unopened, await hanging("data.1")], [1, 1]);
      const refused = await destroyKey(store, "data.1", WILLING);
      assert.deepEqual(refused, { code: "rows-hang", rows: 1 });
      await store.db.query(set, [id, 2, kept?.wrapped]);
    });

    test("seal the secrets of webhooks anew", async () => {
      addKey(place.keyFile, "seal", MONDAY);
      const secret = Buffer.from("a secret of some webhook");
      const id = idFrom("whk", "0".repeat(31) + "7");
      await insertWebhook(
        store.db,
        {
          ...{ id, partyId: BANK.id, url: "https://bank.example/", eventTypes: ["duty.opened"] },
          sealedSecret: store.sealer.seal(WEBHOOK_SECRET_KIND, secret),
          createdAt: MONDAY,
          disabledAt: undefined,
        },
        0,
      );
      const taken = await rotateKeys(store, { now: MONDAY });
      assert.deepEqual([taken.activated, taken.resealed], [["seal.3"], 1]);
      assert.equal(await hanging("seal.2"), 0);
      const [row] = await store.db.query<{ sealed_secret: string }>(
        "select sealed_secret from webhook",
      );
      const opened = store.sealer.open(WEBHOOK_SECRET_KIND, row?.sealed_secret ?? "");
      assert.deepEqual(Buffer.from(opened ?? []), secret);
    });

    test("are destroyed only where nothing hangs on them, and with a word for what does", async () => {
      const refusals: [KeyName, string][] = [
        ["data.2", "current-key"],
        ["mac.2", "current-key"],
        ["seal.3", "current-key"],
        ["seal.1", "sealed-ids"],
        ["data.9", "unknown-key"],
      ];
      for (const [name, code] of refusals) {
        assert.equal((await destroyKey(store, name, CAREFUL)).code, code, name);
      }
      await store.db.query(
        `insert into idempotency (party_id, route, key_mac, body_mac, result_id, created_at)
         values ($1, 'r', 'a', 'b', $1, $2)`,
        [BANK.id.slice(4), MONDAY],
      );
      const marks = await destroyKey(store, "mac.1", WILLING);
      assert.equal(marks.code, "marks-hang");
      const until = MONDAY.add({ hours: 168, seconds: 60 });
      assert.equal("until" in marks && marks.until.toString(), until.toString());
    });

    test("once destroyed, are in no file and no memory, and everything else still opens", async () => {
      const now = MONDAY.add({ hours: 24 * 8 });
      // Somebody whom only the old key finds.
      const probed = await newPerson(store);
      await store.db.query("delete from subject_lookup where subject_id = $1 and key_version = 2", [
        probed.subjectId.slice(4),
      ]);
      const sealed = store.sealer.seal("decision", new Uint8Array(40));
      const refused = await destroyKey(store, "mac.1", { ...CAREFUL, now });
      assert.deepEqual(refused, { code: "probed-hang", rows: 1 });
      const forgotten = await destroyKey(store, "mac.1", { ...WILLING, now });
      assert.deepEqual(forgotten, { code: "destroyed", forgotten: 1 });
      for (const name of ["data.1", "seal.1", "seal.2"] as const) {
        const done = await destroyKey(store, name, { ...WILLING, now });
        assert.deepEqual(done, { code: "destroyed", forgotten: 0 });
        assert.equal((await destroyKey(store, name, WILLING)).code, "destroyed", "again");
      }
      assert.deepEqual(namesIn(place.keyFile), ["data.2", "mac.2", "seal.3"]);
      const left = ["data.2", "mac.2", "seal.3"];
      const held = store.ring.fingerprint.split(" ").map((entry) => entry.split(":")[0]);
      assert.deepEqual(held, left);
      assert.deepEqual(Object.keys(await versionsIn(store.db, "subject_lookup")), ["2"]);
      assert.deepEqual(await unreadable(store, people), []);
      for (const { iin, subjectId } of people) {
        assert.equal(await findSubject(store.db, store.ring, iin), subjectId);
      }
      assert.equal(await findSubject(store.db, store.ring, probed.iin), undefined);
      assert.notEqual(await ensureSubject(store.db, store.ring, probed.iin), probed.subjectId);
      assert.ok(store.sealer.open("decision", sealed));
      await store.close();
      store = await openAt(place);
      assert.deepEqual(await unreadable(store, people), []);
    });

    test("that were added by mistake go without having been used, and never come back", async () => {
      const { version } = addKey(place.keyFile, "data", MONDAY);
      const name = `data.${version}` as const;
      assert.deepEqual(await destroyKey(store, name, CAREFUL), {
        code: "destroyed",
        forgotten: 0,
      });
      assert.ok(!namesIn(place.keyFile).includes(name));
      assert.ok((await states()).includes(`${name} destroyed`));
      const next = addKey(place.keyFile, "data", MONDAY);
      assert.equal(next.version, version + 1);
      assert.deepEqual((await rotateKeys(store, { now: MONDAY })).activated, [keyName(next)]);
      await rotateToTheEnd(store);
      assert.deepEqual(await unreadable(store, people), []);
    });

    test("a store whose key file lacks one that is in use does not open, and names it", async () => {
      const dir = tempDir();
      const older = `${dir.path}/older.key`;
      createKeyFile(older, MONDAY);
      const current = store.ring.inUse("data")[0];
      await store.close();
      const refused = await openAt({ ...place, keyFile: older }).then(
        () => "it opened",
        (error: unknown) => error,
      );
      assert.ok(refused instanceof StoreRefusedError && refused.code === "wrong-key-file");
      assert.ok(refused.keys.includes(`data.${current ?? 0}`), refused.message);
      assert.match(refused.message, new RegExp(`data\\.${current}.*KELISIM_KEY_FILE`));
      dir.remove();
      store = await openAt(place);
    });

    test("a file that goes bad while the store is open takes nothing from it", async () => {
      const dir = tempDir();
      copyFileSync(place.keyFile, `${dir.path}/kept`);
      createKeyFile(`${dir.path}/other`, MONDAY);
      copyFileSync(`${dir.path}/other`, place.keyFile);
      await store.keys.refresh();
      assert.equal(store.keys.fileFault(), "lacks-keys");
      assert.deepEqual(store.keys.lacking(), []);
      assert.deepEqual(await unreadable(store, people), []);
      copyFileSync(`${dir.path}/kept`, place.keyFile);
      await store.keys.refresh();
      assert.equal(store.keys.fileFault(), undefined);
      dir.remove();
    });
  });
}

/** Two processes of one service: each with a key file of its own, copied by somebody. */
const twoProcesses = (): void => {
  let place: Place;
  let elsewhere: Place;
  let one: Store;
  let other: Store;

  before(async () => {
    place = await newPlace("PostgreSQL", "ready");
    elsewhere = { ...place, keyFile: `${place.keyFile}.elsewhere` };
    copyFileSync(place.keyFile, elsewhere.keyFile);
    one = await openAt(place);
    other = await openAt(elsewhere);
    await seedRegistry(one);
  });
  after(async () => {
    await other.close();
    await one.close();
    await place.remove();
  });

  test("never make two persons of one, while the MAC key changes between their first looks", async () => {
    for (let round = 0; round < 4; round += 1) {
      addKey(place.keyFile, "mac", MONDAY);
      copyFileSync(place.keyFile, elsewhere.keyFile);
      await Promise.all([one.keys.refresh(), other.keys.refresh()]);
      const iins = Array.from({ length: 25 }, nextIin);
      // One of them learns of the new key in the middle, the other only when it looks again.
      const rotating = sleep(Math.random() * 20).then(() => rotateKeys(one, { now: MONDAY }));
      const atOnce = Promise.all(
        [iins, iins.toReversed()].map(async (some, index) => {
          await sleep(index + 5);
          const { db, ring } = index === 0 ? one : other;
          return ensureSubjects(db, ring, some);
        }),
      );
      const found = await Promise.all(
        iins.map(async (iin, index) => {
          await sleep(index);
          return Promise.all(
            [one, other, one, other].map(({ db, ring }) => ensureSubject(db, ring, iin)),
          );
        }),
      );
      assert.equal((await rotating).activated.length, 1);
      for (const same of found) assert.equal(new Set(same).size, 1);
      for (const [index, iin] of iins.entries()) {
        const subjectId = await findSubject(other.db, other.ring, iin);
        assert.equal(subjectId, found[index]?.[0]);
        for (const group of await atOnce) assert.equal(group.get(iin.digits), subjectId);
      }
    }
    const [orphans] = await one.db.query<{ rows: number }>(
      `select count(*)::int as rows from subject s
       where not exists (select from subject_lookup l where l.subject_id = s.subject_id)`,
    );
    assert.equal(orphans?.rows, 0);
  });

  test("read what the other writes, whichever key each takes for the current one", async () => {
    addKey(place.keyFile, "data", MONDAY);
    copyFileSync(place.keyFile, elsewhere.keyFile);
    await Promise.all([one.keys.refresh(), other.keys.refresh()]);
    await rotateKeys(one, { now: MONDAY });
    const byOne = await times(10, () => storedPerson(one));
    const byOther = await times(10, () => storedPerson(other));
    assert.deepEqual(await unreadable(other, byOne), []);
    assert.deepEqual(await unreadable(one, byOther), []);
  });

  test("a process that lacks a key in use says so, makes nobody up, and recovers with the file", async () => {
    const { version } = addKey(place.keyFile, "mac", MONDAY);
    await rotateKeys(one, { now: MONDAY });
    const known = await newPerson(one);
    await other.keys.refresh();
    assert.deepEqual(other.keys.lacking(), [`mac.${version}`]);
    const iin = nextIin();
    await assert.rejects(ensureSubject(other.db, other.ring, iin), /KELISIM_KEY_FILE/);
    assert.equal(await findSubject(one.db, one.ring, iin), undefined);
    assert.equal(await findSubject(other.db, other.ring, known.iin), known.subjectId);
    copyFileSync(place.keyFile, elsewhere.keyFile);
    await other.keys.refresh();
    assert.deepEqual(other.keys.lacking(), []);
    assert.equal(
      await ensureSubject(other.db, other.ring, iin),
      await ensureSubject(one.db, one.ring, iin),
    );
  });

  test("each look at the file and at the keys in use by themselves", async () => {
    const { version } = addKey(place.keyFile, "seal", MONDAY);
    copyFileSync(place.keyFile, elsewhere.keyFile);
    await rotateKeys(one, { now: MONDAY });
    while (other.ring.inUse("seal")[0] !== version) await sleep(20);
    assert.equal(one.ring.inUse("seal")[0], version);
  });

  test("rotate at once and do everything once", async () => {
    const people = await times(20, () => storedPerson(one));
    addKey(place.keyFile, "data", MONDAY);
    copyFileSync(place.keyFile, elsewhere.keyFile);
    await Promise.all([one.keys.refresh(), other.keys.refresh()]);
    await Promise.all([one, other, one, other].map((store) => rotateToTheEnd(store, MONDAY, 7)));
    await rotateToTheEnd(other);
    assert.equal(Object.keys(await versionsIn(one.db, "subject_key")).length, 1);
    assert.deepEqual(await unreadable(one, people), []);
  });
};

if (isChosen("postgres")) describe("two processes with one PostgreSQL", twoProcesses);
