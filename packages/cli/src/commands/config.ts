import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DATA_HELP, JSON_HELP, PORT_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import type { ConfigFlags } from "../service/environment.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қолданыстағы баптауларды құпия сөздерсіз көрсету",
  ru: "показать действующие настройки без паролей",
  en: "show the settings that hold, without secrets",
};
const EXAMPLES = [
  {
    line: "kelisim config",
    does: { kk: "адамға", ru: "для человека", en: "for people" },
  },
  {
    line: "kelisim config --json",
    does: { kk: "JSON түрінде", ru: "в виде JSON", en: "as JSON" },
  },
];

/** `kelisim config [--data DIR] [--port N] [--json]`. @throws CliFailure for wrong settings */
export const configCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "config", ABOUT, EXAMPLES)
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--port <n>", terminal.in(PORT_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: ConfigFlags & { readonly json?: true }) => {
      const [{ describeConfig, shownSettings }, { configFrom }] = await Promise.all([
        import("@kelisim/server"),
        import("../service/environment.ts"),
      ]);
      const config = configFrom(process.env, flags);
      // A setting without a value is told to programs as null.
      const withNulls = (_name: string, value: unknown): unknown => value ?? null;
      terminal.print(
        json
          ? JSON.stringify(shownSettings(config), withNulls)
          : describeConfig(config, terminal.language),
      );
    });
