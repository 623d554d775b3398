import type { Scenario } from "../schema/scenario.ts";
import type { World } from "../world.ts";
import { accessSteps } from "./access-steps.ts";
import { askSteps } from "./ask-steps.ts";
import { consentSteps } from "./consent-steps.ts";
import { automatedSteps } from "./automated-steps.ts";
import { CoreContext } from "./core-context.ts";
import { deferralSteps } from "./deferral-steps.ts";
import { disputeSteps } from "./dispute-steps.ts";
import { dutySteps } from "./duty-steps.ts";
import { eraseSteps } from "./erase-steps.ts";
import { closingSteps, purposeSteps } from "./purpose-steps.ts";
import { importSteps } from "./import-steps.ts";
import { peopleSteps } from "./people-steps.ts";
import { rightsSteps } from "./rights-steps.ts";

/** A world of pure functions: no store, no wire, and each step's own instant as its clock. */
export function coreWorld(scenario: Scenario): World {
  const context = new CoreContext(scenario);
  return {
    ...askSteps(context),
    ...consentSteps(context),
    ...importSteps(context),
    ...accessSteps(context),
    ...purposeSteps(context),
    ...closingSteps(context),
    ...disputeSteps(context),
    ...dutySteps(context),
    ...automatedSteps(context),
    ...deferralSteps(context),
    ...rightsSteps(context),
    ...peopleSteps(context),
    ...eraseSteps(context),
  };
}
