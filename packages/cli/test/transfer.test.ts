import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { DemoFacts } from "@kelisim/cli";
import pg from "pg";
import { freshDatabase } from "../../../testing/database.ts";
import { freshPgliteDirectory } from "../../../testing/pglite-directory.ts";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { call, itemsOf } from "./http.ts";
import { Kelisim, kelisim, scratch } from "./kelisim.ts";

/** A store in which people lived: a demo's, with its key file where a service keeps it. */
type Pilot = {
  readonly data: string;
  readonly facts: DemoFacts;
  readonly decisionId: string;
  readonly env: Readonly<Record<string, string>>;
};

let folder: TempDir;
let place: TempDir;
let pilot: Pilot;

before(async () => {
  place = await freshPgliteDirectory();
  folder = tempDir();
  const seed = JSON.stringify({ seed: randomBytes(32).toString("hex") });
  writeFileSync(join(place.path, "demo-seed.json"), seed, { mode: 0o600 });
  const demo = new Kelisim(undefined, ["demo", "--json", "--port", "0", "--data", place.path]);
  const facts = await demo.facts();
  await demo.stop();
  const keyFile = join(folder.path, "pilot.key");
  copyFileSync(join(place.path, "demo.key"), keyFile);
  chmodSync(keyFile, 0o600);
  const notes = readFileSync(join(place.path, "demo-progress.json"), "utf8");
  const { ids } = JSON.parse(notes) as { ids: Record<string, string> };
  const env = {
    KELISIM_KEY_FILE: keyFile,
    KELISIM_ERASURE_LEDGER: join(folder.path, "pilot.erasures"),
    KELISIM_PORT: "0",
  };
  pilot = { data: place.path, facts, decisionId: ids["person 1 second look"] ?? "", env };
});
after(() => {
  folder.remove();
  place.remove();
});

async function database(t: TestContext): Promise<string> {
  const { url, drop } = await freshDatabase();
  t.after(drop);
  return url;
}

