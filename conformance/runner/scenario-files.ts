import { readdirSync, readFileSync } from "node:fs";
import Schema from "typebox/schema";
import { Scenario } from "./schema/scenario.ts";

const FOLDER = new URL("../scenarios/", import.meta.url);

/** A file of the folder, read but not yet judged. */
export type ScenarioFile = { readonly name: string; readonly json: unknown };

export const scenarioFiles = (): readonly ScenarioFile[] =>
  readdirSync(FOLDER)
    .toSorted()
    .map((name) => ({
      name,
      json: JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as unknown,
    }));

const COMPILED = Schema.Compile(Scenario);

/** What is wrong with a scenario, or nothing. */
export const scenarioFaults = (json: unknown): readonly string[] =>
  COMPILED.Check(json)
    ? []
    : COMPILED.Errors(json)[1].map(({ instancePath, message }) => `${instancePath} ${message}`);

const isScenario = (json: unknown): json is Scenario => COMPILED.Check(json);

/** Every scenario. @throws Error naming the file that is none */
export const loadScenarios = (): readonly Scenario[] =>
  scenarioFiles().map(({ name, json }) => {
    if (!isScenario(json)) throw new Error(`${name}: ${scenarioFaults(json).join("; ")}`);
    return json;
  });
