import { readFileSync } from "node:fs";

/** A block of code of a guide. */
export type Block = { readonly language: string; readonly text: string };

/** The blocks of every numbered section (`## 3. …`), by its number. */
export function sectionsOf(path: URL): ReadonlyMap<number, readonly Block[]> {
  const sections = readFileSync(path, "utf8").split(/^## (?=\d+\. )/m);
  return new Map(
    sections
      .slice(1)
      .map((section) => [
        Number.parseInt(section),
        [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
          ([, language = "", text = ""]): Block => ({ language, text }),
        ),
      ]),
  );
}

/** The statements of a block of SQL, each without its semicolon. */
export const statementsOf = ({ text }: Block): readonly string[] =>
  text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

/** The commands of a block for the shell, one a line. */
export const commandsOf = ({ text }: Block): readonly string[] =>
  text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** The program that a command runs, behind its variables. */
export const programOf = (command: string): string =>
  command.split(" ").find((word) => !/^[A-Z_]+=/.test(word)) ?? "";
