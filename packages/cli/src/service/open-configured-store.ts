import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Text3 } from "@kelisim/core";
import { systemClock, type Config } from "@kelisim/server";
import {
  createKeyFile,
  openDb,
  openStore,
  schemaVersion,
  type Queryable,
  type Store,
  type StoreLocation,
} from "@kelisim/store";
import type { Terminal } from "../output/terminal.ts";
import { knownFailure } from "./known-failures.ts";

const keyFileMade = (file: string): Text3 => ({
  kk: `Жаңа кілттер файлы жасалды: ${file}. Сақтық көшірмесін бөлек жерде сақтаңыз: онсыз қоймадағы дербес деректерді ешкім оқи алмайды.`,
  ru: `Создан новый файл ключей: ${file}. Храните его копию в отдельном месте: без него персональные данные в хранилище никто не прочтёт.`,
  en: `A new key file was made: ${file}. Keep a copy in another place: without it nobody can read the personal data in the store.`,
});

const EMBEDDED: Text3 = {
  kk: "Деректер кірістірілген қоймада сақталады; ол сынап көруге арналған: электр қуатының үзілуі мен желілік дискілер тексерілмеген. Нақты адамдардың деректерін PostgreSQL серверінде сақтаңыз (DATABASE_URL; көшіретін команда: kelisim migrate-to).",
  ru: "Данные лежат во встроенном хранилище; оно годится для пробы: отключение питания и сетевые диски не проверены. Данные настоящих людей храните в PostgreSQL (DATABASE_URL; перенести: kelisim migrate-to).",
  en: "The data are in the embedded store, which is for trying things out: loss of power and network file systems were not tested. Real people's data belong in PostgreSQL (DATABASE_URL; to move them: kelisim migrate-to).",
};

/** Where the configuration keeps the data. */
export const locationOf = (config: Config): StoreLocation =>
  config.databaseUrl === undefined
    ? { kind: "embedded", directory: config.dataDirectory }
    : {
        kind: "postgres",
        url: config.databaseUrl,
        ownerUrl: config.ownerDatabaseUrl,
        poolSize: config.poolSize,
      };

/** Whether nothing was ever stored there, so that new keys can do no harm. */
async function isNew(location: StoreLocation): Promise<boolean> {
  if (location.kind === "embedded") return !existsSync(join(location.directory, "pgdata"));
  const db = await openDb(location, "kelisim");
  try {
    // As the owner: on a new cluster the application's role is not there yet.
    return await db.asOwner(
      async (owner) => (await schemaVersion(owner)) === undefined || (await hasNoService(owner)),
    );
  } finally {
    await db.close();
  }
}

const hasNoService = async (owner: Queryable): Promise<boolean> =>
  (await owner.query("select 1 as found from service")).length === 0;

/** Makes the key file of a store that has never held anything, and says so. */
export async function ensureKeyFile(
  terminal: Terminal,
  keyFile: string,
  location: StoreLocation,
): Promise<void> {
  if (existsSync(keyFile) || !(await isNew(location))) return;
  createKeyFile(keyFile, systemClock.now());
  terminal.tell(terminal.in(keyFileMade(keyFile)));
}

/**
 * Opens the store of the configuration, making it first if there is none.
 * @param note what the next process is told about this one
 * @throws CliFailure for everything that can be expected
 */
export async function openConfiguredStore(
  terminal: Terminal,
  config: Config,
  note: string,
): Promise<Store> {
  const { keyFile, service, migrate, erasureLedger } = config;
  const location = locationOf(config);
  const now = systemClock.now();
  try {
    await ensureKeyFile(terminal, keyFile, location);
    if (location.kind === "embedded") terminal.tell(terminal.in(EMBEDDED));
    return await openStore({ location, keyFile, service, erasureLedger, now, migrate, note });
  } catch (error) {
    throw knownFailure(error, { directory: config.dataDirectory, keyFile });
  }
}
