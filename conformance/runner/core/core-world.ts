import type { Scenario } from "../schema/scenario.ts";
import type { World } from "../world.ts";
import { accessSteps } from "./access-steps.ts";
import { askSteps } from "./ask-steps.ts";
import { consentSteps } from "./consent-steps.ts";
import { CoreContext } from "./core-context.ts";
import { dutySteps } from "./duty-steps.ts";
import { eraseSteps } from "./erase-steps.ts";
import { purposeSteps } from "./purpose-steps.ts";

/** A world of pure functions: no store, no wire, and each step's own instant as its clock. */
export function coreWorld(scenario: Scenario): World {
  const context = new CoreContext(scenario);
  return {
    ...askSteps(context),
    ...consentSteps(context),
    ...accessSteps(context),
    ...purposeSteps(context),
    ...dutySteps(context),
    ...eraseSteps(context),
  };
}
