import { join } from "node:path";
import { createKeyFile, openStore, type Store, type StoreLocation } from "@kelisim/store";
import { systemClock, type Clock } from "@kelisim/server";

/** Where one installation's data, keys and erased persons are written. */
export type Place = {
  readonly location: StoreLocation;
  readonly keyFile: string;
  readonly erasureLedger: string;
};

/** New keys and no erasures, in a folder of the run. */
export function newKeys(folder: string): Pick<Place, "keyFile" | "erasureLedger"> {
  const keyFile = join(folder, "store.key");
  createKeyFile(keyFile, systemClock.now());
  return { keyFile, erasureLedger: join(folder, "store.erasures") };
}

/** How a place is opened. */
export const opening = ({ location, keyFile, erasureLedger }: Place, clock: Clock) => ({
  ...{ location, keyFile, erasureLedger },
  ...({ service: "non-state", migrate: true, note: "chaos", now: clock.now() } as const),
});

/** Opens a place as a service does. */
export const openPlace = (place: Place, clock: Clock = systemClock): Promise<Store> =>
  openStore(opening(place, clock));
