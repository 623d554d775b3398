import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../testing/free-port.ts";
import { backupFault } from "../faults/backup-faults.ts";
import { embeddedFaults } from "../faults/embedded-faults.ts";
import { keyFaults } from "../faults/key-faults.ts";
import { processFaults } from "../faults/process-faults.ts";
import { receiverFaults } from "../faults/receiver-faults.ts";
import type { Journal } from "../journal.ts";
import { newKeys, openPlace, type Place } from "./place.ts";
import type { Rig } from "./rig.ts";
import { Service } from "./service.ts";
import { WebhookHost } from "./webhook-host.ts";
import { prepare } from "./world.ts";

/** One service with the embedded store. */
export async function startEmbeddedRig(folder: string, journal: Journal): Promise<Rig> {
  const directory = join(folder, "embedded");
  mkdirSync(directory);
  const place: Place = { ...newKeys(folder), location: { kind: "embedded", directory } };
  const receiver = await WebhookHost.start();
  const service = new Service({
    ...{ ...place, folder },
    ...{ name: "embedded service", port: await freePort(), offsetMs: 0 },
  });
  const close = async (): Promise<void> => {
    await service.kill();
    await receiver.close();
  };
  try {
    const world = await prepare(await openPlace(place), receiver);
    service.start();
    return {
      engine: "embedded",
      services: [service],
      world,
      receiver,
      faults: [
        ...processFaults([service], { hasClockCheck: false }),
        ...embeddedFaults(service, folder),
        ...receiverFaults(receiver),
        ...keyFaults(place.keyFile),
        backupFault(
          "process",
          () => place,
          journal,
          folder,
          async (work) => {
            const restored = mkdtempSync(join(folder, "restored-"));
            // Nobody else may have the directory open.
            await service.kill();
            try {
              await work({ kind: "embedded", directory: join(restored, "data") });
            } finally {
              service.start();
              rmSync(restored, { recursive: true, force: true, maxRetries: 3 });
            }
          },
        ),
      ],
      // Nobody else may have the directory open.
      async inspect(look) {
        await service.drain();
        const store = await openPlace(place);
        try {
          return await look(store);
        } finally {
          await store.close();
          service.start();
        }
      },
      inspectingStops: true,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
