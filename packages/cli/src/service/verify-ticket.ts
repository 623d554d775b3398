import { readFileSync } from "node:fs";
import { parseIin, type Action, type Iin, type Text3 } from "@kelisim/core";
import { checkTicket, webTicketCrypto, type TicketCheck, type TicketKey } from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import { CliFailure, usageFailure } from "../failure.ts";
import { askSecretly, isAtKeyboard, pipedIn } from "../output/ask-secretly.ts";
import type { Terminal } from "../output/terminal.ts";

/** Where everything stands that a ticket is held against. `-` is stdin. */
export type TicketPlaces = {
  readonly ticket: string;
  /** A file; a number never stands in a command line. */
  readonly iin: string;
  /** A file, or a URL of the service. */
  readonly keys: string;
};

export type ExpectedUse = {
  readonly object: string;
  readonly requester: string;
  readonly purpose: string;
  readonly action: Action;
  readonly categories: readonly string[];
  readonly recipient?: string | undefined;
  readonly country?: string | undefined;
  readonly origin?: string | undefined;
};

const STDIN = "-";

const ASK_IIN: Text3 = { kk: "ЖСН:", ru: "ИИН:", en: "IIN:" };
const NO_IIN: Text3 = {
  kk: "ЖСН оқылмады: файлда он екі цифр бір жолда тұруға тиіс.",
  ru: "ИИН не прочитан: в файле должны быть двенадцать цифр одной строкой.",
  en: "No IIN was read: the file must hold its twelve digits on one line.",
};
const IIN_IN_ARGV: Text3 = {
  kk: "ЖСН-ді команда жолына жазбаңыз: ол басқаларға көрінеді. Файлға жазып, сол файлдың атын беріңіз: --iin iin.txt",
  ru: "Не пишите ИИН в командной строке: его увидят другие. Запишите его в файл и укажите файл: --iin iin.txt",
  en: "Do not write the IIN on the command line, where others see it. Put it into a file and name that: --iin iin.txt",
};
const BOTH_FROM_STDIN: Text3 = {
  kk: "Рұқсаттама да, ЖСН да stdin ағынынан оқыла алмайды. Біреуінің файлын көрсетіңіз.",
  ru: "И пропуск, и ИИН нельзя читать из stdin. Для одного из них укажите файл.",
  en: "Ticket and IIN cannot both come from stdin. Name a file for one of them.",
};
const unread = (file: string): Text3 => ({
  kk: `Файл оқылмады: ${file}. Жолын және рұқсатты тексеріңіз.`,
  ru: `Файл не читается: ${file}. Проверьте путь и права.`,
  en: `The file cannot be read: ${file}. Check its path and permissions.`,
});
const noKeys = (place: string): Text3 => ({
  kk: `Кілттер алынбады: ${place}. Онда /.well-known/kelisim-ticket-keys жауабы болуға тиіс.`,
  ru: `Ключи не получены: ${place}. Там должен быть ответ /.well-known/kelisim-ticket-keys.`,
  en: `No keys were got from ${place}. It has to hold what /.well-known/kelisim-ticket-keys answers.`,
});

/** @throws CliFailure */
async function textAt(place: string): Promise<string> {
  if (place === STDIN) return (await pipedIn()).trim();
  try {
    return readFileSync(place, "utf8").trim();
  } catch {
    throw new CliFailure(unread(place));
  }
}

/** @throws CliFailure */
async function iinAt(terminal: Terminal, place: string): Promise<Iin> {
  const isAsked = place === STDIN && isAtKeyboard();
  const text = isAsked ? await askSecretly(terminal.in(ASK_IIN)) : await textAt(place);
  const parsed = parseIin(text.trim());
  if (!parsed.ok) throw usageFailure(NO_IIN);
  return parsed.iin;
}

const isKey = (key: unknown): key is TicketKey =>
  typeof key === "object" &&
  key !== null &&
  "kid" in key &&
  "x" in key &&
  typeof key.kid === "string" &&
  typeof key.x === "string";

/** @throws CliFailure */
async function keysAt(place: string): Promise<readonly TicketKey[]> {
  try {
    const isUrl = /^https?:\/\//.test(place);
    const text = isUrl
      ? await (await fetch(place, { signal: AbortSignal.timeout(15_000) })).text()
      : readFileSync(place, "utf8");
    const { keys } = JSON.parse(text) as { readonly keys?: unknown };
    if (Array.isArray(keys) && keys.every(isKey)) return keys;
  } catch {
    // Told below, whatever it was.
  }
  throw new CliFailure(noKeys(place));
}

/** Checks a ticket by the machine's clock. It remembers none: whether one was used before, it cannot know. */
export async function verifyTicket(
  terminal: Terminal,
  { ticket, iin, keys }: TicketPlaces,
  use: ExpectedUse,
): Promise<TicketCheck> {
  if (/^\d{12}$/.test(iin)) throw usageFailure(IIN_IN_ARGV);
  if (ticket === STDIN && iin === STDIN) throw usageFailure(BOTH_FROM_STDIN);
  const known = await keysAt(keys);
  const person = await iinAt(terminal, iin);
  const text = await textAt(ticket);
  return checkTicket(
    text,
    { ...use, iin: person.digits, now: systemClock.now() },
    { keys: known, crypto: webTicketCrypto(globalThis.crypto.subtle) },
  );
}
