import type { Text3 } from "@kelisim/core";

/** The headings of help, by what commander calls them. */
const TITLES: Readonly<Record<string, Text3>> = {
  "Usage:": { kk: "Қолданылуы:", ru: "Использование:", en: "Usage:" },
  "Arguments:": { kk: "Аргументтер:", ru: "Аргументы:", en: "Arguments:" },
  "Options:": { kk: "Параметрлер:", ru: "Параметры:", en: "Options:" },
  "Global Options:": { kk: "Ортақ параметрлер:", ru: "Общие параметры:", en: "Global options:" },
  "Commands:": { kk: "Командалар:", ru: "Команды:", en: "Commands:" },
};

export const helpTitle = (title: string): Text3 =>
  TITLES[title] ?? { kk: title, ru: title, en: title };

/** A line of usage as commander writes it, with its two English words in three languages. */
export const placeholders = (usage: string): Text3 => ({
  kk: usage.replace("[options]", "[параметрлер]").replace("[command]", "<команда>"),
  ru: usage.replace("[options]", "[параметры]").replace("[command]", "<команда>"),
  en: usage.replace("[command]", "<command>"),
});

export const EXAMPLES: Text3 = { kk: "Мысалдар:", ru: "Примеры:", en: "Examples:" };

export const VERSION_HELP: Text3 = {
  kk: "нұсқасын көрсету",
  ru: "показать версию",
  en: "show the version",
};

export const HELP_HELP: Text3 = {
  kk: "анықтаманы көрсету",
  ru: "показать справку",
  en: "show help",
};

export const LANG_HELP: Text3 = {
  kk: "хабарлардың тілі: kk, ru немесе en (әдетте жүйе тілі)",
  ru: "язык сообщений: kk, ru или en (обычно язык системы)",
  en: "language of messages: kk, ru or en (by default that of the system)",
};

export const NO_COLOR_HELP: Text3 = {
  kk: "түссіз жазу (NO_COLOR айнымалысы да солай істейді)",
  ru: "писать без цвета (как и с переменной NO_COLOR)",
  en: "write without colours (as with the variable NO_COLOR)",
};

export const JSON_HELP: Text3 = {
  kk: "жауапты бағдарламаларға арналған JSON түрінде шығару",
  ru: "вывести ответ в виде JSON для программ",
  en: "print the answer as JSON for programs",
};

export const ABOUT: Text3 = {
  kk: "Kelisim: дербес деректерге қол жеткізуді бақылау қызметі",
  ru: "Kelisim: служба контроля доступа к персональным данным",
  en: "Kelisim: the personal data access control service",
};

export const EXIT_CODES: Text3 = {
  kk: `Аяқталу кодтары:
  0  бәрі орындалды
  1  орындалмады (себебі stderr ағынында)
  2  команда жолы қате жазылған
  3  сұралған нәрсе табылмады немесе одан бас тартылды`,
  ru: `Коды завершения:
  0  всё сделано
  1  не получилось (причина в stderr)
  2  ошибка в командной строке
  3  запрошенное не найдено или в нём отказано`,
  en: `Exit codes:
  0  done
  1  failed (stderr says why)
  2  the command line is wrong
  3  what was asked for was not found or is refused`,
};

export const DATA_HELP: Text3 = {
  kk: "деректер каталогы",
  ru: "каталог данных",
  en: "data directory",
};

export const PORT_HELP: Text3 = {
  kk: "порт; 0 – кез келген бос порт (әдетте 8787)",
  ru: "порт; 0 – любой свободный (обычно 8787)",
  en: "port; 0 is any free one (8787 by default)",
};

export const SOURCE_DATA_HELP: Text3 = {
  kk: "кірістірілген қойманың каталогы (DATABASE_URL есепке алынбайды)",
  ru: "каталог встроенного хранилища (DATABASE_URL не учитывается)",
  en: "directory of an embedded store (DATABASE_URL is not looked at)",
};
