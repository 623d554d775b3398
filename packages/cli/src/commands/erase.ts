import { ERASURE_REASONS, type Text3 } from "@kelisim/core";
import type { ErasedPersonAnswer } from "@kelisim/protocol";
import type { Command } from "commander";
import { refusal, usageFailure } from "../failure.ts";
import { askOpenly, isAtKeyboard } from "../output/ask-secretly.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import { readIin } from "../output/read-iin.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "адам туралы деректерді қалпына келмейтіндей жою; заң сақтауды талап етсе – бұғаттау",
  ru: "уничтожить данные о человеке без возврата; если закон велит хранить – запереть их",
  en: "destroy the data about a person for good; lock them where a law makes somebody keep them",
};
const REASON_HELP: Text3 = {
  kk: `себебі: ${ERASURE_REASONS.join(", ")}`,
  ru: `причина: ${ERASURE_REASONS.join(", ")}`,
  en: `why: ${ERASURE_REASONS.join(", ")}`,
};
const URL_HELP: Text3 = {
  kk: "жұмыс істеп тұрған қызметтің мекенжайы (KELISIM_URL); кілті KELISIM_API_KEY айнымалысында",
  ru: "адрес работающей службы (KELISIM_URL); ключ – в KELISIM_API_KEY",
  en: "address of a running service (KELISIM_URL); its key is in KELISIM_API_KEY",
};
const EXAMPLES = [
  {
    line: "kelisim erase --reason person-asked",
    does: {
      kk: "ЖСН сұралады, теру кезінде көрінбейді",
      ru: "ИИН будет запрошен и не виден при вводе",
      en: "asks for the IIN, which is not shown while it is typed",
    },
  },
  {
    line: "kelisim erase --data ./.kelisim --json < iin.txt",
    does: {
      kk: "ЖСН файлдан оқылады, ешқашан команда жолынан емес",
      ru: "ИИН читается из файла и никогда из командной строки",
      en: "reads the IIN from a file, and never from the command line",
    },
  },
];

const SURE: Text3 = {
  kk: "Деректер қайтарылмайтындай жойылады. Жалғастыру үшін «иә» деп жазыңыз:",
  ru: "Данные будут уничтожены без возврата. Чтобы продолжить, напишите «да»:",
  en: "The data will be destroyed for good. Write “yes” to go on:",
};
const YES: Text3 = { kk: "иә", ru: "да", en: "yes" };
const NOT_DONE: Text3 = {
  kk: "Ештеңе жойылған жоқ.",
  ru: "Ничего не уничтожено.",
  en: "Nothing was destroyed.",
};
const WRONG_REASON: Text3 = {
  kk: `Мұндай себеп жоқ. Мыналардың бірін жазыңыз: ${ERASURE_REASONS.join(", ")}`,
  ru: `Такой причины нет. Укажите одну из: ${ERASURE_REASONS.join(", ")}`,
  en: `There is no such reason. Write one of: ${ERASURE_REASONS.join(", ")}`,
};

const ERASED: Text3 = {
  kk: "Бұл қоймада ол адам туралы ештеңе қалмады. Сақтық көшірмелерде ол мерзімі өткенше қалады (docs/guides/erasure.md).",
  ru: "В этом хранилище об этом человеке ничего не осталось. В резервных копиях данные лежат, пока не выйдет их срок (docs/guides/erasure.md).",
  en: "Nothing about this person is left in this store. In backups it stays until they expire (docs/guides/erasure.md).",
};
const LOCKED: Text3 = {
  kk: "Деректер бұғатталды: заң немесе міндеттеме бойынша сақтайтындар бар. Соңғысының мерзімі біткенде өзі жойылады:",
  ru: "Данные заперты: их обязаны хранить по закону или обязательству. Когда закончится последний срок, они уничтожатся сами:",
  en: "The data are locked, because a law or an obligation makes somebody keep them. They are destroyed when the last of these ends:",
};
const keptLine = ({ party_id, until }: NonNullable<ErasedPersonAnswer["kept"]>[number]): Text3 => ({
  kk: `  ${party_id}, соңғы күні: ${until ?? "белгіленбеген"}`,
  ru: `  ${party_id}, последний день: ${until ?? "не назначен"}`,
  en: `  ${party_id}, last day: ${until ?? "none set"}`,
});

async function confirm(terminal: Terminal): Promise<void> {
  if (!isAtKeyboard()) return;
  const said = await askOpenly(terminal.in(SURE));
  if (said.trim().toLowerCase() !== terminal.in(YES)) throw refusal(NOT_DONE);
}

type Options = {
  readonly json?: true;
  readonly data?: string;
  readonly url?: string;
  readonly reason?: string;
};

/** `kelisim erase [--reason CODE]`; the IIN comes from the keyboard or from stdin. @throws CliFailure */
export const eraseCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "erase", ABOUT, EXAMPLES)
    .option("--reason <code>", terminal.in(REASON_HELP))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--url <url>", terminal.in(URL_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...options }: Options) => {
      const reason = ERASURE_REASONS.find((known) => known === options.reason);
      if (options.reason !== undefined && reason === undefined) throw usageFailure(WRONG_REASON);
      const iin = await readIin(terminal);
      await confirm(terminal);
      const { erase } = await import("../service/erase.ts");
      const answer = await erase(options, { iin, reason });
      if (json) return terminal.print(JSON.stringify(answer));
      terminal.print(terminal.in(answer.status === "erased" ? ERASED : LOCKED));
      for (const kept of answer.kept ?? []) terminal.print(terminal.in(keptLine(kept)));
    });
