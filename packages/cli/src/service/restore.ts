import { existsSync } from "node:fs";
import type { Text3 } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import { restoreStore, type Manifest } from "@kelisim/store";
import type { Terminal } from "../output/terminal.ts";
import { progressOn } from "../output/transfer-progress.ts";
import { meantConfig } from "./meant-store.ts";
import { locationOf } from "./open-configured-store.ts";
import { transferFailure } from "./transfer-failures.ts";

const noLedger = (file: string): Text3 => ({
  kk: `Жою журналы табылмады: ${file}. Сақтық көшірмеден кейін деректері жойылған адамдар қайта пайда болған болуы мүмкін. Журналдың көшірмесін сол жерге қойыңыз: қызмет іске қосылғанда олардың деректерін қайта жояды.`,
  ru: `Нет журнала удалений: ${file}. Данные, удалённые после резервной копии, могли вернуться. Положите туда копию журнала: при запуске служба удалит их снова.`,
  en: `There is no erasure ledger at ${file}: people who were erased after the backup may be back. Put a copy of the ledger there; the service erases them again when it starts.`,
});

/** Fills the configured place, which must be empty, from a backup. @throws CliFailure */
export async function restore(
  terminal: Terminal,
  path: string,
  flags: { readonly data?: string },
): Promise<Manifest> {
  const config = meantConfig(flags);
  const { dataDirectory: directory, keyFile, service, erasureLedger } = config;
  const now = systemClock.now();
  const note = "kelisim restore";
  const place = { location: locationOf(config), keyFile, service, erasureLedger };
  const hasLedger = existsSync(erasureLedger);
  try {
    const open = { ...place, now, migrate: false, note };
    const manifest = await restoreStore(path, open, progressOn(terminal));
    if (!hasLedger) terminal.tell(terminal.in(noLedger(erasureLedger)));
    return manifest;
  } catch (error) {
    throw transferFailure(error, { directory, keyFile });
  } finally {
    terminal.progress?.("");
  }
}
