/**
 * The process that makes the load: one JSON line on its standard input is one load, and is answered with
 * one line. It ends with the process that started it.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Random } from "../random.ts";
import type { LoadWorld } from "../seed/seed.ts";
import { fire } from "./fire.ts";
import { gunFor } from "./guns.ts";
import type { Gun, LoadSpec } from "./shot.ts";

const SEED = 20_261_122;

/** A gun goes on where it stopped: no request is put to two rounds. */
const guns = new Map<string, Gun>();

function gunOf({ gun, world }: LoadSpec): Gun {
  const name = `${gun} ${world}`;
  const known = guns.get(name);
  if (known !== undefined) return known;
  const read = JSON.parse(readFileSync(world, "utf8")) as LoadWorld;
  const made = gunFor(gun, read, new Random(SEED + guns.size));
  guns.set(name, made);
  return made;
}

async function answer(line: string): Promise<object> {
  try {
    const spec = JSON.parse(line) as LoadSpec;
    return await fire(gunOf(spec), spec.url, spec.clients, spec.seconds);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
process.exit(0);
