import { LANGUAGES, type Language } from "@kelisim/core";

type Env = Readonly<Record<string, string | undefined>>;

const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** The value of `--lang`, wherever it stands on the command line; the last one counts. */
function asked(args: readonly string[]): string | undefined {
  let value: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg === "--") break;
    if (arg === "--lang") value = args[index + 1];
    else if (arg.startsWith("--lang=")) value = arg.slice("--lang=".length);
  }
  return value;
}

/**
 * The language of help, errors and answers: `--lang`, or that of the surroundings. Kazakh unless
 * they say Russian or English. It is read before the command line is parsed, so that what is wrong
 * with the command line can be said in it too.
 */
export function languageOf(args: readonly string[], env: Env): Language {
  const named = asked(args);
  if (isLanguage(named)) return named;
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  const tag = locale.split(/[_.@-]/)[0]?.toLowerCase();
  return tag === "ru" || tag === "en" ? tag : "kk";
}
