import type { Coverage } from "./coverage.ts";
import type { Finding, FuzzTarget } from "./fuzz-target.ts";
import { mutate } from "./mutate.ts";
import { createRandom } from "./random.ts";
import { tokensFor } from "./tokens.ts";
import { shrink, tryInput } from "./try-input.ts";

export type FuzzRun = {
  readonly seed: number;
  /** What is kept of earlier runs. */
  readonly corpus: readonly Uint8Array[];
  /** Asked before each batch: whether to go on. */
  readonly goesOn: (runs: number, pool: number) => boolean;
  /** Told of each input before it is tried. */
  readonly onTry?: (input: Uint8Array) => void;
  /** Without, no input is found to be of interest. */
  readonly coverage?: Coverage;
};

export type FuzzReport = {
  readonly runs: number;
  readonly findings: readonly Finding[];
  /** Inputs that led into code where none had been before, in the order of their finding. */
  readonly interesting: readonly Uint8Array[];
};

/** Coverage is asked for after so many inputs: asking costs more than an input does. */
const BATCH = 64;
const LONGEST = 16 * 1024;
/** After so many defects somebody should look first. */
const FINDINGS_MOST = 5;

/** Tries inputs until told to stop: first what is known, then what is made of it. */
export async function fuzz(target: FuzzTarget, run: FuzzRun): Promise<FuzzReport> {
  const { coverage, goesOn, onTry } = run;
  const random = createRandom(run.seed);
  const pool = [...run.corpus, ...target.seeds()];
  if (pool.length === 0) throw new Error(`${target.name} has nothing to begin with`);
  const material = {
    ...{ random, pool, tokens: tokensFor(target.tokens), longest: target.longest ?? LONGEST },
  };
  const findings = new Map<string, Finding>();
  const interesting: Uint8Array[] = [];
  let runs = 0;
  const attempt = (input: Uint8Array): Promise<Finding | undefined> => {
    onTry?.(input);
    return tryInput(target, input);
  };
  const look = async (input: Uint8Array): Promise<void> => {
    runs += 1;
    const finding = await attempt(input);
    if (finding === undefined) return;
    const least = await shrink(finding, attempt);
    findings.set(least.words.split("\n", 2).join(), least);
  };

  for (const input of pool) await look(input);
  coverage?.sawNew({ learn: true });
  while (findings.size < FINDINGS_MOST && goesOn(runs, pool.length)) {
    const batch = Array.from({ length: BATCH }, () => mutate(material));
    for (const input of batch) await look(input);
    if (coverage?.sawNew({ learn: false }) !== true) continue;
    for (const input of batch) {
      await attempt(input);
      if (!coverage.sawNew({ learn: true })) continue;
      interesting.push(input);
      pool.push(input);
    }
  }
  return { runs, findings: [...findings.values()], interesting };
}
