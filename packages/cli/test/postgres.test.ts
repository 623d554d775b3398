import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { freshDatabase, runOn } from "../../../testing/database.ts";
import { call, itemsOf } from "./http.ts";
import { Kelisim, kelisim, scratch } from "./kelisim.ts";

test("on PostgreSQL migrate needs no keys, serve makes them once, and a lost key file stays lost", async (t) => {
  const database = await freshDatabase();
  t.after(database.drop);
  const cwd = scratch(t);
  const keyFile = join(cwd, "kelisim.key");
  const env = { DATABASE_URL: database.url, KELISIM_KEY_FILE: keyFile, KELISIM_PORT: "0" };

  const migrated = await kelisim(["migrate", "--json"], { cwd, env });
  assert.equal(migrated.code, 0, migrated.stderr);
  assert.equal((JSON.parse(migrated.stdout) as { applied: unknown[] }).applied.length > 0, true);
  assert.equal(existsSync(keyFile), false);

  const serve = new Kelisim(t, ["serve"], { cwd, env });
  const url = await serve.until(() => /running: (http:\S+)/.exec(serve.stderr)?.[1]);
  assert.doesNotMatch(serve.stderr, /embedded/);
  const key = /^kel_\S+$/m.exec(serve.stderr)?.[0] ?? "";
  assert.equal(itemsOf(await call(url, key, "/v1/parties")).length, 1);
  assert.equal(existsSync(keyFile), true);
  assert.equal((await serve.stop()).code, 0);

  const unknown = await kelisim(["explain", "dec_x1"], { cwd, env });
  assert.equal(unknown.code, 3);

  rmSync(keyFile);
  const lost = await kelisim(["serve"], { cwd, env });
  assert.equal(lost.code, 1);
  assert.match(lost.stderr, /There is no key file at .*kelisim\.key/);
  assert.equal(existsSync(keyFile), false);
});

test("serve with the service's login alone says who brings the tables up to date", async (t) => {
  const database = await freshDatabase();
  const role = `kelisim_test_${randomBytes(8).toString("hex")}`;
  const cwd = scratch(t);
  const keys = { KELISIM_KEY_FILE: join(cwd, "kelisim.key"), KELISIM_PORT: "0" };
  const migrated = await kelisim(["migrate"], {
    cwd,
    env: { ...keys, DATABASE_URL: database.url },
  });
  assert.equal(migrated.code, 0, migrated.stderr);
  await runOn(database.url, `create role ${role} login password 's3cret'`);
  t.after(async () => {
    await runOn(database.url, `drop role ${role}`);
    await database.drop();
  });
  await runOn(database.url, `grant kelisim_app to ${role}`);
  const url = new URL(database.url);
  url.username = role;
  url.password = "s3cret";

  const refused = await kelisim(["serve"], { cwd, env: { ...keys, DATABASE_URL: url.href } });
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /kelisim migrate as the tables' owner.*KELISIM_MIGRATE=off/);
  assert.doesNotMatch(refused.stderr, /s3cret|SQLSTATE|unexpected/);
});
