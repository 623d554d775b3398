import type { Text3 } from "@kelisim/core";
import type { Manifest } from "@kelisim/store";
import type { Command } from "commander";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { tableLines, tablesView } from "../output/transferred-tables.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "сақтық көшірмені бос қоймаға қалпына келтіру",
  ru: "восстановить резервную копию в пустое хранилище",
  en: "restore a backup into an empty store",
};
const EXAMPLES = [
  {
    line: "kelisim restore /backup/kelisim-2026-07-13.gz --data ./.restored",
    does: {
      kk: "жаңа каталогқа, кірістірілген қойма болып",
      ru: "в новый каталог, как встроенное хранилище",
      en: "into a new directory, as an embedded store",
    },
  },
  {
    line: "DATABASE_URL=postgres://… kelisim restore /backup/kelisim-2026-07-13.gz",
    does: {
      kk: "бос PostgreSQL дерекқорына",
      ru: "в пустую базу PostgreSQL",
      en: "into an empty PostgreSQL database",
    },
  },
];

const restored = ({ tables, taken_at }: Manifest): Text3 => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    kk: `Қойма қалпына келтірілді, саны мен бақылау сомасы бірдей (көшірменің сәті: ${taken_at}, жазба: ${rows}). Одан кейін жазылғандар онда жоқ; жою журналындағы адамдардың деректері қайта жойылды.`,
    ru: `Хранилище восстановлено, число строк и контрольные суммы равны (копия на момент ${taken_at}, строк: ${rows}). Записанного позже в нём нет; данные людей из журнала удалений удалены снова.`,
    en: `The store was restored; counts and checksums are equal (as of ${taken_at}, rows: ${rows}). What was written later is not in it; the people in the erasure ledger were erased again.`,
  };
};

const view = (path: string, manifest: Manifest): object => ({
  file: path,
  taken_at: manifest.taken_at,
  release: manifest.release,
  service_id: manifest.service.id,
  tables: tablesView(manifest),
});

/** `kelisim restore <file> [--data DIR] [--json]`. @throws CliFailure */
export const restoreCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "restore", ABOUT, EXAMPLES)
    .argument("<file>")
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async (path: string, { json, ...flags }: { data?: string; json?: true }) => {
      const { restore } = await import("../service/restore.ts");
      const manifest = await restore(terminal, path, flags);
      if (json) return terminal.print(JSON.stringify(view(path, manifest)));
      for (const line of tableLines(terminal, manifest)) terminal.print(line);
      terminal.print(terminal.in(restored(manifest)));
    });
