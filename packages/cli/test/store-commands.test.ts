import assert from "node:assert/strict";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { instantOf } from "@kelisim/core";
import { createKeyFile } from "@kelisim/store";
import { freshDatabase, runOn } from "../../../testing/database.ts";
import { PROVIDER_BIN } from "../src/service/provider.ts";
import { call, itemsOf } from "./http.ts";
import { inProcess } from "./in-process.ts";
import { Kelisim, kelisim, scratch } from "./kelisim.ts";

const KEY = /^(kel_[0-9a-f]{32}_[A-Za-z0-9_-]{43})$/m;

test("migrate makes an embedded store, and again changes nothing", async (t) => {
  const data = join(scratch(t), "store");
  const first = await kelisim(["migrate", "--data", data, "--json"]);
  assert.equal(first.code, 0, first.stderr);
  const done = JSON.parse(first.stdout) as { applied: string[]; current: string };
  assert.equal(done.applied[0], "0001_service.sql");
  assert.equal(done.current, done.applied.at(-1));
  assert.equal(statSync(`${data}.key`).mode & 0o777, 0o600);

  const again = await kelisim(["migrate", "--data", data, "--json"]);
  assert.deepEqual(JSON.parse(again.stdout), { applied: [], current: done.current });
  const told = await kelisim(["migrate", "--data", data, "--lang", "kk"]);
  assert.equal(told.stdout, `Кестелер осы нұсқаға сай: ${done.current}\n`);
});

