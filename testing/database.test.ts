import assert from "node:assert/strict";
import { test } from "node:test";
import { freshDatabase, runOn } from "./database.ts";

test("two fresh databases do not see each other, and a dropped one is gone with its connections", async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  await runOn(one.url, "create table t (id int)");
  await runOn(two.url, "create table t (id int)");
  const busy = assert.rejects(runOn(one.url, "select pg_sleep(20)"));
  await one.drop();
  await busy;
  await assert.rejects(runOn(one.url, "select 1"), { code: "3D000" });
  await runOn(two.url, "insert into t values (1)");
  await two.drop();
  await two.drop();
});
