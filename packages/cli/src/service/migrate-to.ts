import type { Text3 } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import { copyStore, openDb, type StoreImage } from "@kelisim/store";
import type { Terminal } from "../output/terminal.ts";
import { progressOn } from "../output/transfer-progress.ts";
import { configOfExisting } from "./meant-store.ts";
import { locationOf } from "./open-configured-store.ts";
import { targetUrl } from "./target-url.ts";
import { transferFailure } from "./transfer-failures.ts";

const fromDirectory = (directory: string): Text3 => ({
  kk: `Көшірілетін қойма – кірістірілген, каталогы: ${directory}`,
  ru: `Переносится встроенное хранилище: ${directory}`,
  en: `Copying the embedded store in ${directory}`,
});

const FROM_SERVER: Text3 = {
  kk: "Көшірілетін қойма – PostgreSQL серверінде (DATABASE_URL). Оны пайдаланатын қызметтерді алдымен тоқтатыңыз: осы сәттен кейін жазылғандар көшірілмейді.",
  ru: "Переносится хранилище на сервере PostgreSQL (DATABASE_URL). Сначала остановите службы, которые с ним работают: записанное после этого мига не переносится.",
  en: "Copying the store on a PostgreSQL server (DATABASE_URL). Stop the services that use it first: what is written after this moment is not copied.",
};

export type MovedTo = {
  /** What was copied, and was found equal. */
  readonly image: StoreImage;
  readonly keyFile: string;
  readonly erasureLedger: string;
};

/** Copies the configured store into a server. @throws CliFailure; the server's database is then empty */
export async function migrateTo(
  terminal: Terminal,
  argument: string | undefined,
  flags: { readonly data?: string },
): Promise<MovedTo> {
  const url = targetUrl(terminal, argument, process.env);
  const config = configOfExisting(flags);
  const { dataDirectory: directory, keyFile, erasureLedger } = config;
  const isServer = config.databaseUrl !== undefined;
  terminal.tell(terminal.in(isServer ? FROM_SERVER : fromDirectory(directory)));
  const note = "kelisim migrate-to";
  try {
    const source = await openDb(locationOf(config), note);
    const target = await openDb({ kind: "postgres", url, poolSize: 1 }, note);
    try {
      const image = await copyStore(source, target, systemClock.now(), progressOn(terminal));
      return { image, keyFile, erasureLedger };
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  } catch (error) {
    throw transferFailure(error, { directory, keyFile });
  } finally {
    terminal.progress?.("");
  }
}
