import { readFileSync } from "node:fs";
import type { Text3 } from "@kelisim/core";
import { readConfig } from "@kelisim/server";
import { usageFailure } from "../failure.ts";
import type { Terminal } from "../output/terminal.ts";

const VARIABLE = "KELISIM_TARGET_DATABASE_URL";
const FILE_VARIABLE = `${VARIABLE}_FILE`;

const NONE: Text3 = {
  kk: `Қайда көшіру керегі айтылмаған. Мекенжайды ${VARIABLE} айнымалысына жазыңыз немесе оны сақтайтын файлды ${FILE_VARIABLE} айнымалысында көрсетіңіз.`,
  ru: `Не сказано, куда копировать. Запишите адрес в ${VARIABLE} или укажите файл с ним в ${FILE_VARIABLE}.`,
  en: `It is not said where to copy to. Set ${VARIABLE}, or name a file that holds the address in ${FILE_VARIABLE}.`,
};
const SEVERAL: Text3 = {
  kk: `Мекенжай бірнеше жерде берілген. Біреуін ғана қалдырыңыз: аргумент, ${VARIABLE} немесе ${FILE_VARIABLE}.`,
  ru: `Адрес задан в нескольких местах. Оставьте одно: аргумент, ${VARIABLE} или ${FILE_VARIABLE}.`,
  en: `The address is given in several places. Leave one of them: the argument, ${VARIABLE} or ${FILE_VARIABLE}.`,
};
const UNREADABLE: Text3 = {
  kk: `${FILE_VARIABLE} көрсеткен файл оқылмайды. Жолын және рұқсаттарын тексеріңіз.`,
  ru: `Файл из ${FILE_VARIABLE} не читается. Проверьте путь и права.`,
  en: `The file in ${FILE_VARIABLE} cannot be read. Check its path and permissions.`,
};
/** Never repeats what was given: it may hold a password. */
const NO_POSTGRES: Text3 = {
  kk: "Қабылдайтын дерекқордың мекенжайы дұрыс емес. Мына түрде жазыңыз: postgres://user:password@host:5432/database",
  ru: "Адрес принимающей базы неверен. Запишите его так: postgres://user:password@host:5432/database",
  en: "The address of the target is wrong. Write it like postgres://user:password@host:5432/database",
};
const SEEN: Text3 = {
  kk: `Команда жолындағы құпиясөзді компьютердің басқа пайдаланушылары көре алады. Келесі жолы ${FILE_VARIABLE} айнымалысын пайдаланыңыз.`,
  ru: `Пароль в командной строке видят другие пользователи этого компьютера. В следующий раз задайте ${FILE_VARIABLE}.`,
  en: `Other users of this machine can see a password on the command line. Use ${FILE_VARIABLE} next time.`,
};

const textIn = (file: string): string => {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw usageFailure(UNREADABLE);
  }
};

/** As the service reads its own address, several hosts included. */
function checked(text: string): string {
  if (!readConfig({ DATABASE_URL: text }).ok) throw usageFailure(NO_POSTGRES);
  return text;
}

const hasPassword = (url: string): boolean => /^\w+:\/\/[^/@]*:[^/@]+@|[?&]password=/.test(url);

/** Where to copy to: the argument, a variable, or a file that a variable names. @throws CliFailure */
export function targetUrl(
  terminal: Terminal,
  argument: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const variable = env[VARIABLE] || undefined;
  const file = env[FILE_VARIABLE] || undefined;
  const given = [argument, variable, file].filter((each) => each !== undefined);
  if (given.length > 1) throw usageFailure(SEVERAL);
  if (file !== undefined) return checked(textIn(file));
  const text = argument ?? variable;
  if (text === undefined) throw usageFailure(NONE);
  const url = checked(text);
  if (argument !== undefined && hasPassword(url)) terminal.tell(terminal.in(SEEN));
  return url;
}
