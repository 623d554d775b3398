import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ALL_RULES, COMMAND_RULES, DUTY_RULES, normById, NORMS, rulesOfNorm } from "@kelisim/core";
import { format } from "prettier";
import {
  fileOfRule,
  normsDocument,
  scenariosByNorm,
  shownByText,
} from "../tools/norms/norm-table.ts";

const HINT = "run: npm run norms, then the formatter";
const text = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const STYLE = { printWidth: 100 } as const;

test("docs/law/norms.md is made from the register and the scenarios", async () => {
  const made = await format(normsDocument(), { ...STYLE, parser: "markdown" });
  assert.equal(text("docs/law/norms.md"), made, HINT);
});

test("the scenarios of a norm that programs carry are those of the corpus", async () => {
  const made = await format(shownByText(), { ...STYLE, parser: "typescript" });
  assert.equal(text("packages/core/src/law/norms/shown-by.ts"), made, HINT);
});

test("every enforced norm has a rule and a scenario", () => {
  const shown = scenariosByNorm();
  for (const { id, status } of NORMS.filter((norm) => norm.status === "enforced")) {
    assert.ok(rulesOfNorm(id).length > 0, `${id} is ${status} by no rule`);
    assert.ok((shown.get(id) ?? []).length > 0, `${id} is shown by no scenario`);
  }
});

test("no norm that asks nothing of this service has a rule", () => {
  for (const { id } of NORMS.filter(({ status }) => status === "informational")) {
    assert.deepEqual(rulesOfNorm(id), [], id);
  }
});

test("every rule names a norm of the register, or that it is the product's own", () => {
  const sources = [...ALL_RULES.map(({ id, source }) => ({ id, source }))];
  for (const [id, { source }] of Object.entries(DUTY_RULES)) sources.push({ id, source });
  for (const { id, source } of sources) {
    if (source.act === "product") continue;
    assert.ok(source.norm !== undefined && normById(source.norm) !== undefined, id);
  }
  for (const { id, norms } of COMMAND_RULES) {
    for (const norm of norms) assert.ok(normById(norm) !== undefined, `${id}: ${norm}`);
    assert.ok(text(fileOfRule(id)).length > 0, id);
  }
});

test("every scenario cites norms of the register", () => {
  for (const [norm, ids] of scenariosByNorm()) {
    assert.ok(normById(norm) !== undefined, `${norm} in ${ids.join()}`);
  }
});
