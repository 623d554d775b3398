import type { Text3 } from "@kelisim/core";
import type { Manifest } from "@kelisim/store";
import type { Command } from "commander";
import { JSON_HELP, SOURCE_DATA_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { tablesView } from "../output/transferred-tables.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қойманың сақтық көшірмесін бір файлға жазу (кілттерсіз)",
  ru: "записать резервную копию хранилища в один файл (без ключей)",
  en: "write a backup of the store into one file (without keys)",
};
const EXAMPLES = [
  {
    line: "kelisim backup /backup/kelisim-2026-07-13.gz",
    does: { kk: "баптаудағы қойма", ru: "хранилище из настроек", en: "the configured store" },
  },
  {
    line: "kelisim backup /backup/pilot.gz --data ./.kelisim --json",
    does: {
      kk: "кірістірілген қойма, жауабы JSON түрінде",
      ru: "встроенное хранилище, ответ в виде JSON",
      en: "the embedded store, with the answer as JSON",
    },
  },
];

const written = (path: string, { tables, taken_at }: Manifest): Text3 => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    kk: `Сақтық көшірме жазылды және қайта оқып тексерілді: ${path} (сәті: ${taken_at}, жазба: ${rows}). Онда кілттер жоқ: кілттер файлының көшірмесін бөлек жерде сақтаңыз.`,
    ru: `Резервная копия записана и проверена чтением: ${path} (на момент ${taken_at}, строк: ${rows}). Ключей в ней нет: копию файла ключей храните в другом месте.`,
    en: `The backup was written and read back: ${path} (as of ${taken_at}, rows: ${rows}). It holds no keys: keep a copy of the key file in another place.`,
  };
};

const view = (path: string, manifest: Manifest): object => ({
  file: path,
  taken_at: manifest.taken_at,
  release: manifest.release,
  service_id: manifest.service.id,
  tables: tablesView(manifest),
});

/** `kelisim backup <file> [--data DIR] [--json]`. @throws CliFailure */
export const backupCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "backup", ABOUT, EXAMPLES)
    .argument("<file>")
    .option("--data <dir>", terminal.in(SOURCE_DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(
      async (path: string, { json, ...flags }: { data?: string; json?: true }, own: Command) => {
        const { backup } = await import("../service/backup.ts");
        const manifest = await backup(terminal, path, flags, own.parent?.version() ?? "");
        if (json) return terminal.print(JSON.stringify(view(path, manifest)));
        terminal.print(terminal.in(written(path, manifest)));
      },
    );
