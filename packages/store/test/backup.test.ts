import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { uuidOf } from "@kelisim/core";
import {
  BackupRefusedError,
  backupStore,
  checkBackup,
  createKeyFile,
  ErasureLedgerError,
  eraseSubject,
  KeyFileError,
  migrate,
  MIGRATIONS,
  openDb,
  openErasureLedger,
  restoreStore,
  TransferRefusedError,
  type BackupFault,
  type Manifest,
  type Store,
} from "@kelisim/store";
import { endMember, END_BYTES } from "../src/transfer/backup-format.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { startPostgres } from "../../../testing/postgres-server.ts";
import { type TempDir, tempDir } from "../../../testing/temp-dir.ts";
import { guideLogins } from "./support/guide-logins.ts";
import { asOwner } from "./support/catalog.ts";
import { accepted, actorIn, ask } from "./support/commands.ts";
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

type Source = {
  readonly place: Place;
  readonly store: Store;
  readonly life: LivedIn;
  readonly contents: Awaited<ReturnType<typeof contentsOf>>;
  readonly file: string;
  readonly manifest: Manifest;
};

let folder: TempDir;
const sources = new Map<Engine, Source>();

const backUp = (store: Store, path: string): Promise<Manifest> =>
  backupStore(store.db, { path, release: "0.1.0", now: MONDAY });

before(async () => {
  folder = tempDir();
  for (const engine of ENGINES) {
    const place = await newPlace(engine);
    const store = await openAt(place);
    const life = await livedIn(store, 2);
    const file = join(folder.path, `${engine}.gz`);
    const manifest = await backUp(store, file);
    const contents = await contentsOf(store.db);
    sources.set(engine, { place, store, life, contents, file, manifest });
  }
});
after(async () => {
  for (const { place, store } of sources.values()) {
    await store.close();
    await place.remove();
  }
  folder.remove();
});

function sourceOn(engine: Engine): Source {
  const source = sources.get(engine);
  if (source === undefined) throw new Error("used before the tests began");
  return source;
}

const unpacked = (file: string): string[] =>
  gunzipSync(readFileSync(file)).toString("utf8").split("\n");

/** A place of its own, and the way to restore into it with the source's keys. */
async function emptyPlace(t: TestContext, engine: Engine, keyFile: string): Promise<Place> {
  const place = await newPlace(engine);
  t.after(() => place.remove());
  return { ...place, keyFile };
}

type Choice = Partial<Parameters<typeof restoreStore>[1]>;

const restoreTo = (place: Place, file: string, choice: Choice = {}): Promise<Manifest> => {
  const { location, keyFile } = place;
  const open = { location, keyFile, service: "non-state", now: MONDAY, migrate: false } as const;
  return restoreStore(file, { ...open, ...choice });
};

const isRefused =
  (...codes: readonly BackupFault[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof BackupRefusedError, String(error));
    assert.ok(codes.includes(error.code), error.code);
    return true;
  };

for (const from of ENGINES) {
  for (const to of ENGINES) {
    test(`a backup of ${from} restored to ${to} is the same store`, async (t) => {
      const { place, store, life, contents, file, manifest } = sourceOn(from);
      const target = await emptyPlace(t, to, place.keyFile);
      assert.deepEqual(await restoreTo(target, file), manifest);
      const restored = await openAt(target, { migrate: false });
      t.after(() => restored.close());
      assert.deepEqual(await contentsOf(restored.db), contents);
      assert.equal(restored.serviceId, store.serviceId);
      for (const each of life.lives) await checkLife(restored, each);
      assert.deepEqual(await asOwner(restored.db, "select 1 from access_log_default"), []);
    });
  }
}

