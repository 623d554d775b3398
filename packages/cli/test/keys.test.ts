import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { instantOf } from "@kelisim/core";
import { createKeyFile } from "@kelisim/store";
import { valueOf } from "../../../testing/ask.ts";
import { freshDatabase } from "../../../testing/database.ts";
import { call, itemsOf } from "./http.ts";
import { Kelisim, kelisim, scratch, type Ended } from "./kelisim.ts";

type Listed = { readonly name: string; readonly state: string };

const KEY = /^kel_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/;

/** Command lines on a PostgreSQL of their own, with a key file beside. */
async function onPostgres(t: TestContext) {
  const database = await freshDatabase();
  t.after(() => database.drop());
  const cwd = scratch(t);
  const keyFile = join(cwd, "kelisim.key");
  const env = { DATABASE_URL: database.url, KELISIM_PORT: "0", KELISIM_KEY_FILE: keyFile };
  const run = (args: readonly string[], more = {}): Promise<Ended> =>
    kelisim(args, { cwd, env: { ...env, ...more } });
  const states = async (): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await run(["keys", "list", "--json"]);
    assert.equal(code, 0, stderr);
    const { keys } = JSON.parse(stdout) as { keys: readonly Listed[] };
    return keys.map(({ name, state }) => `${name} ${state}`);
  };
  return { url: database.url, cwd, env, keyFile, run, states };
}

test("a key is added to the file, listed, and taken away again, and the store stays what it was", async (t) => {
  const { run, states, keyFile } = await onPostgres(t);
  assert.equal((await run(["migrate"])).code, 0);
  createKeyFile(keyFile, instantOf(0));
  assert.deepEqual(await states(), ["data.1 current", "mac.1 current", "seal.1 current"]);
  const added = await run(["keys", "add", "data"]);
  assert.equal(added.code, 0, added.stderr);
  assert.match(added.stdout, /data\.2 \(.*kelisim\.key\).*every process/);
  assert.equal(statSync(keyFile).mode & 0o777, 0o600);

  const waiting = ["data.1 current", "data.2 waiting", "mac.1 current", "seal.1 current"];
  assert.deepEqual(await states(), waiting);
  const told = await run(["keys", "list", "--lang", "ru"]);
  assert.match(told.stdout, /^data\.1 {4}текущий; с \d{4}-/);

  const current = await run(["keys", "destroy", "data.1"]);
  assert.equal(current.code, 3);
  assert.match(current.stderr, /data\.1 is the current key.*kelisim keys add/);
  const unknown = await run(["keys", "destroy", "seal.9", "--lang", "kk"]);
  assert.equal(unknown.code, 3);
  assert.match(unknown.stderr, /Мұндай кілт жоқ: seal\.9/);

  const gone = await run(["keys", "destroy", "data.2", "--json"]);
  assert.equal(gone.code, 0, gone.stderr);
  assert.deepEqual(JSON.parse(gone.stdout), { destroyed: "data.2", forgotten: 0 });
  const after = ["data.1 current", "data.2 destroyed", "mac.1 current", "seal.1 current"];
  assert.deepEqual(await states(), after);
  assert.match((await run(["keys", "add", "data"])).stdout, /data\.3/);
});

test("a key file without the keys of the store is refused, and they are named", async (t) => {
  const { run, cwd, keyFile } = await onPostgres(t);
  assert.equal((await run(["migrate"])).code, 0);
  createKeyFile(keyFile, instantOf(0));
  assert.equal((await run(["keys", "list"])).code, 0);
  const other = join(cwd, "other.key");
  createKeyFile(other, instantOf(0));
  const refused = await run(["keys", "list"], { KELISIM_KEY_FILE: other });
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /lacks: data\.1, mac\.1, seal\.1\. Set KELISIM_KEY_FILE/);
});

test("what is wrong on the line is told in words, and nothing is made", async (t) => {
  const cwd = scratch(t);
  for (const args of [["add", "phone"], ["destroy", "data"], ["destroy", "data.0"], ["burn"]]) {
    const { code, stderr } = await kelisim(["keys", ...args], { cwd });
    assert.equal(code, 2, stderr);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
  const missing = await kelisim(["keys", "add", "mac"], { cwd });
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /no key file at .*KELISIM_KEY_FILE/);
  for (const args of [["keys", "list"], ["admin-key"]]) {
    const { code, stderr } = await kelisim(args, { cwd });
    assert.equal(code, 3, stderr);
  }
  assert.deepEqual(readdirSync(cwd), []);
  assert.ok(!existsSync(join(cwd, ".kelisim")));
});

test("admin-key gives whoever lost theirs a key that works, and leaves a record", async (t) => {
  const { run, states, cwd, env, url: database } = await onPostgres(t);
  const service = new Kelisim(t, ["serve"], { cwd, env });
  const url = await service.until(() => /running: (http:\S+)/.exec(service.stderr)?.[1]);
  const made = await run(["admin-key"]);
  assert.equal(made.code, 0, made.stderr);
  const key = made.stdout.trimEnd();
  assert.match(key, KEY);
  assert.match(made.stderr, /shown this once/);
  assert.ok(!made.stderr.includes(key));
  assert.equal(itemsOf(await call(url, key, "/v1/parties")).length, 1);
  assert.notEqual((await run(["admin-key"])).stdout.trimEnd(), key);

  // The service that runs beside takes a new key into use by itself.
  assert.equal((await run(["keys", "add", "mac"])).code, 0);
  for (let listed = await states(); !listed.includes("mac.2 current"); listed = await states()) {
    assert.ok(listed.includes("mac.2 waiting"));
    await sleep(300); // each look is a process
  }
  assert.equal(itemsOf(await call(url, key, "/v1/parties")).length, 1);
  assert.equal((await service.stop()).code, 0);
  const records = `select count(*)::int as v from command_audit
                   where command = 'admin-key' and outcome = 'made' and key_id is not null`;
  assert.equal(await valueOf(database, records), 2);
});
