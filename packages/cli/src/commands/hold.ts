import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { usageFailure } from "../failure.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import { holdLine, holdView } from "../output/log-months.ts";
import { readIin } from "../output/read-iin.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "мерзімі өтсе де, журнал жазбаларын жоюға тыйым салу",
  ru: "запрет удалять записи журнала, даже когда срок вышел",
  en: "a legal hold: rows of the log stay though their term has ended",
};
const EXAMPLES = [
  {
    line: "kelisim hold add --person --by authorised-body --reason court --reference 7-12/26",
    does: {
      kk: "бір адамның жазбалары (ЖСН сұралады)",
      ru: "записи об одном человеке (ИИН будет запрошен)",
      en: "a person's rows (asks for the IIN)",
    },
  },
  {
    line: "kelisim hold add --party 123456789012 --from 2026-01 --by service --reason inspection",
    does: {
      kk: "бір ұйымның жазбалары",
      ru: "записи одной организации",
      en: "a party's rows",
    },
  },
  {
    line: "kelisim hold release <id>",
    does: { kk: "тыйымды алу", ru: "снять запрет", en: "release it" },
  },
];

const ADD: Text3 = {
  kk: "тыйым салу: тұтас айларға, бір ұйымға немесе бір адамға",
  ru: "наложить запрет: на месяцы целиком, на организацию или на человека",
  en: "place a hold: on whole months, on a party or on a person",
};
const LIST: Text3 = {
  kk: "барлық тыйымдар, алынғандары да",
  ru: "все запреты, и снятые тоже",
  en: "every hold, released ones too",
};
const RELEASE: Text3 = { kk: "тыйымды алу", ru: "снять запрет", en: "release a hold" };
const PERSON_HELP: Text3 = {
  kk: "бір адам: ЖСН пернетақтадан немесе stdin арқылы беріледі",
  ru: "человек: ИИН вводится с клавиатуры или через stdin",
  en: "a person: her IIN comes from the keyboard or from stdin",
};
const PARTY_HELP: Text3 = {
  kk: "ұйымның БСН-і немесе pty_ нөмірі",
  ru: "БИН организации или её номер pty_",
  en: "a party's BIN or pty_ id",
};
const FROM_HELP: Text3 = {
  kk: "бірінші айы, ЖЖЖЖ-АА",
  ru: "первый месяц, ГГГГ-ММ",
  en: "first month, YYYY-MM",
};
const TO_HELP: Text3 = {
  kk: "соңғы айы, ЖЖЖЖ-АА",
  ru: "последний месяц, ГГГГ-ММ",
  en: "last month, YYYY-MM",
};
const BY_HELP: Text3 = {
  kk: "кімнің талабымен: authorised-body немесе service",
  ru: "по чьему требованию: authorised-body или service",
  en: "on whose order: authorised-body or service",
};
const REASON_HELP: Text3 = {
  kk: "себебі: court, complaint, inspection, breach, other",
  ru: "причина: court, complaint, inspection, breach, other",
  en: "why: court, complaint, inspection, breach, other",
};
const REFERENCE_HELP: Text3 = {
  kk: "істің немесе хаттың нөмірі; есім жазбаңыз",
  ru: "номер дела или письма; без имён",
  en: "number of a file or a letter; no names",
};
const ONE_SCOPE: Text3 = {
  kk: "Біреуін ғана таңдаңыз: --person, --party немесе --from/--to (тұтас айлар).",
  ru: "Выберите одно: --person, --party или --from/--to (месяцы целиком).",
  en: "Choose one: --person, --party, or --from/--to alone (whole months).",
};
const placed = (id: string): Text3 => ({
  kk: `Тыйым салынды: ${id}`,
  ru: `Запрет наложен: ${id}`,
  en: `The hold was placed: ${id}`,
});
const released = (id: string): Text3 => ({
  kk: `Тыйым алынды: ${id}. Мерзімі өткен жазбалар kelisim months drop келесі орындалғанда жойылады.`,
  ru: `Запрет снят: ${id}. Записи с истёкшим сроком удалит следующий kelisim months drop.`,
  en: `The hold was released: ${id}. Rows whose term has ended go with the next kelisim months drop.`,
});

type Flags = { readonly data?: string; readonly json?: true };
type AddFlags = Flags & {
  readonly person?: true;
  readonly party?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: string;
  readonly reason: string;
  readonly reference?: string;
};

async function add(terminal: Terminal, { json, data, ...asked }: AddFlags): Promise<void> {
  const { addHold, readOrderedBy, readReason, readReference } = await import("../service/holds.ts");
  const { readMonth } = await import("../service/months.ts");
  const { person, party, from, to, reference } = asked;
  const isRange = person === undefined && party === undefined;
  if (person && party !== undefined) throw usageFailure(ONE_SCOPE);
  if (isRange && from === undefined && to === undefined) throw usageFailure(ONE_SCOPE);
  const hold = {
    orderedBy: readOrderedBy(asked.by),
    reason: readReason(asked.reason),
    reference: reference === undefined ? undefined : readReference(reference),
    from: from === undefined ? undefined : readMonth(from),
    to: to === undefined ? undefined : readMonth(to),
  };
  const meant = person
    ? ({ kind: "person", iin: await readIin(terminal) } as const)
    : party === undefined
      ? ({ kind: "months" } as const)
      : ({ kind: "party", party } as const);
  const id = await addHold(data === undefined ? {} : { data }, meant, hold);
  terminal.print(json ? JSON.stringify({ id }) : terminal.in(placed(id)));
}

const addCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "add", ADD, [])
    .option("--person", terminal.in(PERSON_HELP))
    .option("--party <bin>", terminal.in(PARTY_HELP))
    .option("--from <month>", terminal.in(FROM_HELP))
    .option("--to <month>", terminal.in(TO_HELP))
    .requiredOption("--by <who>", terminal.in(BY_HELP))
    .requiredOption("--reason <code>", terminal.in(REASON_HELP))
    .option("--reference <number>", terminal.in(REFERENCE_HELP))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action((flags: AddFlags) => add(terminal, flags));

const listCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "list", LIST, [])
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: Flags) => {
      const { holdsOf } = await import("../service/holds.ts");
      const holds = await holdsOf(flags);
      if (json) return terminal.print(JSON.stringify({ holds: holds.map(holdView) }));
      for (const hold of holds) terminal.print(holdLine(hold));
    });

const releaseCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "release", RELEASE, [])
    .argument("<id>")
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async (id: string, { json, ...flags }: Flags) => {
      const { endHold } = await import("../service/holds.ts");
      await endHold(flags, id);
      terminal.print(json ? JSON.stringify({ released: id }) : terminal.in(released(id)));
    });

/** `kelisim hold add|list|release`. @throws CliFailure */
export function holdCommand(terminal: Terminal): Command {
  const hold = newCommand(terminal, "hold", ABOUT, EXAMPLES).helpCommand(false);
  for (const make of [addCommand, listCommand, releaseCommand]) hold.addCommand(make(terminal));
  return hold;
}
