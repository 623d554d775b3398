import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Text3 } from "@kelisim/core";
import type { Config } from "@kelisim/server";
import { refusal } from "../failure.ts";
import { configFrom } from "./environment.ts";

const noStore = (directory: string): Text3 => ({
  kk: `Мұнда қойма жоқ: ${directory}. Каталогын (--data) немесе DATABASE_URL айнымалысын көрсетіңіз.`,
  ru: `Здесь нет хранилища: ${directory}. Укажите каталог (--data) или DATABASE_URL.`,
  en: `There is no store here: ${directory}. Name a directory (--data), or set DATABASE_URL.`,
});

/** The configuration; a directory on the command line means the embedded store in it. */
export function meantConfig({ data }: { readonly data?: string }): Config {
  const config = configFrom(process.env, data === undefined ? {} : { data });
  return data === undefined ? config : { ...config, databaseUrl: undefined };
}

/** The same for a store that has to be there: reading must not make one. @throws CliFailure */
export function configOfExisting(flags: { readonly data?: string }): Config {
  const config = meantConfig(flags);
  const { databaseUrl, dataDirectory } = config;
  if (databaseUrl === undefined && !existsSync(join(dataDirectory, "pgdata"))) {
    throw refusal(noStore(dataDirectory));
  }
  return config;
}
