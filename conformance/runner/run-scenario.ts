import { checkOutcome } from "./check.ts";
import type { Scenario } from "./schema/scenario.ts";
import { perform, type World } from "./world.ts";

/**
 * Lives a scenario through in a world.
 * @param setClock is told the instant before each step
 * @throws AssertionError at the first step whose outcome is not the expected one
 */
export async function runScenario(
  scenario: Scenario,
  world: World,
  setClock: (at: string) => void,
): Promise<void> {
  for (const [index, step] of scenario.steps.entries()) {
    setClock(step.at);
    const found = await perform(world, step);
    checkOutcome(found, step.expect, `step ${index + 1}: ${step.do} at ${step.at}`);
  }
}
