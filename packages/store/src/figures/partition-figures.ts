import { day, type Instant } from "@kelisim/core";
import type { Queryable, Statement } from "../db/db.ts";
import { monthsFrom } from "../migrate/utc-month.ts";
import { COUNTED_AT_MOST } from "./backlog.ts";

/** The tables that have a partition for each month. */
export const PARTITIONED_TABLES = ["access_log", "command_audit", "event"] as const;
export type PartitionedTable = (typeof PARTITIONED_TABLES)[number];

export type PartitionFigures = {
  readonly table: PartitionedTable;
  /** Months in a row after the present one that have a partition; -1 where the present one has none. */
  readonly monthsAhead: number;
  /** Rows of the present and of later months that went to the default partition. */
  readonly strayRows: number;
};

/** More months than anybody makes ahead. */
const MONTHS_LOOKED_AT = 13;

const EXISTING = {
  name: "figures-partitions",
  text: "select relname::text as name from pg_class where relispartition and relname = any($1::text[])",
};

/** The application reaches a partition through its table only. */
const STRAY: Readonly<Record<PartitionedTable, Statement>> = {
  access_log: {
    name: "figures-stray-decisions",
    text: `select count(*)::int as rows
           from (select from access_log where recorded_at >= $1 limit $2) as s`,
  },
  command_audit: {
    name: "figures-stray-refusals",
    text: `select count(*)::int as rows
           from (select from command_audit where recorded_at >= $1 limit $2) as s`,
  },
  event: {
    name: "figures-stray-events",
    text: `select count(*)::int as rows
           from (select from event where recorded_at >= $1 limit $2) as s`,
  },
};

/** How far the partitions reach, and what has fallen beside them. */
export async function partitionFigures(
  db: Queryable,
  now: Instant,
): Promise<readonly PartitionFigures[]> {
  // Partitions hold UTC months.
  const months = monthsFrom(day(now.toString().slice(0, 10)), MONTHS_LOOKED_AT);
  const names = PARTITIONED_TABLES.flatMap((table) =>
    months.map(({ suffix }) => `${table}_${suffix}`),
  );
  const rows = await db.query<{ name: string }>(EXISTING, [names]);
  const existing = new Set(rows.map(({ name }) => name));
  const figures: PartitionFigures[] = [];
  for (const table of PARTITIONED_TABLES) {
    const firstGap = months.findIndex(({ suffix }) => !existing.has(`${table}_${suffix}`));
    const gap = months[firstGap];
    const strayRows =
      gap === undefined
        ? []
        : await db.query<{ rows: number }>(STRAY[table], [gap.from, COUNTED_AT_MOST]);
    figures.push({
      table,
      monthsAhead: (gap === undefined ? MONTHS_LOOKED_AT : firstGap) - 1,
      strayRows: strayRows[0]?.rows ?? 0,
    });
  }
  return figures;
}
