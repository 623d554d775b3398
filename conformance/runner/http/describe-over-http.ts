import { after, before, describe, test } from "node:test";
import type { ServiceKind } from "@kelisim/core";
import { runScenario } from "../run-scenario.ts";
import { loadScenarios } from "../scenario-files.ts";
import { httpWorld } from "./http-world.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

/**
 * Makes a test of every scenario, each kind of service on a store of its own.
 * @param where the engine, for the names of the suites
 */
export function describeOverHttp(
  where: string,
  start: (service: ServiceKind) => Promise<ServiceUnderTest>,
): void {
  const scenarios = loadScenarios();
  for (const kind of ["non-state", "state"] as const) {
    void describe(`every scenario comes true over HTTP in a ${kind} service on ${where}`, () => {
      let service: ServiceUnderTest;
      before(async () => {
        service = await start(kind);
      });
      after(() => service.close());
      for (const scenario of scenarios.filter((one) => one.service === kind)) {
        void test(`${scenario.id}: ${scenario.title}`, async () => {
          service.setClock(scenario.steps[0]?.at ?? "");
          const world = await httpWorld(service, scenario);
          await runScenario(scenario, world, (at) => service.setClock(at));
        });
      }
    });
  }
}
