import { day, type Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { MONTHS_AHEAD, PARTITIONED } from "../open-store.ts";
import { monthsFrom } from "./utc-month.ts";

export type PartitionState = {
  /** Partitions of this month and the next two that are not there, such as `event_y2026_m07`. */
  readonly missing: readonly string[];
  /** Tables whose default partition holds something. */
  readonly inDefault: readonly string[];
  /** The last month looked at, `2026-09`. */
  readonly until: string;
};

/** Looks whether the coming months have their partitions. Any role may ask. */
export async function partitionState(db: Queryable, now: Instant): Promise<PartitionState> {
  const months = monthsFrom(day(now.toString().slice(0, 10)), MONTHS_AHEAD);
  const names = PARTITIONED.flatMap((table) => months.map(({ suffix }) => `${table}_${suffix}`));
  const missing = await db.query<{ name: string }>(
    `select name from unnest($1::text[]) as n (name) where to_regclass(name) is null order by name`,
    [names],
  );
  // The application may not read partitions, but it may see how large they are.
  const inDefault = await db.query<{ name: string }>(
    `select name from unnest($1::text[]) as n (name)
     where pg_relation_size(to_regclass(name || '_default')) > 0 order by name`,
    [[...PARTITIONED]],
  );
  return {
    missing: missing.map(({ name }) => name),
    inDefault: inDefault.map(({ name }) => name),
    until: months.at(-1)?.from.slice(0, 7) ?? "",
  };
}
