import { join } from "node:path";
import { systemClock } from "@kelisim/server";
import { createKeyFile, openStore, type Store } from "@kelisim/store";

/** The files of an installation beside its database. */
export type Keys = { readonly keyFile: string; readonly erasureLedger: string };

/** New keys in the folder of the run. */
export function newKeys(folder: string, name: string): Keys {
  const keyFile = join(folder, `${name}.key`);
  createKeyFile(keyFile, systemClock.now());
  return { keyFile, erasureLedger: join(folder, `${name}.erasures`) };
}

/** Opens a store as the service does. */
export const openBenchStore = (
  { keyFile, erasureLedger }: Keys,
  url: string,
  poolSize = 4,
): Promise<Store> =>
  openStore({
    location: { kind: "postgres", url, poolSize },
    ...{ keyFile, erasureLedger },
    ...({ service: "non-state", migrate: true, note: "bench" } as const),
    now: systemClock.now(),
  });
