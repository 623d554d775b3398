import type { Probe, Report } from "./report.ts";
import { NOT_ASKED, type Row, type SideFigures } from "./row.ts";

const HEADS = ["", "what", "must", "stretch", "value", "min", "max", "met"] as const;

/** A number as a person reads it: three digits that count. */
export function shown(value: number | null): string {
  if (value === null) return "–";
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 100) return String(Math.round(value));
  return size >= 10 ? value.toFixed(1) : value.toFixed(2);
}

const nameOf = ({ id, case: label }: Row): string => (label === null ? id : `${id} ${label}`);

const metOf = ({ met, stretchMet }: Row): string => {
  if (met === null) return "not measured";
  if (!met) return "NO";
  return stretchMet === true ? "stretch" : "yes";
};

const cellsOf = (row: Row): readonly string[] => [
  nameOf(row),
  row.unit === "×" ? row.what : `${row.what} (${row.unit})`,
  shown(row.must),
  shown(row.stretch),
  shown(row.value),
  shown(row.min),
  shown(row.max),
  metOf(row),
];

const sideOf = ({ name, perSecond, cpuMicros }: SideFigures): string =>
  `${name} ${shown(Math.round(perSecond))}/s${cpuMicros === null ? "" : `, ${shown(cpuMicros)} µs`}`;

/** What stands beside the figures: both sides, and what was less than asked for. */
function remarksOf(row: Row): string | undefined {
  if (row.why !== undefined) return row.why;
  const parts = [...row.sides.map(sideOf), ...row.notes];
  return parts.length === 0 ? undefined : parts.join("; ");
}

const remarks = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row) => {
    const remark = remarksOf(row);
    return remark === undefined ? [] : [`${nameOf(row)}: ${remark}`];
  });

const probeLine = ({ name, perSecond, cpuMicros }: Probe): string =>
  sideOf({ name, perSecond, cpuMicros });

/** Rows of targets that the run was told to leave out stand in the JSON only. */
const asked = (rows: readonly Row[]): readonly Row[] => rows.filter(({ why }) => why !== NOT_ASKED);

/** The table for a terminal, with both sides of each comparison below it. */
export function textTable(report: Report): string {
  const rows = asked(report.targets);
  const lines = [HEADS, ...rows.map(cellsOf)];
  const widths = HEADS.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const text = lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const limits = report.probes.length === 0 ? [] : ["", "Limits of this machine:"];
  return [
    ...text,
    "",
    ...remarks(rows),
    ...limits,
    ...report.probes.map(probeLine),
    "",
    report.method,
  ].join("\n");
}

const markdownRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The same for `docs/performance.md`. */
export function markdownTable(report: Report): string {
  const { probes, method, machine } = report;
  const targets = asked(report.targets);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ${machine.postgres}; Node ${machine.node}. ${method}`,
    "",
    markdownRow(HEADS),
    markdownRow(HEADS.map(() => "---")),
    ...targets.map((row) => markdownRow(cellsOf(row))),
    "",
    ...remarks(targets).map((line) => `- ${line}`),
    ...probes.map((probe) => `- Limit of the machine: ${probeLine(probe)}`),
  ].join("\n");
}