test("a backup is one file of lines, its user's alone, without keys and without left-overs", () => {
  const { file, manifest, contents, place, store } = sourceOn("PGlite");
  if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);
  const names = readdirSync(folder.path);
  assert.deepEqual(names.toSorted(), ["PGlite.gz", "PostgreSQL.gz"]);
  const lines = unpacked(file);
  assert.deepEqual(JSON.parse(lines[0] ?? ""), manifest);
  assert.equal(manifest.service.id, store.serviceId);
  assert.equal(manifest.taken_at, "2026-07-13T10:00:00.000+05:00");
  assert.equal(lines.filter((line) => line.startsWith("[")).length, totalOf(contents));
  const text = lines.join("\n");
  const { keys } = JSON.parse(readFileSync(place.keyFile, "utf8")) as { keys: { key: string }[] };
  for (const { key } of keys) {
    const bytes = Buffer.from(key, "base64");
    for (const form of [key, bytes.toString("hex")]) assert.equal(text.includes(form), false);
  }
});

/** What a release before the timers would have left behind. */
const oldRows = ({ service, keys }: Manifest): string => `
  insert into service values ('${service.id}', '${service.kind}', '${keys}', '2026-07-01 00:00:00+05');
  insert into duty values (gen_random_uuid(), gen_random_uuid(), '${service.id}', gen_random_uuid(),
    'cease-processing', 'open', '2026-07-20', '{}');`;

const totalOf = (contents: Source["contents"]): number =>
  [...contents.values()].reduce((sum, rows) => sum + rows.length, 0);

test("a backup overwrites nothing, not even what appeared while it was written", async () => {
  const { store } = sourceOn("PostgreSQL");
  const path = join(folder.path, "taken");
  writeFileSync(path, "mine");
  await assert.rejects(backUp(store, path), isRefused("exists"));
  const late = join(folder.path, "late");
  const options = { path: late, release: "0.1.0", now: MONDAY };
  const onProgress = (): void => writeFileSync(late, "mine");
  await assert.rejects(backupStore(store.db, { ...options, onProgress }), isRefused("exists"));
  for (const each of [path, late]) assert.equal(readFileSync(each, "utf8"), "mine");
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes("unfinished")),
    [],
  );
});

