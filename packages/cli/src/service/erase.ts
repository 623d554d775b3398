import { randomUUID } from "node:crypto";
import type { ErasureReason, Iin, Text3 } from "@kelisim/core";
import type { ErasedPersonAnswer } from "@kelisim/protocol";
import { erasureView, systemClock, type Config } from "@kelisim/server";
import {
  findSubject,
  openStore,
  orderErasure,
  StoreLockedError,
  sweepDestroyed,
  type Store,
} from "@kelisim/store";
import { readSeed } from "../demo/seed-file.ts";
import { demoConfig } from "../demo/start.ts";
import { CliFailure } from "../failure.ts";
import { refusedAs } from "./contract-refusal.ts";
import { knownFailure } from "./known-failures.ts";
import { configOfExisting } from "./meant-store.ts";
import { locationOf } from "./open-configured-store.ts";
import { ensureProvider } from "./provider.ts";
import { askToErase } from "./running-eraser.ts";

/** Where the person is to be forgotten, as the command line says it. */
export type Whereabouts = { readonly data?: string; readonly url?: string };

/** Whom to forget, and why. */
export type Order = { readonly iin: Iin; readonly reason: ErasureReason | undefined };

const IN_USE: Text3 = {
  kk: "Қойманы қызмет пайдаланып тұр, сондықтан сол қызметтен сұраңыз: --url және KELISIM_API_KEY (admin:erasure құқығы бар кілт).",
  ru: "Хранилище занято работающей службой, поэтому обратитесь к ней: --url и KELISIM_API_KEY (ключ с правом admin:erasure).",
  en: "A running service is using the store, so it has to be asked: --url and KELISIM_API_KEY (a key with the scope admin:erasure).",
};

async function inStore(store: Store, { iin, reason }: Order): Promise<ErasedPersonAnswer> {
  const now = systemClock.now();
  const { db, ring, serviceId } = store;
  // Whoever sits at the machine is the service provider itself.
  const { id: partyId } = await ensureProvider(store, now);
  const done = await orderErasure(store, await findSubject(db, ring, iin), {
    now,
    actor: { partyId, keyId: undefined, commandId: randomUUID(), serviceId },
    reason: reason ?? null,
  });
  if (!done.ok) throw refusedAs(done.code);
  await sweepDestroyed(store, now);
  return erasureView(done);
}

const open = (config: Config): Promise<Store> =>
  openStore({
    location: locationOf(config),
    keyFile: config.keyFile,
    service: config.service,
    erasureLedger: config.erasureLedger,
    now: systemClock.now(),
    migrate: false,
    note: "kelisim erase",
  });

/** The configuration of the store meant; a demo's directory has its own. */
function configFor(data: string | undefined): Config {
  const config = configOfExisting(data === undefined ? {} : { data });
  const { databaseUrl, dataDirectory: directory } = config;
  const isDemo = databaseUrl === undefined && readSeed(directory) !== undefined;
  return isDemo ? demoConfig({ directory, port: 0 }) : config;
}

/**
 * Forgets a person: in the store of the configuration, or through a running service where an address is
 * given.
 * @throws CliFailure
 */
export async function erase({ data, url }: Whereabouts, order: Order): Promise<ErasedPersonAnswer> {
  const service = url ?? (process.env["KELISIM_URL"] || undefined);
  if (service !== undefined) return askToErase(service, order);
  const config = configFor(data);
  const { dataDirectory: directory, keyFile } = config;
  try {
    const store = await open(config);
    try {
      return await inStore(store, order);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreLockedError) throw new CliFailure(IN_USE);
    throw knownFailure(error, { directory, keyFile });
  }
}
