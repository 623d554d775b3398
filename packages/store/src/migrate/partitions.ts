import type { LegalDay } from "@kelisim/core";
import type { Owner } from "../db/db.ts";
import { SqlError } from "../db/errors.ts";
import { summarizeByItself } from "./range-summaries.ts";
import { monthsFrom, type UtcMonth } from "./utc-month.ts";

/** Why a month has no partition of its own: its rows go to the default partition as before. */
export type BlockedPartition = {
  readonly partition: string;
  /**
   * `rows-in-default`: rows of that month already lie in the default partition. `busy`: the table
   * was in use for too long, try later. `overlap`: another partition covers part of the month.
   */
  readonly reason: "rows-in-default" | "busy" | "overlap";
};

export type PartitionsMade = {
  readonly created: readonly string[];
  readonly blocked: readonly BlockedPartition[];
};

const TABLE = /^[a-z_][a-z0-9_]{0,51}$/; // leaves room for `_yYYYY_mMM`

/**
 * Makes `<table>_yYYYY_mMM` range partitions of `recorded_at` for whole UTC months, from the month
 * that holds `firstMonth` on. What exists is left alone. Access goes through the parent table, so
 * nothing is granted.
 */
export async function ensurePartitions(
  owner: Owner,
  tables: readonly string[],
  firstMonth: LegalDay,
  months: number,
): Promise<PartitionsMade> {
  const created: string[] = [];
  const blocked: BlockedPartition[] = [];
  for (const table of tables) {
    if (!TABLE.test(table)) throw new RangeError(`not a table name: ${table}`);
    for (const month of monthsFrom(firstMonth, months)) {
      const partition = `${table}_${month.suffix}`;
      const made = await ensurePartition(owner, table, partition, month);
      if (made === "created") created.push(partition);
      else if (made !== "exists") blocked.push({ partition, reason: made });
    }
  }
  return { created, blocked };
}

type Made = "created" | "exists" | BlockedPartition["reason"];

const REASONS: Readonly<Record<string, Made>> = {
  "42P07": "exists", // made by another process meanwhile
  "23505": "exists",
  "23514": "rows-in-default",
  "42P17": "overlap",
  "55P03": "busy",
};

async function ensurePartition(
  owner: Owner,
  table: string,
  partition: string,
  month: UtcMonth,
): Promise<Made> {
  // Asked first, because the statement locks the table even if it has nothing to do.
  const [found] = await owner.query<{ exists: boolean }>(
    "select to_regclass($1) is not null as exists",
    [partition],
  );
  if (found?.exists === true) return "exists";
  try {
    await owner.tx(async (tx) => {
      // While this waits for the table, all that writes to it waits behind.
      await tx.query("set local lock_timeout = '3s'");
      await tx.query(
        `create table if not exists ${partition} partition of ${table} ` +
          `for values from ('${month.from}') to ('${month.to}')`,
      );
      await summarizeByItself(tx, partition);
    });
    return "created";
  } catch (error) {
    const made = error instanceof SqlError ? REASONS[error.code] : undefined;
    if (made === undefined) throw error;
    return made;
  }
}
