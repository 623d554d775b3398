import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { CliFailure } from "../failure.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "қызметтің баптауын, дерекқорын, кілттерін тексеріп, не істеу керегін айту",
  ru: "проверить настройки, базу и ключи службы и сказать, что делать",
  en: "check settings, database and keys of the service, and say what to do",
};
const EXAMPLES = [
  {
    line: "kelisim doctor",
    does: { kk: "осы баптаулармен", ru: "с текущими настройками", en: "with the settings at hand" },
  },
  {
    line: "kelisim doctor --json --lang en",
    does: { kk: "бақылау жүйесіне", ru: "для системы наблюдения", en: "for monitoring" },
  },
];

const broken = (count: number): Text3 => ({
  kk: `Қызмет дұрыс жұмыс істей алмайды, қате саны: ${count}. Жоғарыдағы кеңестерді орындап, тексеруді қайталаңыз.`,
  ru: `Служба не сможет работать как следует, ошибок: ${count}. Сделайте, что сказано выше, и проверьте снова.`,
  en: `The service cannot work as it should, checks that failed: ${count}. Do what is said above, and check again.`,
});

/** `kelisim doctor [--data DIR] [--json]`. @throws CliFailure where a check failed */
export const doctorCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "doctor", ABOUT, EXAMPLES)
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: { data?: string; json?: true }) => {
      const [{ systemClock }, { meantConfig }, { examine }, { reportJson, reportLines, worstOf }] =
        await Promise.all([
          import("@kelisim/server"),
          import("../service/meant-store.ts"),
          import("../doctor/examine.ts"),
          import("../doctor/report.ts"),
        ]);
      const examined = await examine(
        () => meantConfig(flags),
        () => systemClock.now(),
      );
      if (json) terminal.print(JSON.stringify(reportJson(terminal, examined)));
      else for (const line of reportLines(terminal, examined)) terminal.print(line);
      const failures = examined.filter(({ findings = [] }) => worstOf(findings) === "failed");
      if (failures.length > 0) throw new CliFailure(broken(failures.length));
    });
