import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { refusal } from "../failure.ts";
import { findingLine, findingView, FSCK_CHECKS } from "../output/fsck.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "бүкіл қойманы желісіз тексеру: оқиғалар, олардан туған жазбалар, журнал, қолтаңбалар",
  ru: "проверить всё хранилище без сети: события, записи по ним, журнал, подписи",
  en: "check a whole store without a network: events, what follows from them, the log, signatures",
};
const EXAMPLES = [
  {
    line: "kelisim fsck",
    does: {
      kk: "барлығын тексеріп, қате жазбаларды атау",
      ru: "проверить всё и назвать неверные записи",
      en: "check everything and name the rows that are wrong",
    },
  },
];

const CLEAN: Text3 = {
  kk: "Қате табылған жоқ.",
  ru: "Ошибок не найдено.",
  en: "Nothing is wrong.",
};
const wrong = (count: number): Text3 => ({
  kk: `Қате табылды: ${count}. Қойманы ешкім түзетпей тұрып көшірмесін сақтаңыз, содан кейін аталған жазбаларды сақтық көшірмедегімен салыстырыңыз.`,
  ru: `Найдено ошибок: ${count}. Пока никто ничего не исправил, сохраните копию хранилища, затем сравните названные записи с резервной копией.`,
  en: `Findings: ${count}. Keep a copy of the store before anybody repairs it, then compare the rows named with a backup.`,
});

type Flags = { readonly data?: string; readonly json?: true };

/** `kelisim fsck`. @throws CliFailure when anything is wrong */
export const fsckCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "fsck", ABOUT, EXAMPLES)
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: Flags) => {
      const { checkConfiguredStore } = await import("../service/fsck.ts");
      const { findings, count } = await checkConfiguredStore(flags, ({ check, seen }) =>
        terminal.progress?.(`${terminal.in(FSCK_CHECKS[check])}: ${seen}`),
      );
      terminal.progress?.("");
      if (json) terminal.print(JSON.stringify({ count, findings: findings.map(findingView) }));
      else for (const finding of findings) terminal.print(findingLine(terminal, finding));
      if (count > 0) throw refusal(wrong(count));
      if (!json) terminal.print(terminal.in(CLEAN));
    });
