import { existsSync } from "node:fs";
import type { Instant, Text3 } from "@kelisim/core";
import { explainDecision, explanationView, systemClock, type Config } from "@kelisim/server";
import { openStore } from "@kelisim/store";
import { DEMO_DIRECTORY } from "../demo/directory.ts";
import { demoKey } from "../demo/keys.ts";
import { DEMO_PARTY_NAMES } from "../demo/parties.ts";
import { readSeed } from "../demo/seed-file.ts";
import { demoConfig } from "../demo/start.ts";
import { refusal } from "../failure.ts";
import type { DecisionExplained } from "../output/explanation.ts";
import { configFrom } from "./environment.ts";
import { knownFailure } from "./known-failures.ts";
import { locationOf } from "./open-configured-store.ts";
import { askToExplain, DEFAULT_URL } from "./running-service.ts";

const noStore = (directory: string): Text3 => ({
  kk: `Мұнда қойма жоқ: ${directory}. Каталогын (--data), DATABASE_URL айнымалысын немесе қызметтің мекенжайын (--url) көрсетіңіз.`,
  ru: `Здесь нет хранилища: ${directory}. Укажите каталог (--data), DATABASE_URL или адрес службы (--url).`,
  en: `There is no store here: ${directory}. Name a directory (--data), set DATABASE_URL, or give the address of a service (--url).`,
});

/** Where to look, as the command line says it. */
export type Whereabouts = {
  readonly data?: string;
  readonly url?: string;
  readonly key?: string;
};

/** The configuration of the store meant: the directory named, the surroundings', or a demo's beside. */
function configFor({ data }: Whereabouts): Config {
  const config = configFrom(process.env, data === undefined ? {} : { data });
  const own = data === undefined ? config : { ...config, databaseUrl: undefined };
  if (own.databaseUrl !== undefined) return own;
  const isThere = existsSync(own.dataDirectory);
  const directory = isThere || data !== undefined ? own.dataDirectory : DEMO_DIRECTORY;
  if (readSeed(directory) !== undefined) return demoConfig({ directory, port: 0 });
  if (!isThere) throw refusal(noStore(own.dataDirectory));
  return own;
}

async function fromStore(
  config: Config,
  id: string,
  at: Instant | undefined,
): Promise<DecisionExplained | undefined> {
  const { keyFile, service, erasureLedger } = config;
  const store = await openStore({
    location: locationOf(config),
    keyFile,
    service,
    // Whoever only reads makes no new one.
    erasureLedger: existsSync(erasureLedger) ? erasureLedger : undefined,
    now: systemClock.now(),
    migrate: false,
    note: "kelisim explain",
  });
  try {
    const explanation = await explainDecision(store, id);
    // Whoever sits at the machine reads of the months in `kelisim months`.
    if (explanation === undefined || explanation === "term-ended") return undefined;
    return explanationView(explanation, store.sealer, undefined, at);
  } finally {
    await store.close();
  }
}

/** The key that was given, or those of the demo in the directory. */
function keysFor(options: Whereabouts, directory: string | undefined): readonly string[] {
  const given = options.key ?? (process.env["KELISIM_API_KEY"] || undefined);
  if (given !== undefined) return [given];
  const seed = directory === undefined ? undefined : readSeed(directory);
  return seed === undefined ? [] : DEMO_PARTY_NAMES.map((name) => demoKey(seed, name).text);
}

/**
 * The explanation of a decision, from its store or, while a service holds that, from the service.
 * @returns `undefined` for an id that is none of theirs
 * @throws CliFailure
 */
export async function findExplanation(
  options: Whereabouts,
  id: string,
  at?: Instant,
): Promise<DecisionExplained | undefined> {
  const url = options.url ?? (process.env["KELISIM_URL"] || undefined);
  if (url !== undefined) {
    const directory = options.data ?? DEMO_DIRECTORY;
    return askToExplain({ url, keys: keysFor(options, directory) }, id, at);
  }
  const config = configFor(options);
  const { dataDirectory: directory, keyFile } = config;
  try {
    return await fromStore(config, id, at);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "StoreLockedError";
    if (!isLocked) throw knownFailure(error, { directory, keyFile });
  }
  return askToExplain({ url: DEFAULT_URL, keys: keysFor(options, directory) }, id, at);
}
