import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "@kelisim/server";
import { openDb, StoreLockedError, type Db } from "@kelisim/store";
import { CliFailure } from "../failure.ts";
import { knownFailure } from "../service/known-failures.ts";
import { locationOf } from "../service/open-configured-store.ts";
import { failed, type Finding, fine, warning } from "./check.ts";

/** The database, or why there is none to look at. */
export type Connection =
  | { readonly db: Db; readonly finding?: undefined }
  | { readonly db?: undefined; readonly finding: Finding };

const NO_STORE: Finding = fine({
  kk: "кірістірілген қойма әлі жоқ, оны kelisim serve өзі жасайды",
  ru: "встроенного хранилища ещё нет, его создаст kelisim serve",
  en: "there is no embedded store yet, kelisim serve makes it",
});

function inUse({ pid, since }: StoreLockedError): Finding {
  const who = [pid, since].filter((part) => part !== undefined).join(", ");
  return warning(
    {
      kk: `кірістірілген қойманы басқа процесс пайдаланып тұр (${who})`,
      ru: `встроенное хранилище занято другим процессом (${who})`,
      en: `another process is using the embedded store (${who})`,
    },
    {
      kk: "Қойманы да тексеру үшін сол процесті тоқтатып, қайталаңыз.",
      ru: "Чтобы проверить и хранилище, остановите этот процесс и повторите.",
      en: "To have the store checked too, stop that process and run this again.",
    },
  );
}

/**
 * Opens the configured database as the service would, and makes nothing. Its `asOwner` runs as the
 * login of `DATABASE_URL` itself.
 */
export async function connect(config: Config): Promise<Connection> {
  const location = locationOf({ ...config, ownerDatabaseUrl: undefined, poolSize: 1 });
  if (location.kind === "embedded" && !existsSync(join(location.directory, "pgdata"))) {
    return { finding: NO_STORE };
  }
  let db: Db | undefined;
  try {
    db = await openDb(location, "kelisim doctor");
    await db.asOwner((login) => login.query("select 1"));
    return { db };
  } catch (error) {
    await db?.close();
    return { finding: findingOf(error, config) };
  }
}

function findingOf(error: unknown, { dataDirectory: directory }: Config): Finding {
  if (error instanceof StoreLockedError) return inUse(error);
  const known = knownFailure(error, { directory });
  if (!(known instanceof CliFailure)) throw known;
  return failed(
    {
      kk: "ашылмады",
      ru: "не открывается",
      en: "it cannot be opened",
    },
    known.text,
  );
}
