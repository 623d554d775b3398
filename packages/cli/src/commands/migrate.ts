import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "дерекқордың кестелерін осы нұсқаға келтіру",
  ru: "привести таблицы базы данных к этой версии",
  en: "bring the tables of the database up to this version",
};
const EXAMPLES = [
  {
    line: "DATABASE_URL=postgres://… kelisim migrate",
    does: {
      kk: "PostgreSQL кестелерін",
      ru: "таблицы в PostgreSQL",
      en: "the tables in PostgreSQL",
    },
  },
  {
    line: "kelisim migrate --data ./.kelisim --json",
    does: {
      kk: "кірістірілген қойманы, жауабы JSON түрінде",
      ru: "встроенное хранилище, ответ в виде JSON",
      en: "the embedded store, with the answer as JSON",
    },
  },
];

const applied = (name: string): Text3 => ({
  kk: `Орындалды: ${name}`,
  ru: `Выполнено: ${name}`,
  en: `Applied: ${name}`,
});
const current = (name: string): Text3 => ({
  kk: `Кестелер осы нұсқаға сай: ${name}`,
  ru: `Таблицы соответствуют версии: ${name}`,
  en: `The tables are up to date: ${name}`,
});

/** `kelisim migrate [--data DIR] [--json]`; again it changes nothing. @throws CliFailure */
export const migrateCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "migrate", ABOUT, EXAMPLES)
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: { data?: string; json?: true }) => {
      const { migrateConfigured } = await import("../service/migrate.ts");
      const done = await migrateConfigured(terminal, flags);
      if (json) return terminal.print(JSON.stringify(done));
      for (const name of done.applied) terminal.print(terminal.in(applied(name)));
      terminal.print(terminal.in(current(done.current)));
    });
