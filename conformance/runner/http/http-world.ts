import type { Scenario } from "../schema/scenario.ts";
import type { World } from "../world.ts";
import { accessSteps } from "./access-steps.ts";
import { askSteps } from "./ask-steps.ts";
import { automatedSteps } from "./automated-steps.ts";
import { consentSteps } from "./consent-steps.ts";
import { deferralSteps } from "./deferral-steps.ts";
import { disputeSteps } from "./dispute-steps.ts";
import { dutySteps } from "./duty-steps.ts";
import { eraseSteps } from "./erase-steps.ts";
import { HttpContext } from "./http-context.ts";
import { closingSteps, purposeSteps } from "./purpose-steps.ts";
import { register } from "./register.ts";
import { importSteps } from "./import-steps.ts";
import { peopleSteps } from "./people-steps.ts";
import { rightsSteps } from "./rights-steps.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

/** A world of calls over the wire to a running service, with the scenario's registry in it. */
export async function httpWorld(service: ServiceUnderTest, scenario: Scenario): Promise<World> {
  const context = new HttpContext(service, await register(service, scenario.given));
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
