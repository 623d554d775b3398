import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DATA_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "әкімші кілтінен айырылып қалғандар үшін жаңа кілт жасау",
  ru: "сделать новый ключ администратора взамен потерянного",
  en: "make a new administrator's key for whoever lost it",
};
const EXAMPLES = [
  {
    line: "kelisim admin-key",
    does: {
      kk: "баптаудағы қоймада; кілт бір рет қана көрсетіледі",
      ru: "в хранилище из настроек; ключ показывается один раз",
      en: "in the configured store; the key is shown once",
    },
  },
];

/** `kelisim admin-key [--data DIR]`: the key on stdout, words on stderr. @throws CliFailure */
export const adminKeyCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "admin-key", ABOUT, EXAMPLES)
    .option("--data <dir>", terminal.in(DATA_HELP))
    .action(async (flags: { readonly data?: string }) => {
      const { makeAdminKey } = await import("../service/admin-key.ts");
      await makeAdminKey(terminal, flags);
    });
