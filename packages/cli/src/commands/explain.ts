import { existsSync } from "node:fs";
import { LANGUAGES, type Text3 } from "@kelisim/core";
import { explainDecision, explanationView, systemClock, type Config } from "@kelisim/server";
import { openStore } from "@kelisim/store";
import type { Command } from "commander";
import { DEMO_PARTY_NAMES } from "../demo/parties.ts";
import { demoKey } from "../demo/keys.ts";
import { readSeed } from "../demo/seed-file.ts";
import { demoConfig } from "../demo/start.ts";
import { refusal } from "../failure.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import { explanationLines, type DecisionExplained } from "../output/explanation.ts";
import type { Terminal } from "../output/terminal.ts";
import { configFrom } from "../service/environment.ts";
import { knownFailure } from "../service/known-failures.ts";
import { locationOf } from "../service/open-configured-store.ts";
import { askToExplain } from "../service/running-service.ts";
import { newCommand } from "./command.ts";
import { DEMO_DIRECTORY } from "./demo.ts";

const DEFAULT_URL = "http://127.0.0.1:8787";

const ABOUT: Text3 = {
  kk: "қол жеткізу туралы шешімді түсіндіру: қай ереже, қай акт бойынша",
  ru: "объяснить решение о доступе: по какому правилу и акту",
  en: "explain an access decision: by which rule and which act",
};
const URL_HELP: Text3 = {
  kk: `жұмыс істеп тұрған қызметтің мекенжайы (KELISIM_URL, әдетте ${DEFAULT_URL})`,
  ru: `адрес работающей службы (KELISIM_URL, обычно ${DEFAULT_URL})`,
  en: `address of a running service (KELISIM_URL, ${DEFAULT_URL} by default)`,
};
const KEY_HELP: Text3 = {
  kk: "ұйымның кілті (KELISIM_API_KEY)",
  ru: "ключ организации (KELISIM_API_KEY)",
  en: "the organisation's key (KELISIM_API_KEY)",
};
const EXAMPLES = [
  {
    line: "kelisim explain dec_…",
    does: { kk: "үш тілде", ru: "на трёх языках", en: "in three languages" },
  },
  {
    line: "kelisim explain dec_… --lang en --json",
    does: { kk: "JSON түрінде", ru: "в виде JSON", en: "as JSON" },
  },
  {
    line: "kelisim explain dec_… --data ./.kelisim-demo",
    does: { kk: "сынақтағы шешім", ru: "решение из пробы", en: "a decision of the demo" },
  },
];

const notFound = (id: string): Text3 => ({
  kk: `Мұндай шешім табылмады: ${id}. Нөмірін толық көшіріңіз (dec_ деп басталады) және шешім осы қоймада қабылданғанын тексеріңіз.`,
  ru: `Такого решения нет: ${id}. Скопируйте его номер целиком (он начинается с dec_) и проверьте, что оно принято в этом хранилище.`,
  en: `There is no such decision: ${id}. Copy its whole id (it begins with dec_), and check that it was made in this store.`,
});
const noStore = (directory: string): Text3 => ({
  kk: `Мұнда қойма жоқ: ${directory}. Каталогын (--data), DATABASE_URL айнымалысын немесе қызметтің мекенжайын (--url) көрсетіңіз.`,
  ru: `Здесь нет хранилища: ${directory}. Укажите каталог (--data), DATABASE_URL или адрес службы (--url).`,
  en: `There is no store here: ${directory}. Name a directory (--data), set DATABASE_URL, or give the address of a service (--url).`,
});

type Options = {
  readonly json?: true;
  readonly data?: string;
  readonly url?: string;
  readonly key?: string;
  readonly lang?: string;
};

/** The configuration of the store meant: the directory named, the surroundings', or a demo's beside. */
function configFor({ data }: Options): Config {
  const config = configFrom(process.env, data === undefined ? {} : { data });
  const own = data === undefined ? config : { ...config, databaseUrl: undefined };
  if (own.databaseUrl !== undefined) return own;
  const isThere = existsSync(own.dataDirectory);
  const directory = isThere || data !== undefined ? own.dataDirectory : DEMO_DIRECTORY;
  if (readSeed(directory) !== undefined) return demoConfig({ directory, port: 0 });
  if (!isThere) throw refusal(noStore(own.dataDirectory));
  return own;
}

async function fromStore(config: Config, id: string): Promise<DecisionExplained | undefined> {
  const { keyFile, service } = config;
  const store = await openStore({
    location: locationOf(config),
    keyFile,
    service,
    now: systemClock.now(),
    migrate: false,
    note: "kelisim explain",
  });
  try {
    const explanation = await explainDecision(store, id);
    return explanation && explanationView(explanation, store.sealer, undefined);
  } finally {
    await store.close();
  }
}

/** The key that was given, or those of the demo in the directory. */
function keysFor(options: Options, directory: string | undefined): readonly string[] {
  const given = options.key ?? (process.env["KELISIM_API_KEY"] || undefined);
  if (given !== undefined) return [given];
  const seed = directory === undefined ? undefined : readSeed(directory);
  return seed === undefined ? [] : DEMO_PARTY_NAMES.map((name) => demoKey(seed, name).text);
}

async function find(options: Options, id: string): Promise<DecisionExplained | undefined> {
  const url = options.url ?? (process.env["KELISIM_URL"] || undefined);
  if (url !== undefined) {
    const directory = options.data ?? DEMO_DIRECTORY;
    return askToExplain({ url, keys: keysFor(options, directory) }, id);
  }
  const config = configFor(options);
  const { dataDirectory: directory, keyFile } = config;
  try {
    return await fromStore(config, id);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "StoreLockedError";
    if (!isLocked) throw knownFailure(error, { directory, keyFile });
  }
  return askToExplain({ url: DEFAULT_URL, keys: keysFor(options, directory) }, id);
}

/** `kelisim explain <decision-id>`. @throws CliFailure */
export const explainCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "explain", ABOUT, EXAMPLES)
    .argument("<decision-id>", "dec_…")
    .option("--json", terminal.in(JSON_HELP))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--url <url>", terminal.in(URL_HELP))
    .option("--key <key>", terminal.in(KEY_HELP))
    .action(async (id: string, _own: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const told = /^dec_[0-9A-Za-z_-]{1,512}$/.test(id) ? await find(options, id) : undefined;
      if (told === undefined) throw refusal(notFound(id));
      if (options.json) return terminal.print(JSON.stringify(told));
      const languages = options.lang === undefined ? LANGUAGES : [terminal.language];
      for (const line of explanationLines(terminal, told, languages)) terminal.print(line);
    });
