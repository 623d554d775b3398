import type { Spread } from "./figures.ts";
import { TARGETS, type Target, type TargetId } from "./targets.ts";

/** One side of a comparison: medians of its rounds. */
export type SideFigures = {
  readonly name: string;
  readonly perSecond: number;
  /** Microseconds of the processor for each request: Node and PostgreSQL; `null` where they cannot be asked. */
  readonly cpuMicros: number | null;
};

/** What a run found for one target. */
export type Finding =
  | (Spread & {
      readonly sides: readonly SideFigures[];
      /** What was less than the target asks for, and the like. */
      readonly notes: readonly string[];
      /** `false` where less was tried than the stretch asks for, whatever the value is. */
      readonly isFull?: boolean;
    })
  | { readonly value: null; readonly why: string };

/** One line of the table, and one entry of the JSON. */
export type Row = {
  readonly id: TargetId;
  readonly case: string | null;
  readonly what: string;
  readonly unit: Target["unit"];
  readonly must: number;
  readonly stretch: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** `null` where nothing was measured. */
  readonly met: boolean | null;
  readonly stretchMet: boolean | null;
  readonly sides: readonly SideFigures[];
  readonly notes: readonly string[];
  /** Why there is no value. */
  readonly why?: string;
};

/** Why a target that was left out has no value. */
export const NOT_ASKED = "not asked for";

const reaches = ({ better }: Target, value: number, bound: number): boolean =>
  better === "more" ? value >= bound : value <= bound;

/** Holds a finding against its target. */
export function rowOf(target: Target, finding: Finding): Row {
  const { id, case: label, what, unit, must, stretch } = target;
  const head = { id, case: label, what, unit, must, stretch };
  if (finding.value === null) {
    const nothing = { value: null, min: null, max: null, met: null, stretchMet: null };
    return { ...head, ...nothing, sides: [], notes: [], why: finding.why };
  }
  const { value, min, max, sides, notes, isFull = true } = finding;
  const met = reaches(target, value, must);
  return {
    ...head,
    value,
    min,
    max,
    met,
    stretchMet: isFull && reaches(target, value, stretch),
    sides,
    notes,
  };
}

const placeOf = (row: Row): number =>
  TARGETS.findIndex(({ id, case: label }) => id === row.id && label === row.case);

/** Rows in the order of the targets. */
export const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => placeOf(a) - placeOf(b));
