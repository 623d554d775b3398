import type { Text3 } from "@kelisim/core";
import {
  createIdSource,
  createLogger,
  makeContext,
  shownSettings,
  systemClock,
} from "@kelisim/server";
import { readSeed } from "../demo/seed-file.ts";
import { usageFailure } from "../failure.ts";
import type { Terminal } from "../output/terminal.ts";
import { configFrom, type ConfigFlags } from "./environment.ts";
import { ensureAdminKey } from "./first-admin-key.ts";
import { listen, serveToTheEnd, tryAddress } from "./listen.ts";
import { openConfiguredStore } from "./open-configured-store.ts";

const listening = (url: string): Text3 => ({
  kk: `Қызмет жұмыс істеп тұр: ${url} (сипаттамасы: ${url}/openapi.json). Тоқтату: Ctrl+C`,
  ru: `Служба работает: ${url} (описание: ${url}/openapi.json). Остановить: Ctrl+C`,
  en: `The service is running: ${url} (described in ${url}/openapi.json). Stop it with Ctrl+C`,
});

const demoDirectory = (directory: string): Text3 => ({
  kk: `Бұл каталогта сынаққа арналған ойдан шығарылған деректер жатыр: ${directory}. Оны kelisim demo командасымен ашыңыз немесе басқа каталог көрсетіңіз: --data`,
  ru: `В этом каталоге вымышленные данные для пробы: ${directory}. Откройте его командой kelisim demo или укажите другой каталог: --data`,
  en: `This directory holds the demo's fictitious data: ${directory}. Open it with kelisim demo, or name another directory: --data`,
});

/** `kelisim serve`, until SIGTERM or Ctrl+C. @throws CliFailure */
export async function serve(terminal: Terminal, flags: ConfigFlags): Promise<void> {
  const config = configFrom(process.env, flags);
  const { databaseUrl, dataDirectory } = config;
  if (databaseUrl === undefined && readSeed(dataDirectory) !== undefined) {
    throw usageFailure(demoDirectory(dataDirectory));
  }
  const logger = createLogger(config.logLevel);
  // Which settings a process ran with is asked when it no longer runs.
  logger.info({ settings: shownSettings(config) }, "settings");
  await tryAddress(config.host, config.port);
  const store = await openConfiguredStore(terminal, config, "kelisim serve");
  try {
    await ensureAdminKey(terminal, store, systemClock.now());
  } catch (error) {
    await store.close();
    throw error;
  }
  const ids = createIdSource(systemClock);
  const server = await listen(makeContext({ config, store, clock: systemClock, ids }), { logger });
  // The signal handlers stand before anybody is told the address.
  const ended = serveToTheEnd(terminal, server);
  terminal.tell(terminal.in(listening(server.url)));
  await ended;
}
