import { LANGUAGES, type Text3 } from "@kelisim/core";
import { CommanderError, type Command } from "commander";
import { EXIT, type ExitCode } from "./exit.ts";
import { CliFailure, usageFailure } from "./failure.ts";
import type { Terminal } from "./output/terminal.ts";
import { usageErrorText } from "./output/usage-errors.ts";
import { createProgram } from "./program.ts";

const LANG_WRONG: Text3 = {
  kk: "--lang параметрінің мәні дұрыс емес. Мыналардың бірін жазыңыз: kk, ru, en.",
  ru: "Неверное значение параметра --lang. Укажите одно из: kk, ru, en.",
  en: "The value of --lang is wrong. Write one of: kk, ru, en.",
};

const BUG: Text3 = {
  kk: "Күтпеген қате болды; бұл – бағдарламаның кемшілігі. Мына мәтінді қоса, әзірлеушілерге хабарлаңыз:",
  ru: "Произошла непредвиденная ошибка; это недостаток программы. Сообщите о ней разработчикам, приложив этот текст:",
  en: "Something unexpected went wrong; this is a fault of the program. Report it with this text:",
};

/** The command that the words belong to, for pointing to its help. */
function helpFor(program: Command, args: readonly string[]): string {
  const name = args.find((arg) => program.commands.some((command) => command.name() === arg));
  return name === undefined ? program.name() : `${program.name()} ${name}`;
}

function report(terminal: Terminal, text: string): void {
  const [first = "", ...rest] = text.split("\n");
  terminal.tell(`${terminal.styleTold("red", "kelisim:")} ${first}`);
  for (const line of rest) terminal.tell(line);
}

function endOf(
  error: unknown,
  terminal: Terminal,
  program: Command,
  args: readonly string[],
): ExitCode {
  if (error instanceof CommanderError) {
    // No command was named: its help says which there are.
    if (error.code === "commander.help") program.outputHelp();
    if (error.exitCode === 0 || error.code === "commander.help") return EXIT.ok;
    report(terminal, terminal.in(usageErrorText(error, helpFor(program, args))));
    return EXIT.usage;
  }
  if (error instanceof CliFailure) {
    report(terminal, terminal.in(error.text));
    return error.exitCode;
  }
  report(terminal, terminal.in(BUG));
  terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}

/**
 * Runs one command line to its end.
 * @param args without the program's own name
 * @returns the code to exit with
 */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const program = createProgram(terminal, version);
  program.hook("preAction", () => {
    const lang: unknown = program.opts()["lang"];
    if (lang !== undefined && !LANGUAGES.some((language) => language === lang)) {
      throw usageFailure(LANG_WRONG);
    }
  });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: "user" });
    return EXIT.ok;
  } catch (error) {
    return endOf(error, terminal, program, args);
  }
}
