import type { Journal } from "./journal.ts";
import type { RunResult } from "./run.ts";
import { INVARIANTS, type Invariant } from "./violation.ts";

type FaultFigures = {
  readonly name: string;
  readonly times: number;
  /** Milliseconds from its end to readiness: the middle one and the longest. */
  readonly medianMs: number;
  readonly longestMs: number;
};

/** What a run measured; without the journal. */
export type Figures = {
  readonly engine: string;
  readonly seed: number;
  readonly minutes: number;
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly unavailable: { readonly answers503: number; readonly noAnswer: number };
  readonly faults: readonly FaultFigures[];
  readonly looks: number;
  readonly violations: Readonly<Record<Invariant, number>>;
  readonly found: readonly string[];
  readonly folder: string;
};

const countBy = <T>(values: readonly T[], nameOf: (value: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[nameOf(value)] = (counts[nameOf(value)] ?? 0) + 1;
  return counts;
};

function faultFigures({ windows }: Journal): readonly FaultFigures[] {
  const measured = new Map<string, number[]>();
  for (const { names, recoveryMs } of windows) {
    if (recoveryMs === undefined) continue;
    for (const name of names) measured.set(name, [...(measured.get(name) ?? []), recoveryMs]);
  }
  return [...measured]
    .map(([name, times]) => {
      const sorted = times.toSorted((a, b) => a - b);
      const medianMs = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
      return { name, times: times.length, medianMs, longestMs: Math.round(sorted.at(-1) ?? 0) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The figures of a run. */
export function figuresOf(result: RunResult): Figures {
  const { engine, seed, folder, journal, violations, looks, milliseconds } = result;
  const counted = countBy(violations, ({ invariant }) => invariant);
  const decided = ({ permit }: { readonly permit: boolean }): string =>
    permit ? "decided: permit" : "decided: deny";
  return {
    ...{ engine, seed, folder, looks },
    minutes: Math.round(milliseconds / 6000) / 10,
    acknowledged: countBy(journal.acts, (act) => (act.act === "decided" ? decided(act) : act.act)),
    unavailable: {
      answers503: journal.odd.filter(({ status }) => status === 503).length,
      noAnswer: journal.odd.filter(({ status }) => status === "no answer").length,
    },
    faults: faultFigures(journal),
    violations: Object.fromEntries(
      Object.keys(INVARIANTS).map((name) => [name, counted[name] ?? 0]),
    ) as Record<Invariant, number>,
    found: violations.map(({ invariant, what }) => `${invariant}: ${what}`),
  };
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** The figures as Markdown, ready for `docs/reliability.md`. */
export function describe(figures: Figures): string {
  const { engine, seed, minutes, acknowledged, unavailable, faults, violations, looks } = figures;
  const total = Object.values(acknowledged).reduce((sum, count) => sum + count, 0);
  const times = faults.reduce((sum, fault) => sum + fault.times, 0);
  return [
    `${engine}, seed ${seed}: ${minutes} minutes, ${times} faults, ${looks} looks, ${total} acknowledgements, ${unavailable.answers503} answers 503, ${unavailable.noAnswer} without an answer.`,
    "",
    row(["invariant", "broken"]),
    row(["---", "---:"]),
    ...Object.entries(violations).map(row),
    "",
    row(["acknowledged", "times"]),
    row(["---", "---:"]),
    ...Object.entries(acknowledged).map(row),
    "",
    row(["fault", "times", "ready again after, median ms", "longest ms"]),
    row(["---", "---:", "---:", "---:"]),
    ...faults.map(({ name, times: count, medianMs, longestMs }) =>
      row([name, count, medianMs, longestMs]),
    ),
  ].join("\n");
}
