import { NORM_REGISTER_VERSION, NORMS, normById, type NormStatus, type Text3 } from "@kelisim/core";
import { normView } from "@kelisim/server";
import type { Command } from "commander";
import { refusal, usageFailure } from "../failure.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import { normLines, normRow } from "../output/norms.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "заң нормаларының тізілімі: әрқайсысы не талап етеді және сервис оны қалай орындайды",
  ru: "реестр норм: чего требует каждая и что с ней делает сервис",
  en: "the register of norms: what each asks, and what this service does about it",
};
const STATUS: Text3 = {
  kk: "осы күйдегілер ғана: enforced – ереже орындайды, tracked – есебі жүргізіледі, informational – сервистен ештеңе талап етпейді",
  ru: "только такие: enforced – исполняет правило, tracked – ведётся учёт, informational – от сервиса ничего не требует",
  en: "only these: enforced (a rule decides), tracked (a record follows it), informational (asks nothing here)",
};
const EXAMPLES = [
  {
    line: "kelisim norms L231-6-8-7b",
    does: { kk: "бір норма, толық", ru: "одна норма целиком", en: "one norm, whole" },
  },
  {
    line: "kelisim norms --status enforced",
    does: {
      kk: "ереже орындайтын нормалар",
      ru: "нормы, которые исполняет правило",
      en: "the norms that a rule enforces",
    },
  },
];
const STATUSES: readonly NormStatus[] = ["enforced", "tracked", "informational"];

const badStatus = (text: string): Text3 => ({
  kk: `Мұндай күй жоқ: «${text}». Мынаның бірін жазыңыз: ${STATUSES.join(", ")}`,
  ru: `Такого состояния нет: «${text}». Укажите одно из: ${STATUSES.join(", ")}`,
  en: `There is no status “${text}”. Use one of: ${STATUSES.join(", ")}`,
});
const unknown = (id: string): Text3 => ({
  kk: `Мұндай норма жоқ: «${id}». Тізімін көру: kelisim norms`,
  ru: `Такой нормы нет: «${id}». Список: kelisim norms`,
  en: `There is no norm “${id}”. See the list: kelisim norms`,
});

type Options = { readonly status?: string; readonly json?: true };

function showOne(terminal: Terminal, id: string, json: boolean): void {
  const norm = normById(id);
  if (norm === undefined) throw refusal(unknown(id));
  if (json) terminal.print(JSON.stringify(normView(norm)));
  else for (const line of normLines(terminal, normView(norm))) terminal.print(line);
}

/** @throws CliFailure */
function showList(terminal: Terminal, { status, json }: Options): void {
  const wanted = STATUSES.find((each) => each === status);
  if (status !== undefined && wanted === undefined) throw usageFailure(badStatus(status));
  const norms = NORMS.filter((norm) => wanted === undefined || norm.status === wanted);
  if (json) {
    const items = norms.map(normView);
    terminal.print(JSON.stringify({ version: NORM_REGISTER_VERSION, items }));
  } else for (const norm of norms) terminal.print(normRow(terminal, normView(norm)));
}

/** `kelisim norms [id]` */
export function normsCommand(terminal: Terminal): Command {
  return newCommand(terminal, "norms", ABOUT, EXAMPLES)
    .argument("[id]")
    .option("--status <status>", terminal.in(STATUS))
    .option("--json", terminal.in(JSON_HELP))
    .action((id: string | undefined, options: Options) => {
      if (id === undefined) showList(terminal, options);
      else showOne(terminal, id, options.json === true);
    });
}
