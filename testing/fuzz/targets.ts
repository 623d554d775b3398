import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { FuzzTarget } from "./fuzz-target.ts";

const FOLDER = new URL("targets/", import.meta.url);

/** The names of all targets: each file of `targets/` holds one and exports it as `target`. */
export const targetNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => basename(file, ".ts"))
    .toSorted();

/** @throws Error where the file holds no target of that name */
export async function loadTarget(name: string): Promise<FuzzTarget> {
  const { target } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { target?: FuzzTarget };
  if (target?.name !== name) throw new Error(`targets/${name}.ts exports no target of that name`);
  return target;
}
