import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../rig/rig.ts";
import type { Service } from "../rig/service.ts";

/** Faults of service processes. */
export function processFaults(
  services: readonly Service[],
  { hasClockCheck }: { readonly hasClockCheck: boolean },
): readonly Fault[] {
  return [
    {
      name: "kill a service",
      touches: "process",
      weight: 4,
      async run(dice) {
        const service = dice.pick(services);
        await service.kill();
        await sleep(dice.between(0, 1500));
        service.start();
      },
    },
    {
      name: "kill all services",
      touches: "process",
      weight: 1,
      async run(dice) {
        await Promise.all(services.map((service) => service.kill()));
        await sleep(dice.between(0, 500));
        for (const service of services) service.start();
      },
    },
    {
      name: "hold a service",
      touches: "process",
      weight: 2,
      async run(dice) {
        const service = dice.pick(services);
        service.hold();
        try {
          await sleep(dice.between(500, 7000));
        } finally {
          service.goOn();
        }
      },
    },
    {
      name: "drain a service",
      touches: "process",
      weight: 2,
      async run(dice) {
        const service = dice.pick(services);
        if (!service.isRunning) return;
        // It may still be starting, and then has not yet learnt to listen to signals.
        const wasReady = (await service.readiness()) === 200;
        const code = await service.drain();
        service.start();
        if (wasReady) assert.equal(code, 0, `${service.name} told to stop ended with ${code}`);
      },
    },
    {
      name: "clock jump",
      touches: "clock",
      weight: 2,
      async run(dice) {
        const service = dice.pick(services);
        service.jump(dice.pick([5000, -5000, 2500, -2500, 60_000, -60_000]));
        try {
          await sleep(dice.between(500, 2000));
          const said = await service.readiness();
          if (hasClockCheck)
            assert.notEqual(said, 200, `${service.name} is ready on a wrong clock`);
          await sleep(dice.between(500, 4000));
        } finally {
          service.jump(0);
        }
      },
    },
  ];
}
