import type { Finding, FuzzTarget } from "./fuzz-target.ts";

/** Longer than this is a defect: whoever sends such an input again and again stops the service. */
const SLOW_MS = 1000;

/** One input for one target; `undefined` where all is well. */
export async function tryInput(
  target: FuzzTarget,
  input: Uint8Array,
): Promise<Finding | undefined> {
  // A target that writes into its input must not change what is found.
  const given = input.slice();
  const start = performance.now();
  try {
    const running = target.run(given);
    if (running !== undefined) await running;
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "crash", input, words };
  }
  const took = performance.now() - start;
  return took <= SLOW_MS ? undefined : { kind: "slow", input, words: `${took.toFixed(0)} ms` };
}

const firstLine = (words: string): string => words.split("\n", 1)[0] ?? "";

/** Slow targets are not shrunk for ever. */
const SHRINKS_MOST = 500;

/** The same defect with less input: pieces are left out as long as the same words come back. */
export async function shrink(
  finding: Finding,
  attempt: (input: Uint8Array) => Promise<Finding | undefined>,
): Promise<Finding> {
  if (finding.kind !== "crash") return finding;
  let least = finding;
  let left = SHRINKS_MOST;
  for (let step = least.input.length >> 1; step > 0; step >>= 1) {
    for (let at = 0; at + step <= least.input.length && left > 0; left -= 1) {
      const { input } = least;
      const less = Buffer.concat([input.subarray(0, at), input.subarray(at + step)]);
      const again = await attempt(new Uint8Array(less));
      if (again?.kind === "crash" && firstLine(again.words) === firstLine(finding.words)) {
        least = again;
      } else {
        at += step;
      }
    }
  }
  return least;
}
