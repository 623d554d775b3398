import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  addDays,
  ALL_RULES,
  COMMAND_RULES,
  day,
  DUTY_RULES,
  dutyRuleOn,
  isInForce,
  LAW_PACKS,
  normById,
  NORMS,
  READING_TEXTS,
  rulesOfNorm,
  type DutyKind,
} from "@kelisim/core";
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

test("a rule of a day cites only norms that are in force on it", () => {
  const days = LAW_PACKS.flatMap(({ firstDay }) => [addDays(firstDay, -1), firstDay]);
  for (const on of [...days, addDays(days.at(-1) ?? day("2026-07-12"), 365)]) {
    const sources = [
      ...ALL_RULES.filter(({ inForce }) => isInForce(inForce, on)),
      ...Object.keys(DUTY_RULES).map((id) => ({ id, ...dutyRuleOn(id as DutyKind, on) })),
      ...Object.entries(READING_TEXTS).map(([id, { source }]) => ({ id, source })),
    ];
    for (const { id, source } of sources) {
      for (const norm of [source.norm, ...(source.also ?? [])]) {
        if (norm === undefined) continue;
        const cited = normById(norm);
        assert.ok(cited !== undefined, `${id}: ${norm}`);
        const isReading = id in READING_TEXTS;
        assert.ok(isReading || isInForce(cited.inForce, on), `${id} cites ${norm} on ${on}`);
      }
    }
  }
});

test("every scenario cites norms of the register", () => {
  for (const [norm, ids] of scenariosByNorm()) {
    assert.ok(normById(norm) !== undefined, `${norm} in ${ids.join()}`);
  }
});

type EdgeCase = {
  readonly norm: string;
  readonly edge: string;
  readonly scenarios?: readonly string[];
  readonly tests?: readonly string[];
  readonly note?: string;
};

test("every edge case of the list is shown by scenarios that cite its norm, or by a test, or says why not", () => {
  const shown = scenariosByNorm();
  const cases = JSON.parse(text("conformance/edge-cases.json")) as readonly EdgeCase[];
  assert.ok(cases.length > 60);
  for (const { norm, edge, scenarios = [], tests = [], note } of cases) {
    assert.ok(normById(norm) !== undefined, norm);
    assert.ok(scenarios.length + tests.length > 0 || note !== undefined, `${norm}: ${edge}`);
    for (const number of scenarios) {
      const cited = shown.get(norm) ?? [];
      assert.ok(
        cited.some((id) => id.startsWith(`${number}-`)),
        `${number} does not show ${norm}: ${edge}`,
      );
    }
    for (const path of tests) assert.notEqual(text(path), "", path);
  }
});

test("the corpus has the two hundred scenarios that were promised", () => {
  const all = new Set([...scenariosByNorm().values()].flat());
  assert.ok(all.size >= 200, String(all.size));
});