async function rowsIn(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('r', 'p') and not relispartition and relname <> 'schema_migration'`,
    );
    let sum = 0;
    for (const { name } of rows) {
      const counted = await client.query<{ n: string }>(`select count(*) as n from ${name}`);
      sum += Number(counted.rows[0]?.n);
    }
    return sum;
  } finally {
    await client.end();
  }
}

type Told = { readonly tables: readonly { readonly table: string; readonly rows: number }[] };

const sumOf = ({ tables }: Told): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** The store lives on: an old decision is explained, and a consent of before is taken back. */
async function checkLivesOn(t: TestContext, env: Readonly<Record<string, string>>): Promise<void> {
  const { facts, decisionId } = pilot;
  const explained = await kelisim(["explain", decisionId, "--lang", "en"], { env });
  assert.deepEqual([explained.code, explained.stdout.split("\n")[0]], [0, "Permitted"]);

  const service = new Kelisim(t, ["serve"], { env });
  const url = await service.until(() => /running: (http:\S+)/.exec(service.stderr)?.[1]);
  const data_subject = { iin: facts.people[0]?.iin };
  const search = async () => {
    const found = await call(url, facts.operator.api_key, "/v1/consents/search", { data_subject });
    return itemsOf(found).map(({ id, status }) => [String(id), String(status)]);
  };
  const [[id = "", status] = []] = await search();
  assert.equal(status, "active");
  const confirmation = {
    kind: "other-provable",
    description: "x",
    evidence_sha256: "a".repeat(64),
  };
  const path = `/v1/consents/${id}/withdraw`;
  const withdrawn = await call(url, facts.assisted_key, path, { confirmation });
  assert.equal(withdrawn.status, 200, JSON.stringify(withdrawn.body));
  assert.deepEqual(await search(), [[id, "withdrawn"]]);
  assert.equal((await service.stop()).code, 0);
}

test("migrate-to copies a pilot into a server, where it lives on under the same keys", async (t) => {
  const url = await database(t);
  const file = join(scratch(t), "url.txt");
  writeFileSync(file, `${url}\n`);
  const env = { ...pilot.env, KELISIM_TARGET_DATABASE_URL_FILE: file };
  const moved = await kelisim(["migrate-to", "--data", pilot.data], { env });
  assert.deepEqual(
    [moved.code, moved.stderr],
    [0, `Copying the embedded store in ${pilot.data}\n`],
  );
  assert.match(moved.stdout, /^event +\d+ {2}equal$/m);
  assert.match(moved.stdout, /DATABASE_URL=.*\n *KELISIM_KEY_FILE=\/.*pilot\.key/);
  const told = [...moved.stdout.matchAll(/^\w+ +(\d+) {2}equal$/gm)].map(([, rows]) =>
    Number(rows),
  );
  assert.equal(
    await rowsIn(url),
    told.reduce((sum, rows) => sum + rows, 0),
  );

  const again = await kelisim(["migrate-to", "--data", pilot.data], { env });
  assert.deepEqual([again.code, again.stdout], [3, ""]);
  assert.match(again.stderr, /target is not empty.*nothing is ever overwritten/);
  await checkLivesOn(t, { ...pilot.env, DATABASE_URL: url });
});

test("migrate-to that is killed in the middle leaves no row, and can be repeated", async (t) => {
  const url = await database(t);
  const env = { ...pilot.env, KELISIM_TARGET_DATABASE_URL: url };
  assert.equal((await kelisim(["migrate"], { env: { DATABASE_URL: url } })).code, 0);
  const [holder, watcher] = [await connected(t, url), await connected(t, url)];
  for (const [end, code] of [
    [(copying: Kelisim) => copying.stop("SIGKILL"), null],
    [(copying: Kelisim) => cut(watcher).then(() => copying.ended()), 1],
  ] as const) {
    // The copy comes as far as this table, and waits.
    await holder.query("begin; lock table outbox in share mode");
    const copying = new Kelisim(t, ["migrate-to", "--data", pilot.data], { env });
    await untilWaiting(copying, watcher);
    const ended = await end(copying);
    assert.equal(ended.code, code, ended.stderr);
    if (code === 1) assert.match(ended.stderr, /connection broke .*nothing was kept/);
    await holder.query("rollback");
    assert.equal(await rowsIn(url), 0);
  }
  const repeated = await kelisim(["migrate-to", "--data", pilot.data, "--json"], { env });
  assert.equal(repeated.code, 0, repeated.stderr);
  assert.equal(await rowsIn(url), sumOf(JSON.parse(repeated.stdout) as Told));
});

async function connected(t: TestContext, url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  // The database is dropped under it.
  client.on("error", () => undefined);
  await client.connect();
  t.after(() => client.end());
  return client;
}

const WAITING = `select pid from pg_stat_activity where datname = current_database()
  and pid <> pg_backend_pid() and wait_event_type = 'Lock'`;

const cut = (client: pg.Client): Promise<unknown> =>
  client.query(`select pg_terminate_backend(pid) from (${WAITING}) as waiting`);

/** Waits until the copy waits for the lock; one that ends before is told by its own words. */
async function untilWaiting(copying: Kelisim, client: pg.Client): Promise<void> {
  const over = new AbortController();
  void copying.ended().then(() => over.abort());
  while (!over.signal.aborted) {
    if ((await client.query(WAITING)).rows.length > 0) return;
    await sleep(20);
  }
  assert.fail(`the copy ended before it was stopped: ${copying.stderr}`);
}

test("what is wrong with the address or the store is told, and nothing is made", async (t) => {
  const secret = "topsecret";
  const away = `postgres://kelisim:${secret}@127.0.0.1:9/kelisim`;
  const nowhere = join(scratch(t), "nowhere");
  const CASES: readonly (readonly [number, RegExp, readonly string[], Record<string, string>])[] = [
    [2, /KELISIM_TARGET_DATABASE_URL_FILE/, ["--data", pilot.data], {}],
    [2, /Leave one of them/, [away], { KELISIM_TARGET_DATABASE_URL: away }],
    [2, /Write it like postgres:/, [], { KELISIM_TARGET_DATABASE_URL: `mysql://x:${secret}@y` }],
    [2, /cannot be read/, [], { KELISIM_TARGET_DATABASE_URL_FILE: nowhere }],
    [3, /no store here: .*nowhere/, ["--data", nowhere], { KELISIM_TARGET_DATABASE_URL: away }],
    [
      1,
      /see a password on the command line[^]*cannot be reached/,
      [away, "--data", pilot.data],
      {},
    ],
  ];
  for (const [code, words, args, env] of CASES) {
    const ended = await kelisim(["migrate-to", ...args], { env });
    assert.deepEqual([ended.code, ended.stdout], [code, ""], ended.stderr);
    assert.match(ended.stderr, words);
    assert.equal(ended.stderr.includes(secret), false);
    assert.doesNotMatch(ended.stderr, /\n\s+at /);
  }
  assert.equal(existsSync(nowhere), false);
});

