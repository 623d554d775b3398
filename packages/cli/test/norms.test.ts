import assert from "node:assert/strict";
import { test } from "node:test";
import type { NormAnswer, NormList } from "@kelisim/protocol";
import { kelisim } from "./kelisim.ts";

test("a norm is shown in the act's own Kazakh words, with its rules and scenarios", async () => {
  const { code, stdout } = await kelisim(["norms", "L231-6-8-7b", "--lang", "kk"]);
  assert.equal(code, 0);
  assert.match(stdout, /он бес жұмыс күні ішінде оларды өңдеуді тоқтатуға не уәжді бас тартуды/);
  assert.match(stdout, /every-holder-stops-or-refuses-with-reasons/);
  assert.match(stdout, /601-every-holder-owes-a-stop/);
  assert.doesNotMatch(stdout, /Rules|Scenarios/);
});

test("the list is whole as JSON, and can be narrowed to one status", async () => {
  const all = JSON.parse((await kelisim(["norms", "--json"])).stdout) as NormList;
  const enforced = JSON.parse(
    (await kelisim(["norms", "--status", "enforced", "--json"])).stdout,
  ) as NormList;
  assert.ok(all.items.length > enforced.items.length && enforced.items.length > 20);
  for (const norm of enforced.items) assert.ok(norm.rules.length > 0 && norm.scenarios.length > 0);
  const lines = (await kelisim(["norms"])).stdout.trimEnd().split("\n");
  assert.equal(lines.length, all.items.length);
});

test("one norm as JSON is what the API answers", async () => {
  const { stdout } = await kelisim(["norms", "R395-6-2", "--json"]);
  const norm = JSON.parse(stdout) as NormAnswer;
  assert.deepEqual(norm.in_force, { from: "2026-07-12", to: null });
  assert.equal(norm.level, "bylaw");
});

test("an unknown id and an unknown status say what to do", async () => {
  const unknown = await kelisim(["norms", "L231-0"]);
  assert.deepEqual([unknown.code, unknown.stdout], [3, ""]);
  assert.match(unknown.stderr, /kelisim norms/);
  const status = await kelisim(["norms", "--status", "all"]);
  assert.equal(status.code, 2);
  assert.match(status.stderr, /enforced, tracked, informational/);
});