describe("a backup that is not whole", () => {
  let bytes: Buffer;
  let damaged: string;
  before(() => {
    bytes = readFileSync(sourceOn("PGlite").file);
    damaged = join(folder.path, "damaged.gz");
  });

  test("is refused at whatever byte it was changed", async () => {
    const anywhere = fc.oneof(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: bytes.length - END_BYTES, max: bytes.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(anywhere, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        writeFileSync(damaged, changed);
        const codes = ["damaged", "incomplete", "not-a-backup"] as const;
        await assert.rejects(checkBackup(damaged), isRefused(...codes));
      }),
      { numRuns: 60 },
    );
  });

  test("is refused at whatever byte it ends too early", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        writeFileSync(damaged, bytes);
        truncateSync(damaged, length);
        const codes = length < 3 ? (["not-a-backup"] as const) : (["incomplete"] as const);
        await assert.rejects(checkBackup(damaged), isRefused(...codes));
      }),
      { numRuns: 30 },
    );
  });

  test("is refused with something behind its end", async () => {
    writeFileSync(damaged, Buffer.concat([bytes, Buffer.from("more")]));
    await assert.rejects(checkBackup(damaged), isRefused("incomplete"));
    writeFileSync(damaged, Buffer.concat([bytes, bytes]));
    await assert.rejects(checkBackup(damaged), isRefused("damaged"));
  });

  /** A file that is whole, and says something else. */
  function rewritten(change: (lines: string[]) => string[]): string {
    const lines = unpacked(sourceOn("PGlite").file).slice(0, -2);
    const body = gzipSync(
      change(lines)
        .map((line) => `${line}\n`)
        .join(""),
    );
    const end = endMember(createHash("sha256").update(body).digest("hex"));
    writeFileSync(damaged, Buffer.concat([body, end]));
    return damaged;
  }
  const withManifest = (change: (manifest: Manifest) => object): string =>
    rewritten(([first = "", ...rest]) => [
      JSON.stringify(change(JSON.parse(first) as Manifest)),
      ...rest,
    ]);

  const OTHERS: readonly (readonly [string, () => string, BackupFault])[] = [
    ["that is missing", () => join(folder.path, "nowhere"), "missing"],
    ["that is some other file", () => sourceOn("PGlite").place.keyFile, "not-a-backup"],
    ["in another format", () => withManifest((m) => ({ ...m, kelisim_backup: 2 })), "other-format"],
    [
      "of a newer release",
      () =>
        withManifest((m) => ({
          ...m,
          migrations: [...m.migrations, { name: "9999_later.sql", sha256: "00" }],
        })),
      "newer-release",
    ],
    [
      "of another build",
      () =>
        withManifest((m) => ({
          ...m,
          migrations: m.migrations.map((each, at) => (at === 3 ? { ...each, sha256: "00" } : each)),
        })),
      "other-build",
    ],
    ["with a row too few", () => rewritten((lines) => lines.slice(0, -1)), "damaged"],
    ["with a row twice", () => rewritten((lines) => [...lines, lines.at(-1) ?? ""]), "damaged"],
    ["with a table twice", () => rewritten((lines) => [...lines, '{"table":"party"}']), "damaged"],
    ["with a line that is none", () => rewritten((lines) => [...lines, "[1]"]), "damaged"],
    ["without its manifest", () => rewritten((lines) => lines.slice(1)), "not-a-backup"],
    ["of another service", () => withManifest((m) => ({ ...m, service: 1 })), "damaged"],
  ];

  for (const [what, file, code] of OTHERS) {
    test(`or one ${what} is refused before a store is made`, async (t) => {
      const target = await unusedPlace(t);
      await assert.rejects(restoreTo(target, file()), isRefused(code));
      assert.deepEqual(readdirSync(target.folder), []);
    });
  }

  test("or one for other keys or for the other service is refused before a store is made", async (t) => {
    const target = await unusedPlace(t);
    const { file } = sourceOn("PGlite");
    const foreign = join(folder.path, "foreign.key");
    createKeyFile(foreign, MONDAY);
    const withKeys = (keyFile: string) => restoreTo(target, file, { keyFile });
    await assert.rejects(withKeys(foreign), isRefused("wrong-key-file"));
    await assert.rejects(withKeys(join(folder.path, "none.key")), KeyFileError);
    const other = restoreTo(target, file, { service: "state" });
    await assert.rejects(other, isRefused("other-service"));
    const more = withManifest((m) => ({ ...m, keys: `${m.keys} data.7:0011223344556677` }));
    await assert.rejects(restoreTo(target, more), (error) => {
      assert.ok(isRefused("key-missing")(error));
      assert.match(String(error), /data\.7/);
      return true;
    });
    assert.deepEqual(readdirSync(target.folder), []);
  });
});

/** A directory that is not there yet, inside of an empty folder. */
async function unusedPlace(t: TestContext): Promise<Place & { readonly folder: string }> {
  const dir = tempDir();
  t.after(dir.remove);
  const location = { kind: "embedded", directory: join(dir.path, "store") } as const;
  const { keyFile } = sourceOn("PGlite").place;
  return { location, keyFile, folder: dir.path, remove: async () => undefined };
}

for (const engine of ENGINES) {
  test(`on ${engine} a store in use is not restored over, and stays as it was`, async (t) => {
    const { place, file } = sourceOn("PGlite");
    const target = await emptyPlace(t, engine, place.keyFile);
    const used = await openAt(target);
    const before = await contentsOf(used.db);
    await used.close();
    await assert.rejects(restoreTo(target, file), (error) => {
      assert.ok(error instanceof TransferRefusedError, String(error));
      assert.equal(error.code, "target-not-empty");
      return true;
    });
    const db = await openDb(target.location, "test");
    t.after(() => db.close());
    assert.deepEqual(await contentsOf(db), before);
  });
}

