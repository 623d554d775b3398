import type { Text3 } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import {
  addKey,
  destroyKey,
  keyName,
  listKeys,
  openStore,
  parseKeyName,
  PURPOSES,
  recordCommand,
  type KeyDestroyed,
  type KeyName,
  type KeyNotDestroyed,
  type KeyPurpose,
  type ListedKey,
  type Store,
} from "@kelisim/store";
import { usageFailure } from "../failure.ts";
import { knownFailure } from "./known-failures.ts";
import { configOfExisting, meantConfig } from "./meant-store.ts";
import { locationOf } from "./open-configured-store.ts";

type Flags = { readonly data?: string };

const NO_PURPOSE: Text3 = {
  kk: `Кілттің мақсаты дұрыс емес. Мыналардың бірін жазыңыз: ${PURPOSES.join(", ")}`,
  ru: `Неверное назначение ключа. Укажите одно из: ${PURPOSES.join(", ")}`,
  en: `That is no purpose of a key. Write one of: ${PURPOSES.join(", ")}`,
};
const NO_NAME: Text3 = {
  kk: "Кілттің аты дұрыс емес. Мысалы былай жазыңыз: kelisim keys destroy data.1",
  ru: "Неверное имя ключа. Запишите, например, так: kelisim keys destroy data.1",
  en: "That is no key's name. Write, for example: kelisim keys destroy data.1",
};

/** @throws CliFailure */
export function readPurpose(text: string): KeyPurpose {
  const purpose = PURPOSES.find((known) => known === text);
  if (purpose === undefined) throw usageFailure(NO_PURPOSE);
  return purpose;
}

/** @throws CliFailure */
export function readName(text: string): KeyName {
  const key = parseKeyName(text);
  if (key === undefined) throw usageFailure(NO_NAME);
  return keyName(key);
}

/** Adds the next version of a key to the configured key file; no database is touched. @throws CliFailure */
export function addConfiguredKey(
  flags: Flags,
  purpose: KeyPurpose,
): { readonly name: KeyName; readonly keyFile: string } {
  const { keyFile } = meantConfig(flags);
  try {
    return { name: keyName(addKey(keyFile, purpose, systemClock.now())), keyFile };
  } catch (error) {
    throw knownFailure(error, { keyFile });
  }
}

/** Works on the configured store, which has to be there and migrated. @throws CliFailure */
export async function onExistingStore<T>(
  flags: Flags,
  note: string,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const config = configOfExisting(flags);
  const { dataDirectory: directory, keyFile, service, erasureLedger } = config;
  const location = locationOf(config);
  const now = systemClock.now();
  try {
    const options = { location, keyFile, service, erasureLedger, now, migrate: false, note };
    const store = await openStore(options);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    throw knownFailure(error, { directory, keyFile });
  }
}

/** @throws CliFailure */
export const listConfiguredKeys = (flags: Flags): Promise<ListedKey[]> =>
  onExistingStore(flags, "kelisim keys list", listKeys);

/** Destroys a key of the configured store, and leaves a record of it. @throws CliFailure */
export const destroyConfiguredKey = (
  flags: Flags,
  name: KeyName,
  consents: { readonly forgetProbed: boolean; readonly endSealedIds: boolean },
): Promise<KeyDestroyed | KeyNotDestroyed> =>
  onExistingStore(flags, "kelisim keys destroy", async (store) => {
    const now = systemClock.now();
    const done = await destroyKey(store, name, { now, ...consents });
    await recordCommand(store.db, {
      ...{ at: now, partyId: undefined, keyId: undefined },
      command: `destroy-key ${name}`,
      outcome: done.code,
    });
    return done;
  });
