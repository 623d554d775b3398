import type { StoreLocation } from "@kelisim/store";
import { runOn } from "../../testing/database.ts";
import { freePort } from "../../testing/free-port.ts";
import { startPair, type PostgresPair } from "../../testing/postgres-cluster.ts";
import type { Dice } from "../dice.ts";
import { backupFault } from "../faults/backup-faults.ts";
import { databaseFaults } from "../faults/database-faults.ts";
import { keyFaults } from "../faults/key-faults.ts";
import { lineFaults } from "../faults/line-faults.ts";
import { processFaults } from "../faults/process-faults.ts";
import { receiverFaults } from "../faults/receiver-faults.ts";
import { timerFaults } from "../faults/timer-faults.ts";
import { databaseLine, type DatabaseLine } from "./database-line.ts";
import type { Journal } from "../journal.ts";
import { newKeys, openPlace, type Place } from "./place.ts";
import type { Rig } from "./rig.ts";
import { Service } from "./service.ts";
import { WebhookHost } from "./webhook-host.ts";
import { prepare } from "./world.ts";

const SMALL = { shared_buffers: "64MB", max_connections: "150", checkpoint_timeout: "60s" };
const POOL = 12;
/** Without the lines that break. */
const DIRECT = { kind: "postgres", poolSize: 4 } as const;
const RESTORED = "kelisim_restored";

/** A pair of servers, and three services that reach it over lines that can break. */
export async function startPostgresRig(
  folder: string,
  journal: Journal,
  dice: Dice,
  synchronous: boolean,
): Promise<Rig> {
  const keys = newKeys(folder);
  const pair = await startPair({ synchronous, settings: SMALL });
  const receiver = await WebhookHost.start();
  const lines = await Promise.all([
    databaseLine(portOf(pair.primaryUrl)),
    databaseLine(portOf(pair.standbyUrl)),
  ]);
  const services: Service[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.kill()));
    for (const line of lines) line.close();
    await receiver.close();
    await pair.remove();
  };
  try {
    const place = (): Place => ({ ...keys, location: { ...DIRECT, url: pair.primaryUrl } });
    const world = await prepare(await openPlace(place()), receiver);
    const location: StoreLocation = {
      ...{ kind: "postgres", poolSize: POOL },
      url: throughLines(pair, lines),
    };
    // The third one's clock is wrong for good: it must say so, and harm nobody who uses it all the same.
    const offsets = [0, 700, dice.pick([5000, -5000])];
    for (const [place, offsetMs] of offsets.entries()) {
      const name = `service ${place + 1}`;
      const port = await freePort();
      services.push(new Service({ ...keys, location, name, port, offsetMs, folder }));
    }
    for (const service of services) service.start();
    const right = services.filter(({ isOff }) => !isOff);
    return {
      engine: "postgres",
      services,
      world,
      receiver,
      faults: [
        ...processFaults(right, { hasClockCheck: true }),
        ...databaseFaults(pair),
        ...lineFaults(lines),
        ...receiverFaults(receiver),
        ...keyFaults(keys.keyFile),
        ...timerFaults(() => pair.primaryUrl, right),
        backupFault("database", place, journal, folder, async (work) => {
          await runOn(pair.primaryUrl, `create database ${RESTORED}`);
          const url = pair.primaryUrl.replace(/\/postgres$/, `/${RESTORED}`);
          try {
            await work({ ...DIRECT, url });
          } finally {
            await runOn(pair.primaryUrl, `drop database ${RESTORED} with (force)`);
          }
        }),
      ],
      async inspect(look) {
        const store = await openPlace(place());
        try {
          return await look(store);
        } finally {
          await store.close();
        }
      },
      inspectingStops: false,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const portOf = (url: string): number => Number(new URL(url).port);

/** Both hosts in one URL, each behind its line. */
const throughLines = (pair: PostgresPair, lines: readonly DatabaseLine[]): string => {
  const hosts = lines.map(({ port }) => `127.0.0.1:${port}`).join(",");
  return pair.hostsUrl.replace(/@[^/]+/, `@${hosts}`);
};
