import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../testing/free-port.ts";
import type { Dice } from "../dice.ts";
import { newKeys } from "../rig/place.ts";
import type { Fault } from "../rig/rig.ts";
import { Service } from "../rig/service.ts";

const READY_MS = 60_000;

/** Faults of the embedded store. */
export const embeddedFaults = (service: Service, folder: string): readonly Fault[] => [
  {
    name: "kill the store while it writes its pages",
    touches: "process",
    weight: 3,
    async run(dice) {
      service.checkpoint();
      await sleep(dice.between(0, 60));
      await service.kill();
      service.start();
    },
  },
  {
    name: "kill the store again while it opens",
    touches: "process",
    weight: 3,
    async run(dice) {
      for (let left = dice.between(1, 3); left > 0; left -= 1) {
        await service.kill();
        service.start();
        await sleep(dice.between(100, 1500));
      }
      await service.kill();
      service.start();
    },
  },
  {
    name: "kill a store in its very first open",
    touches: "process",
    weight: 1,
    run: (dice) => firstOpen(folder, dice),
  },
];

/** A new store of its own that is killed before it was ever ready, and then has to open. */
async function firstOpen(folder: string, dice: Dice): Promise<void> {
  const place = mkdtempSync(join(folder, "first-"));
  const service = new Service({
    ...newKeys(place),
    location: { kind: "embedded", directory: join(place, "data") },
    ...{ name: "first open", port: await freePort(), folder: place, offsetMs: 0 },
  });
  try {
    for (let left = dice.between(1, 3); left > 0; left -= 1) {
      service.start();
      await sleep(dice.between(200, 4000));
      await service.kill();
    }
    service.start();
    for (let waited = 0; (await service.readiness()) !== 200; waited += 200) {
      if (waited > READY_MS)
        throw new Error("a store that was killed in its first open stays shut");
      await sleep(200);
    }
    const [crash] = service.crashes;
    if (crash !== undefined) throw new Error(`after a kill in its first open: ${crash}`);
  } finally {
    await service.kill();
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
