import { parseArgs } from "node:util";

export const USAGE = `npm run fuzz -- (--target NAME … | --all) [--minutes N] [--seed N] [--jobs N] [--keep]

  --target NAME  one target of testing/fuzz/targets, as often as wanted
  --all          every target
  --minutes N    how long each target is tried; 1 by default, parts of a minute are allowed
  --seed N       the same seed makes the same inputs out of the same corpus; random by default
  --jobs N       how many targets at the same time; 1 by default
  --keep         keep inputs that led into new code in the corpus too, at most 40 a target
`;

export type FuzzArguments = {
  readonly targets: readonly string[];
  readonly milliseconds: number;
  readonly seed: number;
  readonly jobs: number;
  readonly keep: boolean;
};

/** What was asked for, or why it cannot be done. */
export function readArguments(
  args: readonly string[],
  known: readonly string[],
): FuzzArguments | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      target: { type: "string", multiple: true, default: [] },
      all: { type: "boolean", default: false },
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      jobs: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
    },
  });
  const targets = values.all ? known : values.target;
  const unknown = targets.find((target) => !known.includes(target));
  if (unknown !== undefined) return `There is no target ${unknown}: ${known.join(", ")}`;
  if (targets.length === 0) return `Which target? ${known.join(", ")}`;
  const [minutes, seed, jobs] = [values.minutes, values.seed, values.jobs].map(Number);
  if (!(Number(minutes) >= 0) || !Number.isInteger(seed)) return "minutes and seed are numbers";
  if (!(Number(jobs) >= 1)) return "at least one job";
  return {
    ...{ targets, milliseconds: Number(minutes) * 60_000, seed: Number(seed) },
    ...{ jobs: Number(jobs), keep: values.keep },
  };
}
