import { describe, test } from "node:test";
import { coreWorld } from "./runner/core/core-world.ts";
import { runScenario } from "./runner/run-scenario.ts";
import { loadScenarios } from "./runner/scenario-files.ts";

describe("every scenario comes true in core alone", () => {
  for (const scenario of loadScenarios()) {
    test(`${scenario.id}: ${scenario.title}`, async () => {
      // Core takes each step's own instant: there is no clock to set.
      await runScenario(scenario, coreWorld(scenario), () => undefined);
    });
  }
});
