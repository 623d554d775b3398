/**
 * `npm run kill-embedded -- --cycles N` kills the embedded store with -9, N times while it is made
 * and N times while people live in it, with the whole schema of the service. Ends with 1 if anything
 * that was acknowledged is missing, or anything is half-written.
 */
import { parseArgs } from "node:util";
import { firstOpening, killFirstOpening, killWriters, type Cycle } from "./cycles.ts";

const { values } = parseArgs({ options: { cycles: { type: "string", default: "20" } } });
const cycles = Number(values.cycles);

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const row = (number: number, { moment, at, acknowledged, lost, broken, reopened }: Cycle): string =>
  [
    String(number).padStart(5),
    `${moment} ms`.padStart(9),
    at.padEnd(13),
    String(acknowledged).padStart(12),
    String(lost).padStart(5),
    (broken === undefined ? "whole" : "BROKEN").padEnd(6),
    `${reopened} ms`.padStart(9),
    ...(broken === undefined ? [] : [broken.replaceAll("\n", " ")]),
  ].join("  ");

const HEAD = "cycle  killed at  while          acknowledged   lost  store    reopened";

async function tell(title: string, run: AsyncIterable<Cycle>): Promise<boolean> {
  print(`\n${title}\n${HEAD}`);
  let [number, acknowledged, lost, broken] = [0, 0, 0, 0];
  for await (const cycle of run) {
    number += 1;
    print(row(number, cycle));
    acknowledged += cycle.acknowledged;
    // Each look is at all that was ever acknowledged on the store: the worst one counts.
    lost = Math.max(lost, cycle.lost);
    if (cycle.broken !== undefined) broken += 1;
  }
  print(`${number} kills, ${acknowledged} acknowledged, ${lost} lost, ${broken} times not whole`);
  return lost === 0 && broken === 0;
}

async function* firstOpenings(usual: number): AsyncGenerator<Cycle> {
  for (let cycle = 1; cycle <= cycles; cycle += 1) yield await killFirstOpening(usual);
}

if (!Number.isInteger(cycles) || cycles < 1) {
  process.stderr.write("Write the number of kills of each kind: --cycles 20\n");
  process.exitCode = 2;
} else {
  const usual = await firstOpening();
  print(`A first opening takes ${usual} ms on this machine.`);
  const opens = await tell("kill -9 during the first open", firstOpenings(usual));
  const writes = await tell("kill -9 during writes", killWriters(cycles));
  process.exitCode = opens && writes ? 0 : 1;
}
