import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Kelisim, kelisim, scratch } from "./kelisim.ts";

const AWAY = { DATABASE_URL: "postgres://kelisim:topsecret@127.0.0.1:9/kelisim" };

type Report = {
  readonly level: string;
  readonly checks: readonly { readonly id: string; readonly level: string }[];
  readonly not_checked: readonly string[];
};

test("doctor ends with 0 where nothing failed and with 1 where something did, and says it in Kazakh", async (t) => {
  const cwd = scratch(t);
  const sound = await kelisim(["doctor", "--lang", "kk"], { cwd });
  assert.deepEqual([sound.code, sound.stderr], [0, ""]);
  assert.match(sound.stdout, /^✓ дұрыс {2}Node және уақыт белдеулері: Node \d/m);
  assert.match(sound.stdout, /^! ескерту {2}Кілттер файлы: .*\n {4}Не істеу керек: /m);
  assert.match(sound.stdout, /қате: 0\n$/);

  const away = await kelisim(["doctor", "--lang", "kk"], { cwd, env: AWAY });
  assert.equal(away.code, 1);
  assert.match(away.stdout, /^✗ қате {2}Дерекқор: ашылмады\n {4}Не істеу керек: .*DATABASE_URL/m);
  assert.match(away.stderr, /қате саны: 1\./);
  assert.equal(`${away.stdout}${away.stderr}`.includes("topsecret"), false);
});

test("doctor tells programs the same as JSON, also where the settings are wrong", async (t) => {
  const cwd = scratch(t);
  const away = await kelisim(["doctor", "--json"], { cwd, env: AWAY });
  assert.equal(away.code, 1);
  const report = JSON.parse(away.stdout) as Report;
  assert.equal(report.level, "failed");
  assert.equal(report.checks.find(({ id }) => id === "database")?.level, "failed");
  assert.ok(report.not_checked.includes("partitions"));

  const wrong = await kelisim(["doctor", "--json"], { cwd, env: { KELISIM_PROT: "1" } });
  assert.equal(wrong.code, 1);
  const told = JSON.parse(wrong.stdout) as Report;
  assert.deepEqual(
    told.checks.map(({ id, level }) => `${id} ${level}`),
    ["settings failed", "node ok"],
  );
});

test("doctor examines an embedded store beside the service that holds it", async (t) => {
  const cwd = scratch(t);
  const serve = new Kelisim(t, ["serve"], { cwd, env: { KELISIM_PORT: "0" } });
  await serve.until(() => /running: (http:\S+)/.exec(serve.stderr)?.[1]);
  const held = await kelisim(["doctor"], { cwd });
  assert.equal(held.code, 0, held.stdout);
  assert.match(held.stdout, /another process is using the embedded store \(\d+, \d{4}-/);
  assert.match(held.stdout, /^✓ ok {2}Key file: \.\/\.kelisim\.key: 3 keys, closed to others$/m);
  assert.equal((await serve.stop()).code, 0);

  const free = await kelisim(["doctor"], { cwd });
  assert.equal(free.code, 0, free.stdout);
  assert.match(free.stdout, /^✓ ok {2}Role of the service: kelisim_app/m);
  assert.match(free.stdout, /^✓ ok {2}Keys in use: data\.1, mac\.1, seal\.1/m);
});

test("config shows the settings that hold, from the environment and the command line, without secrets", async (t) => {
  const cwd = scratch(t);
  const url = join(cwd, "url");
  writeFileSync(url, "postgres://app:topsecret@a.example,b.example/kelisim?sslpassword=hidden\n");
  const env = { DATABASE_URL_FILE: url, KELISIM_DRAIN_DELAY_SECONDS: "3" };
  const shown = await kelisim(["config", "--port", "9999"], { cwd, env });
  assert.equal(shown.code, 0, shown.stderr);
  assert.match(shown.stdout, /^DATABASE_URL +postgres:\/\/app:redacted@a\.example,b\.example\//m);
  assert.match(shown.stdout, /^KELISIM_PORT +9999$/m);
  assert.match(shown.stdout, /^KELISIM_DRAIN_DELAY_SECONDS +3$/m);
  assert.doesNotMatch(shown.stdout, /topsecret|hidden/);

  const json = await kelisim(["config", "--json"], { cwd, env });
  const settings = JSON.parse(json.stdout) as Record<string, unknown>;
  assert.equal(settings["KELISIM_SERVICE"], "non-state");
  assert.equal(settings["KELISIM_METRICS_PORT"], null);
  assert.doesNotMatch(json.stdout, /topsecret|hidden/);

  const wrong = await kelisim(["config"], { cwd, env: { KELISIM_POOL: "0", KELISIM_PROT: "1" } });
  assert.deepEqual([wrong.code, wrong.stdout], [1, ""]);
  for (const name of ["KELISIM_POOL", "KELISIM_PROT"]) {
    assert.match(wrong.stderr, new RegExp(`  ${name}: `));
  }
});
