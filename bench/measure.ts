import { setTimeout as sleep } from "node:timers/promises";
import { median, ratios, spreadOf } from "./report/figures.ts";
import type { Finding, SideFigures } from "./report/row.ts";
import { FULL, type Scale } from "./scale.ts";

/** What one side did in one round. */
export type Sample = {
  readonly perSecond: number;
  /** Microseconds of the processor for each request; `null` where they cannot be asked. */
  readonly cpuMicros: number | null;
};

/** Something that is put under load for some seconds. */
export type Side = {
  readonly name: string;
  run(seconds: number): Promise<Sample>;
};

/** The rounds of each side, in their order. */
export type Rounds = ReadonlyMap<string, readonly Sample[]>;

/** Between two sides the disk and the pools come to rest. */
const PAUSE_MS = 150;

/** Every side in turn, round after round, after each was warmed up: what disturbs one round disturbs all. */
export async function interleave(
  sides: readonly Side[],
  scale: Pick<Scale, "rounds" | "seconds" | "warmUpSeconds">,
  pauseMs = PAUSE_MS,
): Promise<Rounds> {
  const rounds = new Map<string, Sample[]>(sides.map(({ name }) => [name, []]));
  for (const side of sides) await side.run(scale.warmUpSeconds);
  for (let round = 0; round < scale.rounds; round += 1) {
    for (const side of sides) {
      await sleep(pauseMs);
      rounds.get(side.name)?.push(await side.run(scale.seconds));
    }
  }
  return rounds;
}

/** @throws Error for a side that did not run */
export function samplesOf(rounds: Rounds, name: string): readonly Sample[] {
  const samples = rounds.get(name);
  if (samples === undefined || samples.length === 0) throw new Error(`nothing was run of ${name}`);
  return samples;
}

const cpuOf = (samples: readonly Sample[]): readonly number[] =>
  samples.flatMap(({ cpuMicros }) => (cpuMicros === null ? [] : [cpuMicros]));

/** The medians of one side. */
export function sideFigures(rounds: Rounds, name: string): SideFigures {
  const samples = samplesOf(rounds, name);
  const cpu = cpuOf(samples);
  return {
    name,
    perSecond: median(samples.map(({ perSecond }) => perSecond)),
    cpuMicros: cpu.length === 0 ? null : median(cpu),
  };
}

/** What every figure of a run says about the run itself. */
export const notesOn = ({ rounds, seconds, consents }: Scale): readonly string[] => [
  ...(rounds < FULL.rounds || seconds < FULL.seconds
    ? [`${rounds} rounds of ${seconds} s instead of ${FULL.rounds} of ${FULL.seconds} s`]
    : []),
  ...(consents < FULL.consents ? [`${consents} consents instead of ${FULL.consents}`] : []),
];

/** The rate of one side over that of the other, round by round. */
export const rateRatio = (
  rounds: Rounds,
  [ours, theirs]: readonly [string, string],
  notes: readonly string[] = [],
): Finding => ({
  ...spreadOf(
    ratios(
      samplesOf(rounds, ours).map(({ perSecond }) => perSecond),
      samplesOf(rounds, theirs).map(({ perSecond }) => perSecond),
    ),
  ),
  sides: [sideFigures(rounds, ours), sideFigures(rounds, theirs)],
  notes,
});

/** The processor's time for a request of one side over that of the other, round by round. */
export function cpuRatio(
  rounds: Rounds,
  [ours, theirs]: readonly [string, string],
  notes: readonly string[] = [],
): Finding {
  const [over, under] = [cpuOf(samplesOf(rounds, ours)), cpuOf(samplesOf(rounds, theirs))];
  if (over.length === 0 || over.length !== under.length) {
    return { value: null, why: "the processor's time of both sides cannot be asked here" };
  }
  const sides = [sideFigures(rounds, ours), sideFigures(rounds, theirs)];
  return { ...spreadOf(ratios(over, under)), sides, notes };
}

/** The same finding with one more side that was measured in the same rounds, as a remark. */
export const withSide = (finding: Finding, rounds: Rounds, name: string | undefined): Finding =>
  finding.value === null || name === undefined
    ? finding
    : { ...finding, sides: [...finding.sides, sideFigures(rounds, name)] };
