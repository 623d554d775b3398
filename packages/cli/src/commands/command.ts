import type { Text3 } from "@kelisim/core";
import { Command, Help } from "commander";
import { EXAMPLES, HELP_HELP, helpTitle, placeholders } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";

/** A line to try, and what it does. */
export type Example = { readonly line: string; readonly does: Text3 };

const PLAIN = new Help();

/** A command with help in the terminal's language, that throws instead of ending the process. */
export function newCommand(
  terminal: Terminal,
  name: string,
  about: Text3,
  examples: readonly Example[],
): Command {
  const width = Math.max(0, ...examples.map(({ line }) => line.length));
  const lines = examples.map(({ line, does }) => `  ${line.padEnd(width)}  # ${terminal.in(does)}`);
  const command = new Command(name)
    .description(terminal.in(about))
    .helpOption("-h, --help", terminal.in(HELP_HELP))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      commandUsage: (of) => terminal.in(placeholders(PLAIN.commandUsage(of))),
      subcommandTerm: (of) => terminal.in(placeholders(PLAIN.subcommandTerm(of))),
      styleTitle: (title) => terminal.style("bold", terminal.in(helpTitle(title))),
    });
  if (lines.length > 0) {
    const title = terminal.style("bold", terminal.in(EXAMPLES));
    command.addHelpText("after", `\n${title}\n${lines.join("\n")}`);
  }
  return command;
}
