import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DEMO_DIRECTORY } from "../demo/directory.ts";
import { usageFailure } from "../failure.ts";
import { JSON_HELP, PORT_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const DEFAULT_PORT = "8787";

const ABOUT: Text3 = {
  kk: "ойдан шығарылған адамдармен және ұйымдармен сынап көру",
  ru: "попробовать службу с вымышленными людьми и организациями",
  en: "try the service with fictitious people and organisations",
};
const DATA: Text3 = {
  kk: `деректер каталогы (әдетте ${DEMO_DIRECTORY})`,
  ru: `каталог данных (обычно ${DEMO_DIRECTORY})`,
  en: `data directory (${DEMO_DIRECTORY} by default)`,
};
const JSON_LINE: Text3 = {
  kk: `${JSON_HELP.kk}: бір жол, сосын қызмет жұмыс істей береді`,
  ru: `${JSON_HELP.ru}: одна строка, затем служба работает дальше`,
  en: `${JSON_HELP.en}: one line, and then the service goes on`,
};
const EXAMPLES = [
  {
    line: "kelisim demo",
    does: { kk: "іске қосу", ru: "запустить", en: "start it" },
  },
  {
    line: "kelisim demo --json --port 0 --data /tmp/demo",
    does: {
      kk: "бос портта, бағдарламаларға арналған шығысымен",
      ru: "на свободном порту, с выводом для программ",
      en: "on a free port, with output for programs",
    },
  },
];
const badPort = (text: string): Text3 => ({
  kk: `Порт дұрыс емес: «${text}». 0-ден 65535-ке дейінгі сан жазыңыз, мысалы: --port 8080`,
  ru: `Неверный порт: «${text}». Запишите число от 0 до 65535, например: --port 8080`,
  en: `“${text}” is no port. Write a number from 0 to 65535, for example: --port 8080`,
});

/** @throws CliFailure */
function portFrom(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw usageFailure(badPort(text));
  return port;
}

/** `kelisim demo [--json] [--port N] [--data DIR]`, until SIGTERM or Ctrl+C. @throws CliFailure */
export const demoCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "demo", ABOUT, EXAMPLES)
    .option("--json", terminal.in(JSON_LINE))
    .option("--port <n>", terminal.in(PORT_HELP))
    .option("--data <dir>", terminal.in(DATA))
    .action(async (options: { json?: true; port?: string; data?: string }) => {
      const { json, port = DEFAULT_PORT, data: directory = DEMO_DIRECTORY } = options;
      const chosen = { directory, port: portFrom(port) };
      const { runDemo } = await import("../demo/run.ts");
      await runDemo(terminal, chosen, json === true);
    });
