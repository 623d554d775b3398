import { ACTIONS, type Text3 } from "@kelisim/core";
import { TICKET_FAULTS, type TicketBody } from "@kelisim/protocol";
import type { Command } from "commander";
import { EXIT } from "../exit.ts";
import { CliFailure, usageFailure } from "../failure.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "деректерді беруге рұқсаттамалар",
  ru: "пропуска на выдачу данных",
  en: "tickets for handing out data",
};
const VERIFY: Text3 = {
  kk: "рұқсаттаманы қызметтен сұрамай тексеру; бұрын пайдаланылған-пайдаланылмағаны тексерілмейді",
  ru: "проверить пропуск, не спрашивая службу; был ли он уже использован, не проверяется",
  en: "check a ticket without asking the service; whether it was used before is not checked",
};
const EXAMPLES = [
  {
    line: "kelisim ticket verify ticket.txt --keys keys.json --iin iin.txt --object obj_… --requester 123456789013 --purpose pur_… --categories iin,income",
    does: { kk: "файлдан", ru: "из файла", en: "from a file" },
  },
];
const HELP = {
  ticket: {
    kk: "рұқсаттама жазылған файл; көрсетілмесе – stdin",
    ru: "файл с пропуском; если не указан – stdin",
    en: "file of the ticket; stdin unless given",
  },
  keys: {
    kk: "қызметтің ашық кілттері: файл немесе мекенжай (…/.well-known/kelisim-ticket-keys)",
    ru: "открытые ключи службы: файл или адрес (…/.well-known/kelisim-ticket-keys)",
    en: "the service's public keys: a file or a URL (…/.well-known/kelisim-ticket-keys)",
  },
  iin: {
    kk: "ЖСН жазылған файл; «-» – stdin",
    ru: "файл с ИИН; «-» – stdin",
    en: "file of the IIN; “-” is stdin",
  },
  object: { kk: "цифрлық объект", ru: "цифровой объект", en: "the digital object" },
  requester: {
    kk: "рұқсаттаманы ұсынған ұйымның БСН-і",
    ru: "БИН организации, которая предъявила пропуск",
    en: "BIN of the organisation that presents the ticket",
  },
  purpose: { kk: "мақсат", ru: "цель", en: "the purpose" },
  categories: {
    kk: "берілетін деректер, үтір арқылы",
    ru: "какие данные выдаются, через запятую",
    en: "the data to be handed out, joined by commas",
  },
  action: {
    kk: `әрекет: ${ACTIONS.join(", ")}`,
    ru: `действие: ${ACTIONS.join(", ")}`,
    en: `the action: ${ACTIONS.join(", ")}`,
  },
  recipient: { kk: "алушының БСН-і", ru: "БИН получателя", en: "BIN of the recipient" },
  country: { kk: "ел коды", ru: "код страны", en: "code of the country" },
  origin: {
    kk: "рұқсаттаманы беруге тиіс қызметтің мекенжайы",
    ru: "адрес службы, которая должна была выдать пропуск",
    en: "address of the service that must have issued it",
  },
} as const satisfies Readonly<Record<string, Text3>>;

const PASSES = ({ expires_at }: TicketBody): Text3 => ({
  kk: `Рұқсаттама жарамды. Мерзімінің соңы: ${expires_at}`,
  ru: `Пропуск действителен до ${expires_at}`,
  en: `The ticket holds until ${expires_at}`,
});
const noAction = (text: string): Text3 => ({
  kk: `Мұндай әрекет жоқ: «${text}». Мыналардың бірін жазыңыз: ${ACTIONS.join(", ")}`,
  ru: `Действия «${text}» нет. Укажите одно из: ${ACTIONS.join(", ")}`,
  en: `There is no action “${text}”. Write one of: ${ACTIONS.join(", ")}`,
});

type Options = {
  readonly keys: string;
  readonly iin: string;
  readonly object: string;
  readonly requester: string;
  readonly purpose: string;
  readonly categories: string;
  readonly action: string;
  readonly recipient?: string;
  readonly country?: string;
  readonly origin?: string;
  readonly json?: true;
};

async function verify(terminal: Terminal, ticket: string, options: Options): Promise<void> {
  const { keys, iin, json, ...rest } = options;
  const action = ACTIONS.find((each) => each === options.action);
  if (action === undefined) throw usageFailure(noAction(options.action));
  const { verifyTicket } = await import("../service/verify-ticket.ts");
  const categories = options.categories.split(",").filter((code) => code !== "");
  const use = { ...rest, action, categories };
  const checked = await verifyTicket(terminal, { ticket, iin, keys }, use);
  if (json) terminal.print(JSON.stringify(checked));
  if (!checked.ok) throw new CliFailure(TICKET_FAULTS[checked.fault], EXIT.refused);
  if (!json) terminal.print(terminal.in(PASSES(checked.ticket)));
}

const verifyCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "verify", VERIFY, EXAMPLES)
    .argument("[file]", terminal.in(HELP.ticket), "-")
    .requiredOption("--keys <place>", terminal.in(HELP.keys))
    .requiredOption("--iin <file>", terminal.in(HELP.iin))
    .requiredOption("--object <id>", terminal.in(HELP.object))
    .requiredOption("--requester <bin>", terminal.in(HELP.requester))
    .requiredOption("--purpose <id>", terminal.in(HELP.purpose))
    .requiredOption("--categories <codes>", terminal.in(HELP.categories))
    .option("--action <name>", terminal.in(HELP.action), "process")
    .option("--recipient <bin>", terminal.in(HELP.recipient))
    .option("--country <code>", terminal.in(HELP.country))
    .option("--origin <url>", terminal.in(HELP.origin))
    .option("--json", terminal.in(JSON_HELP))
    .action((file: string, options: Options) => verify(terminal, file, options));

/** `kelisim ticket verify [file]`. Exit code 3 where it does not pass. @throws CliFailure */
export function ticketCommand(terminal: Terminal): Command {
  const ticket = newCommand(terminal, "ticket", ABOUT, EXAMPLES).helpCommand(false);
  ticket.addCommand(verifyCommand(terminal));
  return ticket;
}
