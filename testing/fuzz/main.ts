/** `npm run fuzz`: looks for inputs that break a parser, for as long as it is given. */
import { type FuzzArguments, readArguments, USAGE } from "./arguments.ts";
import { keep, readCorpus } from "./corpus.ts";
import type { FuzzReport } from "./fuzz-loop.ts";
import { runTarget } from "./run-target.ts";
import { loadTarget, targetNames } from "./targets.ts";

/** Kept inputs are replayed at each test run, so that they have to be few. */
const KEPT_MOST = 40;
const KEPT_BYTES_MOST = 8 * 1024;

const say = (words: string): boolean => process.stdout.write(`${words}\n`);

/** Puts what was found into the corpus, and a target's seeds where it has none yet. */
async function keepFound(
  name: string,
  report: FuzzReport,
  { keep: keepsAll }: FuzzArguments,
): Promise<void> {
  for (const { kind, input, words } of report.findings) {
    const file = keep(name, kind, input);
    say(`${name}: ${kind} kept as testing/fuzz/corpus/${name}/${file}\n${words}`);
  }
  if (!keepsAll) return;
  const { seeds } = await loadTarget(name);
  const kept = readCorpus(name).length;
  if (kept === 0) for (const input of seeds()) keep(name, "seed", input);
  const short = report.interesting.filter(({ length }) => length <= KEPT_BYTES_MOST);
  for (const input of short.slice(0, Math.max(0, KEPT_MOST - kept))) keep(name, "found", input);
}

async function fuzzOne(name: string, asked: FuzzArguments): Promise<boolean> {
  const { seed, milliseconds } = asked;
  const start = performance.now();
  const report = await runTarget({
    ...{ target: name, seed, milliseconds },
    onProgress: (runs, pool) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r${name}: ${String(runs)} inputs, ${String(pool)} of interest  `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  const seconds = (performance.now() - start) / 1000;
  const { runs, findings, interesting } = report;
  say(
    `${name}: ${String(runs)} inputs in ${seconds.toFixed(0)} s, ` +
      `${String(interesting.length)} led into new code, ${String(findings.length)} defects`,
  );
  await keepFound(name, report, asked);
  return findings.length === 0;
}

const asked = readArguments(process.argv.slice(2), targetNames());
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  say(`seed ${String(asked.seed)}`);
  const waiting = [...asked.targets];
  const results: boolean[] = [];
  const oneByOne = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      results.push(await fuzzOne(name, asked));
    }
  };
  await Promise.all(Array.from({ length: asked.jobs }, oneByOne));
  if (results.includes(false)) process.exitCode = 1;
}
