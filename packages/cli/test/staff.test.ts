import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { day } from "@kelisim/core";
import { fictitiousIin } from "../src/demo/fictitious-numbers.ts";
import { kelisim, scratch } from "./kelisim.ts";

const IIN = fictitiousIin(day("1985-01-01"), "female", 3);

test("the first administrator is given a role in the store, and never named", async (t) => {
  const data = join(scratch(t), "store");
  const said: string[] = [];
  const run = async (...args: readonly string[]) => {
    const ended = await kelisim([...args, "--data", data, "--json"], { input: IIN });
    said.push(ended.stdout, ended.stderr);
    return { ...ended, json: JSON.parse(ended.stdout || "{}") as Record<string, unknown> };
  };
  assert.equal((await run("migrate")).code, 0);
  const added = await run("staff", "add", "--role", "provider");
  assert.equal(added.code, 0, added.stderr);
  assert.deepEqual((await run("staff", "add", "--role", "provider")).json, added.json);
  assert.equal((await run("staff", "add", "--role", "analyst")).code, 3);
  assert.equal((await run("staff", "add", "--role", "king")).code, 2);
  const id = String(added.json["id"]);
  assert.equal((await run("staff", "end", id)).code, 0);
  assert.equal((await run("staff", "end", id)).code, 3);
  const { staff } = (await run("staff", "list")).json as { staff: Record<string, unknown>[] };
  assert.deepEqual([staff.length, staff[0]?.["id"], staff[0]?.["role"]], [1, id, "provider"]);
  assert.equal(typeof staff[0]?.["ended_at"], "string");
  assert.equal(said.join("").includes(IIN), false);
});