test("a backup is restored into a directory and into a server, where it lives on", async (t) => {
  const cwd = scratch(t);
  const file = join(cwd, "pilot.gz");
  const written = await kelisim(["backup", file, "--data", pilot.data, "--json"]);
  assert.deepEqual([written.code, written.stderr], [0, ""]);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const backup = JSON.parse(written.stdout) as Told;

  const data = join(cwd, "restored");
  const ledger = join(cwd, "none.erasures");
  const env = { ...pilot.env, KELISIM_ERASURE_LEDGER: ledger };
  const local = await kelisim(["restore", file, "--data", data, "--json"], { env });
  assert.equal(local.code, 0, local.stderr);
  assert.match(local.stderr, /no erasure ledger at .*none\.erasures/);
  assert.deepEqual((JSON.parse(local.stdout) as Told).tables, backup.tables);
  await checkLivesOn(t, { ...pilot.env, KELISIM_DATA: data });

  const url = await database(t);
  const remote = await kelisim(["restore", file], { env: { ...env, DATABASE_URL: url } });
  assert.deepEqual([remote.code, remote.stderr], [0, ""]);
  assert.match(remote.stdout, /^consent_request +\d+ {2}equal$/m);
  await checkLivesOn(t, { ...pilot.env, DATABASE_URL: url });
});

test("a backup that cannot be written or restored says what to do, in three languages", async (t) => {
  const cwd = scratch(t);
  const file = join(cwd, "pilot.gz");
  const args = ["--data", pilot.data];
  const { env } = pilot;
  assert.equal((await kelisim(["backup", file, ...args])).code, 0);
  const taken = await kelisim(["backup", file, ...args, "--lang", "ru"]);
  assert.equal(taken.code, 3);
  assert.match(taken.stderr, /Такой файл уже есть/);
  const noFolder = await kelisim(["backup", join(cwd, "no", "x.gz"), ...args]);
  assert.equal(noFolder.code, 1);
  assert.match(noFolder.stderr, /cannot be written: .*Check that its folder exists/);
  const noStore = await kelisim(["backup", join(cwd, "y.gz"), "--data", join(cwd, "none")]);
  assert.equal(noStore.code, 3);
  assert.equal(existsSync(join(cwd, "none")), false);

  const data = join(cwd, "restored");
  const into = ["--data", data];
  const cutOff = join(cwd, "cut.gz");
  writeFileSync(cutOff, readFileSync(file).subarray(0, -1));
  const damaged = await kelisim(["restore", cutOff, ...into, "--lang", "kk"], { env });
  assert.equal(damaged.code, 3);
  assert.match(damaged.stderr, /соңына дейін жазылмаған: .*cut\.gz/);
  const keyless = await kelisim(["restore", file, ...into], { env: { KELISIM_PORT: "0" } });
  assert.equal(keyless.code, 1);
  assert.match(keyless.stderr, /There is no key file at .*restored\.key/);
  assert.equal(existsSync(data), false);
});
