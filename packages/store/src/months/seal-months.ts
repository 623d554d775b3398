import { instantOf, type Instant } from "@kelisim/core";
import type { Db, Owner, Queryable } from "../db/db.ts";
import { SqlError } from "../db/errors.ts";
import { DIGEST_FORM, digestOf } from "./digest.ts";
import { guardMonth, guardsIn, unguarded } from "./guards.ts";
import { heldMonths, sealedMonths } from "./log-months.ts";
import { monthAt, monthsAfter, type LogMonth } from "./month.ts";

const DAY_MS = 86_400_000;

/** A month takes rows for so long after its end: the clocks of processes differ by no more than seconds. */
export const SEAL_AFTER_MS = 3 * DAY_MS;

/** What a run did. `busy`: the log was in use for too long; try later. */
export type MonthsSealed = {
  readonly sealed: readonly LogMonth[];
  readonly busy: boolean;
};

/** The last month that may be closed. */
const lastToSeal = (now: Instant): LogMonth =>
  monthsAfter(monthAt(instantOf(now.epochMilliseconds - SEAL_AFTER_MS)), -1);

/** Whether a month is over and not closed yet, or lost what closes it. Any role may ask. */
export async function needsSealing(db: Queryable, now: Instant): Promise<boolean> {
  const last = lastToSeal(now);
  const seals = await sealedMonths(db);
  const partitions = await db.query<{ name: string }>(
    `select c.relname::text as name from pg_inherits h join pg_class c on c.oid = h.inhrelid
     where h.inhparent = 'access_log'::regclass`,
  );
  const names = new Set(partitions.map(({ name }) => name));
  const sealed = new Set(seals.map(({ month }) => month.partition));
  // Months in the default partition alone are found by the owner, when there is anything to do.
  const isOver = (name: string): boolean => /_m\d\d$/.test(name) && name <= last.partition;
  if ([...names].some((name) => isOver(name) && !sealed.has(name))) return true;
  const shapes = seals.map(({ month }) => ({ ...month, hasPartition: names.has(month.partition) }));
  return unguarded(shapes, await guardsIn(db)).length > 0;
}

/**
 * Closes every month that ended long enough ago, the oldest first: from then on the database refuses its
 * rows, and `log_month` says how many there are and their digest. Done again it changes nothing; cut off
 * anywhere it goes on where it was. Needs the owner's rights.
 * @param signal ends it between two months
 */
export const sealMonths = (db: Db, now: Instant, signal?: AbortSignal): Promise<MonthsSealed> =>
  db.asOwner((owner) => sealAsOwner(owner, now, signal));

async function sealAsOwner(
  owner: Owner,
  now: Instant,
  signal: AbortSignal | undefined,
): Promise<MonthsSealed> {
  const last = lastToSeal(now);
  const seals = await sealedMonths(owner);
  const known = new Set(seals.map(({ month }) => month.name));
  const over = (await heldMonths(owner)).filter(({ firstDay }) => firstDay <= last.firstDay);
  const sealed: LogMonth[] = [];
  try {
    for (const { month } of seals) await guardMonth(owner, month);
    for (const month of over) {
      if (signal?.aborted === true) break;
      if (known.has(month.name)) continue;
      // Nobody inserts behind this; whoever was inserting has committed before it was granted.
      await guardMonth(owner, month);
      const { rows, digest } = await digestOf(owner, month);
      await owner.query(
        `insert into log_month (month, sealed_at, form, row_count, digest)
         values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [month.firstDay, now, DIGEST_FORM, rows, digest],
      );
      sealed.push(month);
    }
  } catch (error) {
    if (error instanceof SqlError && error.code === "55P03") return { sealed, busy: true };
    throw error;
  }
  return { sealed, busy: false };
}
