import { after, before, describe } from "node:test";
import type { Config } from "@kelisim/server";
import { Contract } from "./contract.ts";
import { FakeClock } from "./fake-clock.ts";
import { startService, type Service } from "./service.ts";
import { ENGINES, type Engine } from "./store-home.ts";
import { buildWorld, type World } from "./world.ts";

/** A running service with a world in it. Every answer to the world is held against the contract. */
export type Stage = {
  readonly engine: Engine;
  readonly clock: FakeClock;
  readonly service: Service;
  readonly contract: Contract;
  readonly world: World;
};

async function setStage(engine: Engine, config: Partial<Config>): Promise<Stage> {
  const clock = new FakeClock();
  const service = await startService({ engine, clock, config });
  const contract = await Contract.of(service.url);
  const world = await buildWorld(service, contract.witness);
  return { engine, clock, service, contract, world };
}

/** Declares tests on one engine, with a stage of their own. */
export function onEngine(
  engine: Engine,
  subject: string,
  declare: (stage: () => Stage) => void,
  config: Partial<Config> = {},
): void {
  describe(`${subject}, on ${engine}`, () => {
    let set: Stage | undefined;
    before(async () => {
      set = await setStage(engine, config);
    });
    after(() => set?.service.close());
    declare(() => {
      if (set === undefined) throw new Error("used before the tests began");
      return set;
    });
  });
}

/** Declares the same tests on every engine, each with a stage of its own. */
export function onEveryEngine(subject: string, declare: (stage: () => Stage) => void): void {
  for (const engine of ENGINES) onEngine(engine, subject, declare);
}
