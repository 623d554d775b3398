/** Where a target is met: at this value or above it, or at this value or below it. */
type Bound = { readonly better: "more" | "less"; readonly must: number; readonly stretch: number };

/** One figure that a run has to show. A target with two loads or two peers is two of these. */
export type Target = Bound & {
  readonly id: TargetId;
  /** Which of the target's figures this is. */
  readonly case: string | null;
  readonly what: string;
  readonly unit: "×" | "lost" | "permits" | "MB" | "s";
};

export const TARGET_IDS = [
  ...(["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13"] as const),
  "P15",
] as const;

export type TargetId = (typeof TARGET_IDS)[number];

const times = (
  better: Bound["better"],
  id: TargetId,
  label: string | null,
  must: number,
  stretch: number,
  what: string,
): Target => ({ id, case: label, what, unit: "×", better, must, stretch });

const RAW = "durable decisions/s ÷ pgbench durable insert into the same log table";
const NAIVE = "durable decisions/s ÷ select + insert per request, same server and pool";
const CPU = "CPU per durable decision ÷ naive";

/** Every figure, in the order of the table. */
export const TARGETS: readonly Target[] = [
  times("more", "P1", "64 clients", 0.5, 1, RAW),
  times("more", "P1", "256 clients", 1, 2, RAW),
  times("more", "P2", "64 clients", 2.5, 4, NAIVE),
  times("more", "P2", "256 clients", 3.5, 6, NAIVE),
  times("less", "P3", "64 clients", 1 / 4, 1 / 6, CPU),
  times("less", "P3", "256 clients", 1 / 5, 1 / 8, CPU),
  times("more", "P4", null, 0.5, 0.7, "evaluation without the log write ÷ hello-world of Fastify"),
  times("more", "P5", null, 3, 6, "boxcar of 100, durable ÷ single-call decisions/s"),
  times("more", "P6", "check", 10, 25, "durable decisions/s ÷ consent check of c15t"),
  times("more", "P6", "write", 10, 40, "grants/s ÷ consent write of c15t"),
  times("more", "P7", "Cerbos", 3, 5, "durable decisions/s ÷ check with 10 consents passed in"),
  times("more", "P7", "SpiceDB", 5, 12, "durable decisions/s ÷ check, fully consistent"),
  times("more", "P8", null, 3, 6, "grants/s ÷ begin, 3 inserts, commit"),
  times("more", "P9", "import", 20, 60, "rows/s of the import ÷ row by row"),
  times("more", "P9", "expiry notices", 20, 60, "notices/s ÷ row by row"),
  times("less", "P10", null, 1.5, 1.2, "CPU per decision, many consents ÷ few"),
  times("less", "P11", null, 2, 1.3, "time of a person's last 20 accesses, many log rows ÷ few"),
  {
    ...{ id: "P12", case: null, unit: "lost", better: "less", must: 0, stretch: 0 },
    what: "acknowledged decisions and consents lost in random SIGKILLs",
  },
  {
    ...{ id: "P13", case: null, unit: "permits", better: "less", must: 0, stretch: 0 },
    what: "permits for requests sent after a withdrawal was acknowledged",
  },
  {
    ...{ id: "P15", case: "memory", unit: "MB", better: "less", must: 256, stretch: 128 },
    what: "resident memory of one service process at 64 clients",
  },
  {
    ...{ id: "P15", case: "start", unit: "s", better: "less", must: 2, stretch: 1 },
    what: "from start to ready on an existing database",
  },
];

/** @throws Error for a figure that is not in the table */
export function targetOf(id: TargetId, label: string | null = null): Target {
  const found = TARGETS.find((each) => each.id === id && each.case === label);
  if (found === undefined) throw new Error(`there is no target ${id} ${label ?? ""}`);
  return found;
}
