import { LANGUAGES, type Text3 } from "@kelisim/core";
import { parseReplayAt } from "@kelisim/protocol";
import { Option, type Command } from "commander";
import { refusal, usageFailure } from "../failure.ts";
import { explanationLines } from "../output/explanation.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Whereabouts } from "../service/explain.ts";
import { DEFAULT_URL } from "../service/running-service.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қол жеткізу туралы шешімді түсіндіру: қай ереже, қай акт бойынша",
  ru: "объяснить решение о доступе: по какому правилу и акту",
  en: "explain an access decision: by which rule and which act",
};
const URL_HELP: Text3 = {
  kk: `жұмыс істеп тұрған қызметтің мекенжайы (KELISIM_URL, әдетте ${DEFAULT_URL})`,
  ru: `адрес работающей службы (KELISIM_URL, обычно ${DEFAULT_URL})`,
  en: `address of a running service (KELISIM_URL, ${DEFAULT_URL} by default)`,
};
const KEY_HELP: Text3 = {
  kk: "ұйымның кілті (KELISIM_API_KEY)",
  ru: "ключ организации (KELISIM_API_KEY)",
  en: "the organisation's key (KELISIM_API_KEY)",
};
const AT_HELP: Text3 = {
  kk: "басқа күннің ережелері бойынша қалай шешілер еді: күн ЖЖЖЖ-АА-КК не белдеуі көрсетілген сәт",
  ru: "как решили бы по правилам другого дня: день ГГГГ-ММ-ДД или момент с часовым поясом",
  en: "what the rules of another day would have decided: a day YYYY-MM-DD, or an instant with its offset",
};
const EXAMPLES = [
  {
    line: "kelisim explain dec_…",
    does: { kk: "үш тілде", ru: "на трёх языках", en: "in three languages" },
  },
  {
    line: "kelisim explain dec_… --lang en --json",
    does: { kk: "JSON түрінде", ru: "в виде JSON", en: "as JSON" },
  },
  {
    line: "kelisim explain dec_… --at 2026-07-11",
    does: {
      kk: "басқа күннің ережелерімен",
      ru: "по правилам другого дня",
      en: "by the rules of another day",
    },
  },
  {
    line: "kelisim explain dec_… --data ./.kelisim-demo",
    does: { kk: "сынақтағы шешім", ru: "решение из пробы", en: "a decision of the demo" },
  },
];

const badDay = (text: string): Text3 => ({
  kk: `«${text}» деген күн жоқ. Күнді ЖЖЖЖ-АА-КК түрінде жазыңыз, мысалы: --at 2026-07-11`,
  ru: `Дня «${text}» нет. Запишите день в виде ГГГГ-ММ-ДД, например: --at 2026-07-11`,
  en: `There is no day “${text}”. Write it as YYYY-MM-DD, for example: --at 2026-07-11`,
});

const notFound = (id: string): Text3 => ({
  kk: `Мұндай шешім табылмады: ${id}. Нөмірін толық көшіріңіз (dec_ деп басталады) және шешім осы қоймада қабылданғанын тексеріңіз.`,
  ru: `Такого решения нет: ${id}. Скопируйте его номер целиком (он начинается с dec_) и проверьте, что оно принято в этом хранилище.`,
  en: `There is no such decision: ${id}. Copy its whole id (it begins with dec_), and check that it was made in this store.`,
});
type Options = Whereabouts & {
  readonly json?: true;
  readonly lang?: string;
  readonly at?: string;
  /** The older name of `at`. */
  readonly on?: string;
};

/** `kelisim explain <decision-id>`. @throws CliFailure */
export const explainCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "explain", ABOUT, EXAMPLES)
    .argument("<decision-id>", "dec_…")
    .option("--at <time>", terminal.in(AT_HELP))
    .addOption(new Option("--on <date>").hideHelp())
    .option("--json", terminal.in(JSON_HELP))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--url <url>", terminal.in(URL_HELP))
    .option("--key <key>", terminal.in(KEY_HELP))
    .action(async (id: string, _own: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const asked = options.at ?? options.on;
      const at = asked === undefined ? undefined : parseReplayAt(asked);
      if (asked !== undefined && at === undefined) throw usageFailure(badDay(asked));
      const { findExplanation } = await import("../service/explain.ts");
      const told = /^dec_[0-9A-Za-z_-]{1,512}$/.test(id)
        ? await findExplanation(options, id, at)
        : undefined;
      if (told === undefined) throw refusal(notFound(id));
      if (options.json) return terminal.print(JSON.stringify(told));
      const languages = options.lang === undefined ? LANGUAGES : [terminal.language];
      for (const line of explanationLines(terminal, told, languages)) terminal.print(line);
    });
