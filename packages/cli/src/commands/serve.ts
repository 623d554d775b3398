import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DATA_HELP, PORT_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { settingsHelp } from "../output/settings-help.ts";
import type { ConfigFlags } from "../service/environment.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қызметті іске қосу (баптаулары – айнымалыларда)",
  ru: "запустить службу (настройки – в переменных окружения)",
  en: "run the service (its settings are environment variables)",
};
const EXAMPLES = [
  {
    line: "kelisim serve",
    does: {
      kk: "./.kelisim каталогындағы кірістірілген қоймамен",
      ru: "со встроенным хранилищем в ./.kelisim",
      en: "with the embedded store in ./.kelisim",
    },
  },
  {
    line: "DATABASE_URL=postgres://… kelisim serve --port 8080",
    does: { kk: "PostgreSQL қоймасымен", ru: "с PostgreSQL", en: "with PostgreSQL" },
  },
];

/** `kelisim serve [--data DIR] [--port N]` */
export const serveCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "serve", ABOUT, EXAMPLES)
    .addHelpText("after", () => settingsHelp(terminal))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--port <n>", terminal.in(PORT_HELP))
    .action(async (flags: ConfigFlags) => {
      const { serve } = await import("../service/serve.ts");
      await serve(terminal, flags);
    });
