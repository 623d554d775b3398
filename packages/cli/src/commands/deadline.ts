import {
  BUILT_IN_CALENDAR,
  deadline,
  parseLegalDay,
  type Deadline,
  type LegalDay,
  type Text3,
} from "@kelisim/core";
import type { Command } from "commander";
import { refusal, usageFailure } from "../failure.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";
import { deadlineLines } from "./deadline-view.ts";

const ABOUT: Text3 = {
  kk: "жұмыс күнімен саналатын мерзімнің соңғы күнін табу және әр күнді түсіндіру",
  ru: "найти последний день срока в рабочих днях и объяснить каждый день",
  en: "find the last day of a term in working days and explain every day",
};
const FROM: Text3 = {
  kk: "алынған күні, ЖЖЖЖ-АА-КК; есеп келесі жұмыс күнінен басталады",
  ru: "день получения, ГГГГ-ММ-ДД; отсчёт идёт со следующего рабочего дня",
  en: "day of receipt, YYYY-MM-DD; counting starts on the next working day",
};
const DAYS: Text3 = {
  kk: "неше жұмыс күні, 1-ден 366-ға дейін",
  ru: "сколько рабочих дней, от 1 до 366",
  en: "how many working days, from 1 to 366",
};
const EXAMPLES = [
  {
    line: "kelisim deadline --from 2026-07-13 --days 15",
    does: {
      kk: "келісім кері қайтарып алынған соң өңдеуді тоқтатудың соңғы күні",
      ru: "последний день, чтобы прекратить обработку после отзыва согласия",
      en: "the last day to stop processing after a withdrawal",
    },
  },
  {
    line: "kelisim deadline --from 2026-12-30 --days 3 --json",
    does: {
      kk: "қарсылыққа жауап берудің соңғы күні, JSON түрінде",
      ru: "последний день ответа на возражение, в виде JSON",
      en: "the last day to answer an objection, as JSON",
    },
  },
];

const badDate = (text: string): Text3 => ({
  kk: `«${text}» деген күн жоқ. Күнді ЖЖЖЖ-АА-КК түрінде жазыңыз, мысалы: --from 2026-07-13`,
  ru: `Дня «${text}» нет. Запишите день в виде ГГГГ-ММ-ДД, например: --from 2026-07-13`,
  en: `There is no day “${text}”. Write it as YYYY-MM-DD, for example: --from 2026-07-13`,
});
const badDays = (text: string): Text3 => ({
  kk: `Жұмыс күндерінің саны дұрыс емес: «${text}». 1-ден 366-ға дейінгі бүтін сан жазыңыз, мысалы: --days 15`,
  ru: `Неверное число рабочих дней: «${text}». Запишите целое число от 1 до 366, например: --days 15`,
  en: `“${text}” is not a number of working days. Write a whole number from 1 to 366, for example: --days 15`,
});
const unknownYear = (years: string): Text3 => ({
  kk: `Бұл жылдың күнтізбесі әлі жоқ: ${years}. Ертерек күнді алыңыз немесе Kelisim жаңа нұсқасын орнатыңыз.`,
  ru: `Календаря на этот год ещё нет: ${years}. Возьмите более ранний день или установите новую версию Kelisim.`,
  en: `There is no calendar for this year yet: ${years}. Take an earlier day, or install a newer Kelisim.`,
});

/** @throws CliFailure */
function dayFrom(text: string): LegalDay {
  const day = parseLegalDay(text);
  if (day === undefined) throw usageFailure(badDate(text));
  return day;
}

/** @throws CliFailure */
function daysFrom(text: string): number {
  const days = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > 366) throw usageFailure(badDays(text));
  return days;
}

/** The shape of `GET /v1/calendar/deadline`. */
const deadlineJson = (receivedOn: LegalDay, workingDays: number, found: Deadline) => ({
  received_on: receivedOn,
  working_days: workingDays,
  due_on: found.dueOn,
  explanation: found.explanation,
  calendar_version: found.calendarVersion,
  official: found.official,
});

/** `kelisim deadline --from DATE --days N` */
export function deadlineCommand(terminal: Terminal): Command {
  return newCommand(terminal, "deadline", ABOUT, EXAMPLES)
    .requiredOption("--from <date>", terminal.in(FROM))
    .requiredOption("--days <n>", terminal.in(DAYS))
    .option("--json", terminal.in(JSON_HELP))
    .action((options: { from: string; days: string; json?: true }) => {
      const receivedOn = dayFrom(options.from);
      const workingDays = daysFrom(options.days);
      const found = deadline({ calendar: BUILT_IN_CALENDAR, receivedOn, workingDays });
      // Such a year would be counted by its weekends alone.
      if (found.unknownYears.length > 0) {
        throw refusal(unknownYear(found.unknownYears.join(", ")));
      }
      if (options.json)
        terminal.print(JSON.stringify(deadlineJson(receivedOn, workingDays, found)));
      else
        for (const line of deadlineLines(terminal, receivedOn, workingDays, found))
          terminal.print(line);
    });
}