test("a backup of an older release is restored by this one, which migrates its rows", async (t) => {
  const place = await emptyPlace(t, "PostgreSQL", sourceOn("PGlite").place.keyFile);
  const old = await newPlace("PostgreSQL");
  t.after(() => old.remove());
  const db = await openDb(old.location, "test");
  t.after(() => db.close());
  const LAST = "0011_webhook.sql";
  await db.asOwner((owner) => migrate(owner, MONDAY, MIGRATIONS, LAST));
  await db.asOwner((owner) => owner.tx((tx) => tx.script(oldRows(sourceOn("PGlite").manifest))));
  const file = join(folder.path, "old.gz");
  const manifest = await backupStore(db, { path: file, release: "0.0.9", now: MONDAY });
  assert.equal(manifest.migrations.at(-1)?.name, LAST);
  await restoreTo(place, file);
  const restored = await openAt(place, { migrate: false });
  t.after(() => restored.close());
  const timers = await restored.db.query("select kind from timer");
  assert.deepEqual(timers, [{ kind: "duty-overdue" }]);
});

for (const engine of ENGINES) {
  test(`a person erased after the backup is erased from the store restored on ${engine}`, async (t) => {
    const { place, store, file: earlier } = sourceOn("PGlite");
    const file = join(folder.path, `before-erasure-${engine}.gz`);
    const erasureLedger = join(folder.path, `${engine}.erasures`);
    const { subjectId, iin } = await newPerson(store);
    accepted(await ask(store, { subjectId, fields: { iin } }));
    await backUp(store, file);
    const ledger = openErasureLedger(erasureLedger, store.serviceId);
    const order = { subjectId, now: MONDAY, actor: actorIn(store) };
    const done = await eraseSubject({ ...store, ledger }, order);
    assert.ok(done.ok && done.status === "erased");

    const target = await emptyPlace(t, engine, place.keyFile);
    await restoreTo(target, file, { erasureLedger });
    // Opened without the ledger: what is gone now was gone before.
    const restored = await openAt(target, { migrate: false });
    t.after(() => restored.close());
    const about = (table: string) =>
      restored.db.query(`select 1 from ${table} where subject_id = $1`, [uuidOf(subjectId)]);
    for (const table of ["subject_key", "subject_field", "subject_lookup"]) {
      assert.deepEqual(await about(table), [], table);
    }
    assert.equal((await about("event")).length > 0, true);

    const foreign = openErasureLedger(join(folder.path, `${engine}.foreign`), randomUUID());
    const unused = await unusedPlace(t);
    const refused = restoreTo(unused, earlier, { erasureLedger: foreign.file });
    await assert.rejects(refused, ErasureLedgerError);
    assert.deepEqual(readdirSync(unused.folder), []);
  });
}

test("the logins of the guide are enough: the owner's to restore, the service's to back up", async (t) => {
  const { place, contents, file } = sourceOn("PGlite");
  const server = await startPostgres();
  t.after(() => server.stop());
  const as = await guideLogins(server.url);
  const { keyFile } = place;
  const remove = async (): Promise<void> => undefined;
  const at = (url: string, ownerUrl?: string): Place => ({
    ...{ location: { kind: "postgres", url, ownerUrl, poolSize: 1 }, keyFile, remove },
  });
  await restoreTo(at(as("kelisim_service"), as("kelisim_owner")), file);
  const db = await openDb(at(as("kelisim_service")).location, "test");
  t.after(() => db.close());
  assert.deepEqual(await contentsOf(db), contents);
  const again = join(folder.path, "by-the-service.gz");
  const { tables } = await backupStore(db, { path: again, release: "0.1.0", now: MONDAY });
  const sizes = new Map(tables.map(({ name, rows }) => [name, rows]));
  assert.deepEqual(sizes, new Map([...contents].map(([name, { length }]) => [name, length])));
});
