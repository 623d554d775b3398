import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { day, parseIin } from "@kelisim/core";
import { fictitiousIin } from "../src/demo/fictitious-numbers.ts";
import { staffView } from "../src/output/staff-list.ts";
import { addStaff, endStaff, listStaff, readRole } from "../src/service/staff.ts";
import { kelisim, scratch } from "./kelisim.ts";

const IIN = fictitiousIin(day("1985-01-01"), "female", 3);
const REFUSED = { exitCode: 3 };

test("the first administrator is given a role in the store, and never named", async (t) => {
  const data = join(scratch(t), "store");
  assert.equal((await kelisim(["migrate", "--data", data])).code, 0);
  const args = ["staff", "add", "--role", "provider", "--data", data, "--json"];
  const added = await kelisim(args, { input: IIN });
  assert.equal(added.code, 0, added.stderr);
  assert.equal(`${added.stdout}${added.stderr}`.includes(IIN), false);
  const { id } = JSON.parse(added.stdout) as { id: string };

  const read = parseIin(IIN);
  assert.ok(read.ok);
  assert.equal(await addStaff({ data }, "provider", read.iin), id, "a role is given once");
  await assert.rejects(addStaff({ data }, "analyst", read.iin), REFUSED);
  assert.throws(() => readRole("king"), { exitCode: 2 });
  await endStaff({ data }, id);
  await assert.rejects(endStaff({ data }, id), REFUSED);
  const [role, ...others] = (await listStaff({ data })).map(staffView);
  assert.deepEqual([role?.id, role?.role, others], [id, "provider", []]);
  assert.equal(typeof role?.ended_at, "string");
});
