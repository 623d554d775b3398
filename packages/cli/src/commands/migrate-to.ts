import { resolve } from "node:path";
import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { JSON_HELP, SOURCE_DATA_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { tableLines, tablesView } from "../output/transferred-tables.ts";
import type { MovedTo } from "../service/migrate-to.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "кірістірілген қойманы PostgreSQL серверіне көшіру",
  ru: "перенести встроенное хранилище на сервер PostgreSQL",
  en: "copy the embedded store into a PostgreSQL server",
};
const EXAMPLES = [
  {
    line: "KELISIM_TARGET_DATABASE_URL_FILE=url.txt kelisim migrate-to",
    does: {
      kk: "мекенжай файлда: құпиясөзді ешкім көрмейді",
      ru: "адрес в файле: пароля никто не увидит",
      en: "the address is in a file: nobody sees the password",
    },
  },
  {
    line: "kelisim migrate-to postgres://kelisim_owner@db/kelisim --data ./.kelisim",
    does: {
      kk: "мекенжай команда жолында, құпиясөзсіз",
      ru: "адрес в командной строке, без пароля",
      en: "the address on the command line, without a password",
    },
  },
];

const done = ({ image: { tables }, keyFile, erasureLedger }: MovedTo): Text3 => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const settings = `
  DATABASE_URL=postgres://…
  KELISIM_KEY_FILE=${resolve(keyFile)}
  KELISIM_ERASURE_LEDGER=${resolve(erasureLedger)}`;
  return {
    kk: `Бәрі көшірілді, саны мен бақылау сомасы бірдей (кесте: ${tables.length}, жазба: ${rows}). Енді қызметті мына баптаулармен іске қосыңыз, кілттер файлы сол күйінде қалады:${settings}\nБұрынғы қойманы енді іске қоспаңыз: екеуіне қатар жазылса, жауаптар бөлініп қалады.`,
    ru: `Всё скопировано, число строк и контрольные суммы равны (таблиц: ${tables.length}, строк: ${rows}). Теперь запускайте службу с такими настройками, файл ключей остаётся тот же:${settings}\nПрежнее хранилище больше не запускайте: если писать в оба, ответы людей разойдутся.`,
    en: `Everything was copied; counts and checksums are equal (tables: ${tables.length}, rows: ${rows}). Start the service with these settings from now on; the key file stays the same:${settings}\nDo not start the old store again: with both in use, people's answers would part ways.`,
  };
};

const view = ({ image, keyFile, erasureLedger }: MovedTo): object => ({
  from: image.engine,
  service_id: image.service.id,
  tables: tablesView(image),
  key_file: resolve(keyFile),
  erasure_ledger: resolve(erasureLedger),
});

/** `kelisim migrate-to [postgres-url] [--data DIR] [--json]`. @throws CliFailure */
export const migrateToCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "migrate-to", ABOUT, EXAMPLES)
    .argument("[postgres-url]", "KELISIM_TARGET_DATABASE_URL, KELISIM_TARGET_DATABASE_URL_FILE")
    .option("--data <dir>", terminal.in(SOURCE_DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async (url: string | undefined, { json, ...flags }: { data?: string; json?: true }) => {
      const { migrateTo } = await import("../service/migrate-to.ts");
      const moved = await migrateTo(terminal, url, flags);
      if (json) return terminal.print(JSON.stringify(view(moved)));
      for (const line of tableLines(terminal, moved.image)) terminal.print(line);
      terminal.print(terminal.in(done(moved)));
    });
