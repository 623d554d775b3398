import type { Language, Text3 } from "@kelisim/core";
import { readConfig, type Config } from "@kelisim/server";
import { CliFailure, usageFailure } from "../failure.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Variables of the command line, which the service does not know. */
const OWN_VARIABLES: readonly string[] = [
  "KELISIM_URL",
  "KELISIM_API_KEY",
  "KELISIM_NODE_CHOSEN",
  "KELISIM_TARGET_DATABASE_URL",
  "KELISIM_TARGET_DATABASE_URL_FILE",
];

const HEAD: Text3 = {
  kk: "Баптауларда қате бар:",
  ru: "Ошибка в настройках:",
  en: "The settings are wrong:",
};

/** Options of the command line that stand for a variable. */
export type ConfigFlags = { readonly data?: string; readonly port?: string };

/**
 * The configuration of the surroundings, with what the command line says on top.
 * @throws CliFailure naming every wrong variable
 */
export function configFrom(env: Env, flags: ConfigFlags = {}): Config {
  const service = Object.fromEntries(
    Object.entries(env).filter(([name]) => !OWN_VARIABLES.includes(name)),
  );
  const reading = readConfig({
    ...service,
    ...(flags.data === undefined ? {} : { KELISIM_DATA: flags.data }),
    ...(flags.port === undefined ? {} : { KELISIM_PORT: flags.port }),
  });
  if (reading.ok) return reading.config;
  const lines = (language: Language): string =>
    [
      HEAD[language],
      ...reading.faults.map(({ name, text }) => `  ${name}: ${text[language]}`),
    ].join("\n");
  const text = { kk: lines("kk"), ru: lines("ru"), en: lines("en") };
  const isFlag = reading.faults.some(
    ({ name }) =>
      (name === "KELISIM_PORT" && flags.port !== undefined) ||
      (name === "KELISIM_DATA" && flags.data !== undefined),
  );
  throw isFlag ? usageFailure(text) : new CliFailure(text);
}
