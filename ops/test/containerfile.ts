import { readFileSync } from "node:fs";

export const ROOT = new URL("../../", import.meta.url);

/** One instruction: its word, and the rest of its line, whole. */
export type Instruction = { readonly word: string; readonly rest: string };

/** The stages of the Containerfile, each from its FROM on. */
export function stagesOf(text: string): readonly (readonly Instruction[])[] {
  const lines = text
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [word = ""] = line.split(" ");
    if (word === "FROM") stages.push([]);
    stages.at(-1)?.push({ word, rest: line.slice(word.length + 1) });
  }
  return stages;
}

export const containerfile = (): readonly (readonly Instruction[])[] =>
  stagesOf(readFileSync(new URL("ops/Containerfile", ROOT), "utf8"));

/** The JSON list of an instruction in exec form. */
export const execForm = (stage: readonly Instruction[], word: string): readonly string[] => {
  const rest = stage.find((instruction) => instruction.word === word)?.rest ?? "";
  return JSON.parse(rest.slice(rest.indexOf("["))) as string[];
};

/** What an image of a stage sets in the environment. */
export const environmentOf = (stage: readonly Instruction[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stage
      .filter(({ word }) => word === "ENV")
      .flatMap(({ rest }) => rest.split(/\s+/))
      .map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

/** Whether a path of the clone is handed to the builder at all, by the last line that fits. */
export function ignored(): (path: string) => boolean {
  const rules = readFileSync(new URL(".dockerignore", ROOT), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const isException = line.startsWith("!");
      const pattern = (isException ? line.slice(1) : line)
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("**/", "\u0000")
        .replaceAll("*", "[^/]*")
        .replaceAll("\u0000", "(?:.*/)?");
      return { isException, pattern: new RegExp(`^${pattern}(?:/.*)?$`) };
    });
  return (path) => {
    const last = rules.findLast(({ pattern }) => pattern.test(path));
    return last !== undefined && !last.isException;
  };
}
