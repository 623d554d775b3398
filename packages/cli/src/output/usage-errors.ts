import type { Text3 } from "@kelisim/core";
import type { CommanderError } from "commander";

const QUOTED = /'([^']*)'/;
const SUGGESTED = /\(Did you mean (?:one of )?([^?]*)\?\)/;

/** What commander found wrong, by its code; `what` is the word on the command line. */
const TEXTS: Readonly<Record<string, (what: string) => Text3>> = {
  "commander.unknownCommand": (what) => ({
    kk: `«${what}» деген команда жоқ.`,
    ru: `Команды «${what}» нет.`,
    en: `There is no command “${what}”.`,
  }),
  "commander.unknownOption": (what) => ({
    kk: `«${what}» деген параметр жоқ.`,
    ru: `Параметра «${what}» нет.`,
    en: `There is no option “${what}”.`,
  }),
  "commander.missingArgument": (what) => ({
    kk: `Аргумент жетіспейді: <${what}>.`,
    ru: `Не хватает аргумента: <${what}>.`,
    en: `An argument is missing: <${what}>.`,
  }),
  "commander.optionMissingArgument": (what) => ({
    kk: `Параметрдің мәні көрсетілмеген: ${what}.`,
    ru: `У параметра не указано значение: ${what}.`,
    en: `An option has no value: ${what}.`,
  }),
  "commander.missingMandatoryOptionValue": (what) => ({
    kk: `Міндетті параметр көрсетілмеген: ${what}.`,
    ru: `Не указан обязательный параметр: ${what}.`,
    en: `A required option is missing: ${what}.`,
  }),
  "commander.excessArguments": () => ({
    kk: "Артық аргумент бар.",
    ru: "Есть лишний аргумент.",
    en: "There is an argument too many.",
  }),
};

const FALLBACK: Text3 = {
  kk: "Команда жолы қате жазылған.",
  ru: "Ошибка в командной строке.",
  en: "The command line is wrong.",
};

const perhaps = (near: string): Text3 => ({
  kk: ` Мүмкін, мынаны жазғыңыз келген шығар: ${near}?`,
  ru: ` Возможно, вы имели в виду: ${near}?`,
  en: ` Did you mean: ${near}?`,
});

const seeHelp = (command: string): Text3 => ({
  kk: `Анықтаманы қараңыз: ${command} --help`,
  ru: `Смотрите справку: ${command} --help`,
  en: `See the help: ${command} --help`,
});

/**
 * Says in three languages what commander says in English.
 * @param command the words of the command whose help fits, `kelisim deadline`
 */
export function usageErrorText({ code, message }: CommanderError, command: string): Text3 {
  const what = QUOTED.exec(message)?.[1] ?? "";
  const near = SUGGESTED.exec(message)?.[1];
  const said = TEXTS[code]?.(what) ?? FALLBACK;
  const hint = near === undefined ? { kk: "", ru: "", en: "" } : perhaps(near);
  const help = seeHelp(command);
  return {
    kk: `${said.kk}${hint.kk}\n${help.kk}`,
    ru: `${said.ru}${hint.ru}\n${help.ru}`,
    en: `${said.en}${hint.en}\n${help.en}`,
  };
}
