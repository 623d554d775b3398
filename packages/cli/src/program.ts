import type { Command } from "commander";
import { adminKeyCommand } from "./commands/admin-key.ts";
import { backupCommand } from "./commands/backup.ts";
import { newCommand } from "./commands/command.ts";
import { configCommand } from "./commands/config.ts";
import { deadlineCommand } from "./commands/deadline.ts";
import { demoCommand } from "./commands/demo.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { eraseCommand } from "./commands/erase.ts";
import { explainCommand } from "./commands/explain.ts";
import { fsckCommand } from "./commands/fsck.ts";
import { holdCommand } from "./commands/hold.ts";
import { exportCommand } from "./commands/export.ts";
import { importCommand } from "./commands/import.ts";
import { keysCommand } from "./commands/keys.ts";
import { migrateToCommand } from "./commands/migrate-to.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { monthsCommand } from "./commands/months.ts";
import { normsCommand } from "./commands/norms.ts";
import { restoreCommand } from "./commands/restore.ts";
import { rulesCommand } from "./commands/rules.ts";
import { serveCommand } from "./commands/serve.ts";
import { staffCommand } from "./commands/staff.ts";
import { ticketCommand } from "./commands/ticket.ts";
import { verifyCommand } from "./commands/verify.ts";
import { ABOUT, EXIT_CODES, LANG_HELP, NO_COLOR_HELP, VERSION_HELP } from "./output/help-titles.ts";
import type { Terminal } from "./output/terminal.ts";

const EXAMPLES = [
  {
    line: "kelisim demo",
    does: {
      kk: "ойдан шығарылған адамдармен сынап көру",
      ru: "попробовать с вымышленными людьми",
      en: "try it with fictitious people",
    },
  },
  {
    line: "kelisim serve",
    does: { kk: "қызметті іске қосу", ru: "запустить службу", en: "run the service" },
  },
  {
    line: "kelisim deadline --from 2026-07-13 --days 15",
    does: { kk: "мерзімді есептеу", ru: "посчитать срок", en: "count a term" },
  },
];

/** The whole command line. Commands throw; nothing here ends the process. */
export function createProgram(terminal: Terminal, version: string): Command {
  const program = newCommand(terminal, "kelisim", ABOUT, EXAMPLES)
    .version(version, "-V, --version", terminal.in(VERSION_HELP))
    .option("--lang <lang>", terminal.in(LANG_HELP))
    .option("--no-color", terminal.in(NO_COLOR_HELP))
    .helpCommand(false)
    .addHelpText("after", `\n${terminal.in(EXIT_CODES)}`);
  const commands = [
    serveCommand,
    demoCommand,
    migrateCommand,
    migrateToCommand,
    backupCommand,
    restoreCommand,
    doctorCommand,
    fsckCommand,
    configCommand,
    keysCommand,
    adminKeyCommand,
    eraseCommand,
    monthsCommand,
    holdCommand,
    staffCommand,
    importCommand,
    exportCommand,
    explainCommand,
    ticketCommand,
    verifyCommand,
    deadlineCommand,
    normsCommand,
    rulesCommand,
  ];
  for (const make of commands) program.addCommand(make(terminal));
  return program;
}
