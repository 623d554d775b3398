import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isKnownCitation, PLACES } from "./runner/citations.ts";
import { loadScenarios, scenarioFiles } from "./runner/scenario-files.ts";
import { Scenario } from "./runner/schema/scenario.ts";

const schemaText = readFileSync(new URL("scenario.schema.json", import.meta.url), "utf8");

describe("the scenario files", () => {
  test("the schema file is the one that the runner is typed by", () => {
    const typed = JSON.stringify(Scenario);
    const hint = "run: node conformance/runner/write-schema.ts, then the formatter";
    assert.deepEqual(JSON.parse(schemaText), JSON.parse(typed), hint);
  });

  test("every file validates against the schema file", () => {
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schemaText) as object);
    for (const { name, json } of scenarioFiles()) {
      assert.ok(validate(json), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });

  test("there are at least forty", () => {
    assert.ok(loadScenarios().length >= 40);
  });

  test("every id is the name of its file, and its number is its own", () => {
    const names = scenarioFiles().map(({ name }) => name);
    assert.deepEqual(
      loadScenarios().map(({ id }) => `${id}.json`),
      names,
    );
    assert.equal(new Set(names.map((name) => name.split("-")[0])).size, names.length);
  });

  test("no two scenarios have the same title", () => {
    const titles = loadScenarios().map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
  });

  test("every citation names a known provision, by act, article and part", () => {
    for (const { id, law } of loadScenarios()) {
      for (const citation of law) {
        assert.ok(isKnownCitation(citation), `${id}: ${JSON.stringify(citation)}`);
      }
    }
  });

  test("every place that may be cited is cited by a scenario", () => {
    const cited = loadScenarios().flatMap(({ law }) => law);
    const unshown = [...PLACES].flatMap(([norm, places]) =>
      places
        .filter(
          ({ article, part }) =>
            !cited.some((one) => one.norm === norm && one.article === article && one.part === part),
        )
        .map(({ article, part }) => `${norm} ${article}(${part})`),
    );
    assert.deepEqual(unshown, []);
  });

  test("no scenario holds a number of a person or a party", () => {
    for (const { name, json } of scenarioFiles()) {
      assert.doesNotMatch(JSON.stringify(json), /\d{9,}/, name);
    }
  });

  test("time never runs backwards within a scenario", () => {
    for (const { id, steps } of loadScenarios()) {
      const instants = steps.map(({ at }) => Date.parse(at));
      assert.deepEqual(
        instants,
        instants.toSorted((a, b) => a - b),
        id,
      );
    }
  });

  test("every step expects something, or nothing but success of an act", () => {
    const plainActs = new Set([
      ...["achieve", "close-purpose", "ban-purpose"],
      ...["close-object", "close-party", "revise-purpose"],
      ...["declare-purpose", "end-deferral", "tell-disclosures", "explain"],
    ]);
    for (const { id, steps } of loadScenarios()) {
      for (const [index, step] of steps.entries()) {
        const says = Object.keys(step.expect).length > 0;
        assert.ok(says || plainActs.has(step.do), `${id}, step ${index + 1}`);
      }
    }
  });
});
