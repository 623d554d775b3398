import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { refusal } from "../failure.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import {
  droppedLine,
  droppedView,
  monthLine,
  monthView,
  verifiedLine,
} from "../output/log-months.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қол жеткізу журналының айлары: жабу, тексеру, мерзімі өткенін жою",
  ru: "месяцы журнала доступа: закрыть, проверить, удалить с истёкшим сроком",
  en: "months of the access log: seal, verify, drop those whose term has ended",
};
const EXAMPLES = [
  {
    line: "kelisim months list",
    does: {
      kk: "айлар, көлемі, қашан жоюға болатыны",
      ru: "месяцы, объём, с какого времени можно удалить",
      en: "the months, their size, and when they may be dropped",
    },
  },
  {
    line: "kelisim months verify 2026-07",
    does: {
      kk: "ай жабылғаннан бері өзгерген жоқ па",
      ru: "не изменён ли месяц после закрытия",
      en: "whether a month has changed since it was sealed",
    },
  },
  {
    line: "kelisim months drop",
    does: {
      kk: "мерзімі өткен айларды жою",
      ru: "удалить месяцы с истёкшим сроком",
      en: "drop the months whose term has ended",
    },
  },
];

const LIST: Text3 = {
  kk: "айларды, олардың көлемін, жабылған күнін және тыйымдарын көрсету",
  ru: "показать месяцы, их объём, когда закрыты и какие есть запреты",
  en: "show the months, their size, when they were sealed, and holds",
};
const SEAL: Text3 = {
  kk: "аяқталған айларды жабу: дерекқор оларға жаңа жазба қабылдамайды",
  ru: "закрыть прошедшие месяцы: база больше не примет в них строк",
  en: "seal the months that are over: the database takes no more rows for them",
};
const VERIFY: Text3 = {
  kk: "жабылған айлардың жазбаларын қайта санап, мөрімен салыстыру",
  ru: "пересчитать строки закрытых месяцев и сверить с печатью",
  en: "hash sealed months again and compare them with their seals",
};
const DROP: Text3 = {
  kk: "сақтау мерзімі өткен жабық айларды жою; тыйым салынғаны қалады",
  ru: "удалить закрытые месяцы с истёкшим сроком; то, что под запретом, останется",
  en: "drop sealed months whose term has ended; what is held stays",
};

const sealedNow = (names: string): Text3 => ({
  kk: `Жабылды: ${names}`,
  ru: `Закрыты: ${names}`,
  en: `Sealed: ${names}`,
});
const NONE_TO_SEAL: Text3 = {
  kk: "Жабатын ай жоқ.",
  ru: "Закрывать нечего.",
  en: "There is no month to seal.",
};
const NONE_TO_DROP: Text3 = {
  kk: "Жоятын ай жоқ.",
  ru: "Удалять нечего.",
  en: "There is no month to drop.",
};
const BUSY: Text3 = {
  kk: "Журнал бос емес, кейінірек қайталаңыз.",
  ru: "Журнал занят, повторите позже.",
  en: "The log is in use; try again later.",
};
const CHANGED: Text3 = {
  kk: "Жабылған айлардың бірі өзгерген немесе тексерілмеді.",
  ru: "Какой-то из закрытых месяцев изменён или не проверен.",
  en: "A sealed month was changed or could not be verified.",
};

type Flags = { readonly data?: string; readonly json?: true };

const subcommand = (terminal: Terminal, name: string, about: Text3): Command =>
  newCommand(terminal, name, about, [])
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP));

const listCommand = (terminal: Terminal): Command =>
  subcommand(terminal, "list", LIST).action(async ({ json, ...flags }: Flags) => {
    const { listLogMonths } = await import("../service/months.ts");
    const months = await listLogMonths(flags);
    if (json) return terminal.print(JSON.stringify({ months: months.map(monthView) }));
    for (const month of months) terminal.print(monthLine(terminal, month));
  });

const sealCommand = (terminal: Terminal): Command =>
  subcommand(terminal, "seal", SEAL).action(async ({ json, ...flags }: Flags) => {
    const { sealLogMonths } = await import("../service/months.ts");
    const { sealed, busy } = await sealLogMonths(flags);
    const names = sealed.map(({ name }) => name);
    if (json) terminal.print(JSON.stringify({ sealed: names }));
    else if (names.length > 0) terminal.print(terminal.in(sealedNow(names.join(", "))));
    else if (!busy) terminal.print(terminal.in(NONE_TO_SEAL));
    if (busy) throw refusal(BUSY);
  });

const verifyCommand = (terminal: Terminal): Command =>
  subcommand(terminal, "verify", VERIFY)
    .argument("[month]")
    .action(async (month: string | undefined, { json, ...flags }: Flags) => {
      const { verifyLogMonths } = await import("../service/months.ts");
      const done = await verifyLogMonths(flags, month, (each) => {
        if (!json) terminal.print(verifiedLine(terminal, each));
      });
      const months = done.map((each) => ({
        ...{ month: each.month.name, state: each.state },
        ...{ sealed_rows: each.sealedRows, rows: each.rows },
      }));
      if (json) terminal.print(JSON.stringify({ months }));
      if (done.some(({ state }) => state !== "same")) throw refusal(CHANGED);
    });

const dropCommand = (terminal: Terminal): Command =>
  subcommand(terminal, "drop", DROP)
    .argument("[month]")
    .action(async (month: string | undefined, { json, ...flags }: Flags) => {
      const { dropLogMonths } = await import("../service/months.ts");
      const done = await dropLogMonths(flags, month);
      if (json) return terminal.print(JSON.stringify({ months: done.map(droppedView) }));
      for (const each of done) terminal.print(droppedLine(terminal, each));
      if (done.length === 0) terminal.print(terminal.in(NONE_TO_DROP));
    });

/** `kelisim months list|seal|verify|drop`. @throws CliFailure */
export function monthsCommand(terminal: Terminal): Command {
  const months = newCommand(terminal, "months", ABOUT, EXAMPLES).helpCommand(false);
  for (const make of [listCommand, sealCommand, verifyCommand, dropCommand]) {
    months.addCommand(make(terminal));
  }
  return months;
}
