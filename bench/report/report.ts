import type { Row, SideFigures } from "./row.ts";

/** The machine that was measured. */
export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** Version and where it came from. */
  readonly postgres: string;
  readonly fsync: string;
  /** One-minute load when the run began: others may have used the machine. */
  readonly loadBefore: number;
};

/** A limit of this machine that no service on it passes. */
export type Probe = SideFigures;

/** Everything that a run tells. */
export type Report = {
  readonly machine: Machine;
  readonly scale: string;
  /** How it was measured, in a sentence. */
  readonly method: string;
  readonly targets: readonly Row[];
  readonly probes: readonly Probe[];
};

/** One JSON object, numbers to six digits. */
export const jsonOf = (report: Report): string =>
  JSON.stringify(report, (_key, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(6)) : value,
  );
