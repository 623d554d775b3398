import type { Language } from "@kelisim/core";
import type { Terminal } from "../src/output/terminal.ts";
import { runCli } from "../src/run.ts";
import type { Ended } from "./kelisim.ts";

/** Runs a command line without a process of its own; help still goes to this process's stdout. */
export async function inProcess(
  args: readonly string[],
  language: Language = "en",
): Promise<Pick<Ended, "code" | "stdout" | "stderr">> {
  const written = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    language,
    print: (line) => (written.stdout += `${line}\n`),
    tell: (line) => (written.stderr += `${line}\n`),
    in: (text) => text[language],
    style: (_style, text) => text,
    styleTold: (_style, text) => text,
  };
  const code = await runCli(args, terminal, "0.0.0");
  return { code, ...written };
}
