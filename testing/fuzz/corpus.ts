import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

/** An input that is kept: one that crashed a target once, or that leads into a place of its own. */
export type Kept = { readonly file: string; readonly input: Uint8Array };

const folderOf = (target: string): URL => new URL(`corpus/${target}/`, import.meta.url);

/** What is kept for a target, in the order of the file names; nothing where there is no folder. */
export function readCorpus(target: string): readonly Kept[] {
  const folder = folderOf(target);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({ file, input: new Uint8Array(readFileSync(new URL(file, folder))) }));
}

/** Keeps an input under a name that its content gives it. @returns the file's name */
export function keep(target: string, kind: string, input: Uint8Array): string {
  const folder = folderOf(target);
  mkdirSync(folder, { recursive: true });
  const file = `${kind}-${createHash("sha256").update(input).digest("hex").slice(0, 16)}`;
  writeFileSync(new URL(file, folder), input);
  return file;
}
