import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CliFailure } from "../failure.ts";

/** Its presence marks a directory as a demo's. */
export const SEED_FILE = "demo-seed.json";

/** 32 bytes that the demo's keys are made of. */
export type DemoSeed = { readonly bytes: Buffer };

const SEED = /^[0-9a-f]{64}$/;

const damaged = (file: string): CliFailure =>
  new CliFailure({
    kk: `Сынақ файлы бүлінген: ${file}. Ол тұрған каталогты өшіріп, қайта бастаңыз немесе басқа каталог көрсетіңіз: --data`,
    ru: `Файл пробного запуска повреждён: ${file}. Удалите его каталог и начните заново или укажите другой каталог: --data`,
    en: `The demo's seed file is damaged: ${file}. Remove its directory and start anew, or name another one: --data`,
  });

/** The seed of a demo's directory; `undefined` where there is none. @throws CliFailure if it is damaged */
export function readSeed(directory: string): DemoSeed | undefined {
  const file = join(directory, SEED_FILE);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { seed } = JSON.parse(text) as { seed?: unknown };
    if (typeof seed === "string" && SEED.test(seed)) return { bytes: Buffer.from(seed, "hex") };
  } catch {
    // Said below.
  }
  throw damaged(file);
}

/** The seed of the directory, made at its first start. It appears whole or not at all. */
export function readOrMakeSeed(directory: string): DemoSeed {
  const known = readSeed(directory);
  if (known !== undefined) return known;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const draft = join(directory, `${SEED_FILE}.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify({ seed: randomBytes(32).toString("hex") })}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(draft, join(directory, SEED_FILE));
  } catch (error) {
    // Another start was first: its seed is the one.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSeed(directory);
  if (made === undefined) throw damaged(join(directory, SEED_FILE));
  return made;
}