test("serve on nothing shows the administrator's key once, and its whereabouts", async (t) => {
  const cwd = scratch(t);
  const env = { KELISIM_PORT: "0" };
  const first = new Kelisim(t, ["serve"], { cwd, env });
  const url = await first.until(() => /running: (http:\S+)/.exec(first.stderr)?.[1]);
  const key = KEY.exec(first.stderr)?.[1] ?? "";
  assert.match(first.stderr, /key file was made: \.\/\.kelisim\.key.*copy in another place/);
  assert.match(first.stderr, /Real people's data belong in PostgreSQL/);
  assert.equal(statSync(join(cwd, ".kelisim.key")).mode & 0o777, 0o600);

  const parties = itemsOf(await call(url, key, "/v1/parties"));
  assert.deepEqual(
    parties.map(({ bin }) => bin),
    [PROVIDER_BIN],
  );
  const created = await call(url, key, "/v1/parties", {
    bin: "291240000017",
    name: "Bank",
    sector: "non-state",
    roles: ["owner", "operator"],
  });
  assert.equal(created.status, 201);
  const notAllowed = await call(url, key, "/v1/consents/search", {});
  assert.equal(notAllowed.status, 403, "the first key reads no person's data");

  const ended = await first.stop();
  assert.equal(ended.code, 0);
  assert.equal(ended.stdout.includes(key), false, "never through the log");

  const second = new Kelisim(t, ["serve"], { cwd, env });
  const urlAgain = await second.until(() => /running: (http:\S+)/.exec(second.stderr)?.[1]);
  assert.doesNotMatch(second.stderr, KEY);
  assert.equal(itemsOf(await call(urlAgain, key, "/v1/parties")).length, 2);
  assert.equal((await second.stop()).code, 0);
});

test("a store that lost its key file is not given a new one", async (t) => {
  const data = join(scratch(t), "store");
  mkdirSync(join(data, "pgdata"), { recursive: true });
  const { code, stderr } = await kelisim(["serve", "--data", data, "--port", "0"]);
  assert.equal(code, 1);
  assert.match(stderr, /There is no key file at .*store\.key\. Set KELISIM_KEY_FILE/);
});

test("a key file that others can read is refused with the command that helps", async (t) => {
  const data = join(scratch(t), "store");
  writeFileSync(`${data}.key`, "{}", { mode: 0o644 });
  const { code, stderr } = await kelisim(["serve", "--data", data, "--port", "0", "--lang", "kk"]);
  assert.equal(code, 1);
  assert.match(stderr, /chmod 600 .*store\.key/);
});

test("wrong settings are all named at once", async () => {
  const env = { KELISIM_SERVICE: "private", KELISIM_POOL: "0", KELISIM_PROT: "1" };
  const { code, stdout, stderr } = await kelisim(["serve"], { env });
  assert.deepEqual([code, stdout], [1, ""]);
  for (const name of Object.keys(env)) assert.match(stderr, new RegExp(`  ${name}: `));
});

test("a database that is away is told without its password", async () => {
  const env = { DATABASE_URL: "postgres://kelisim:topsecret@127.0.0.1:9/kelisim" };
  for (const command of ["serve", "migrate"]) {
    const { code, stderr } = await kelisim([command], { env });
    assert.equal(code, 1);
    assert.match(stderr, /database cannot be reached .*DATABASE_URL/);
    assert.equal(stderr.includes("topsecret"), false);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});

test("serve does not open a demo's directory, nor the demo a store's", async (t) => {
  const folder = scratch(t);
  const store = join(folder, "store");
  mkdirSync(join(store, "pgdata"), { recursive: true });
  const demo = await kelisim(["demo", "--data", store, "--port", "0"]);
  assert.equal(demo.code, 2);
  assert.match(demo.stderr, /not a demo's.*--data/);

  const place = join(folder, "demo");
  mkdirSync(place);
  writeFileSync(join(place, "demo-seed.json"), JSON.stringify({ seed: "0".repeat(64) }));
  const serve = await kelisim(["serve", "--data", place, "--port", "0"]);
  assert.equal(serve.code, 2);
  assert.match(serve.stderr, /demo's fictitious data.*kelisim demo/);

  writeFileSync(join(place, "demo-seed.json"), "{}");
  const damaged = await kelisim(["demo", "--data", place, "--port", "0"]);
  assert.equal(damaged.code, 1);
  assert.match(damaged.stderr, /seed file is damaged/);
  assert.equal(readFileSync(join(place, "demo-seed.json"), "utf8"), "{}");
});

/** A month of the log of long ago with one row. */
const OLD_MONTH = `
  create table access_log_y2020_m01 partition of access_log
    for values from ('2020-01-01 00:00:00+00') to ('2020-02-01 00:00:00+00');
  insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
    requester_bin, mode, action, object_id, purpose_id, categories, rule_set, permitted, reason)
  select id, '2020-01-15 12:00:00+05', id, 0, id, id, '', 'enforce', 'process', id, id, '{}', 'r', true, ''
  from gen_random_uuid() as id`;

test("months of the log are sealed, verified and dropped, but for what is held", async (t) => {
  const database = await freshDatabase("ready");
  t.after(() => database.drop());
  const keyFile = join(scratch(t), "kelisim.key");
  createKeyFile(keyFile, instantOf(0));
  await runOn(database.url, OLD_MONTH);
  Object.assign(process.env, { DATABASE_URL: database.url, KELISIM_KEY_FILE: keyFile });
  t.after(() => {
    delete process.env["DATABASE_URL"];
    delete process.env["KELISIM_KEY_FILE"];
  });
  const run = async (line: string, language: "kk" | "ru" | "en" = "en") => {
    const { code, stdout, stderr } = await inProcess(line.split(" "), language);
    return `${code} ${stdout}${stderr}`.trim();
  };
  assert.match(await run("months seal"), /^0 Sealed: 2020-01/);
  assert.match(await run("months verify 2020-01"), /^0 2020-01 {2}unchanged \(1\/1\)$/);
  assert.match(await run("months list", "ru"), /2020-01 {2}строк: 1, .*; можно удалить с 2025-02/);
  const placed = await run(
    "hold add --to 2020-06 --by service --reason court --reference 7/26 --json",
  );
  const { id } = JSON.parse(placed.slice(2)) as { id: string };
  assert.match(await run("months drop", "kk"), /2020-01 {2}тұтас сақталды: жоюға тыйым салынған/);
  assert.match(await run("hold list"), /months; …–2020-06; service, court, 7\/26; \d{4}-/);
  assert.match(await run(`hold release ${id}`), /^0 The hold was released/);
  assert.match(await run(`hold release ${id}`), /^3 .*no such hold/);
  assert.match(await run("months drop"), /^0 2020-01 {2}dropped; rows dropped: 1, kept: 0/);
  assert.equal(await run("months drop --json"), '0 {"months":[]}');
  for (const wrong of [
    "months drop 2020-13",
    "hold add --by service --reason court",
    "hold add --to 2020-06 --by somebody --reason court",
    "hold add --to 2020-06 --by service --reason court --reference 900101300123",
  ]) {
    assert.match(await run(wrong), /^2 /, wrong);
  }
});
