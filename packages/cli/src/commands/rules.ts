import { legalDayOf, parseLegalDay, type Text3 } from "@kelisim/core";
import { ruleSetView, systemClock } from "@kelisim/server";
import type { Command } from "commander";
import { usageFailure } from "../failure.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import { ruleSetLines } from "../output/rules.ts";
import type { Terminal } from "../output/terminal.ts";
import { configFrom } from "../service/environment.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "бір күннің ережелері: актілердің редакциялары, анықтамалар, қол жеткізу ережелері, мерзімдер",
  ru: "правила одного дня: редакции актов, определения, правила доступа, сроки",
  en: "the rules of one day: editions of the acts, definitions, rules of access, terms",
};
const ON_HELP: Text3 = {
  kk: "қай күн, ЖЖЖЖ-АА-КК (әдетте бүгін)",
  ru: "какой день, ГГГГ-ММ-ДД (обычно сегодня)",
  en: "which day, YYYY-MM-DD (today by default)",
};
const EXAMPLES = [
  {
    line: "kelisim rules --on 2026-07-11",
    does: {
      kk: "190/НҚ бұйрығының алдындағы күн",
      ru: "день перед приказом 190/НҚ",
      en: "the day before order 190/НҚ",
    },
  },
  {
    line: "kelisim rules --lang en --json",
    does: { kk: "бүгінгісі, JSON түрінде", ru: "сегодня, в виде JSON", en: "today, as JSON" },
  },
];

const badDay = (text: string): Text3 => ({
  kk: `«${text}» деген күн жоқ. Күнді ЖЖЖЖ-АА-КК түрінде жазыңыз, мысалы: --on 2026-07-11`,
  ru: `Дня «${text}» нет. Запишите день в виде ГГГГ-ММ-ДД, например: --on 2026-07-11`,
  en: `There is no day “${text}”. Write it as YYYY-MM-DD, for example: --on 2026-07-11`,
});

type Options = { readonly on?: string; readonly json?: true };

/** `kelisim rules`. @throws CliFailure */
export const rulesCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "rules", ABOUT, EXAMPLES)
    .option("--on <date>", terminal.in(ON_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(({ on, json }: Options) => {
      const day = on === undefined ? legalDayOf(systemClock.now()) : parseLegalDay(on);
      if (day === undefined) throw usageFailure(badDay(on ?? ""));
      const told = ruleSetView(day, configFrom(process.env).readings);
      if (json === true) terminal.print(JSON.stringify(told));
      else for (const line of ruleSetLines(terminal, told)) terminal.print(line);
    });
