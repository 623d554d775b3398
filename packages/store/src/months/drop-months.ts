import type { Instant } from "@kelisim/core";
import type { Db, Owner, OwnerTx } from "../db/db.ts";
import { SqlError } from "../db/errors.ts";
import { DIGEST_FORM, digestOf, sameDigest } from "./digest.ts";
import { LOCK_WAIT } from "./guards.ts";
import { listHolds, touches } from "./holds.ts";
import { keepEntries } from "./kept-entries.ts";
import { IS_KEPT, keptParams } from "./kept-rows.ts";
import {
  copyKept,
  DEFAULT,
  hasPartition,
  keptName,
  provedClear,
  replaceByKept,
} from "./kept-partition.ts";
import { sealedMonths, type MonthSeal } from "./log-months.ts";
import { monthAt, monthsAfter, type LogMonth } from "./month.ts";
import { expectedIn } from "./verify-months.ts";

/** The first month that may not be dropped yet: from its end on its rows are kept for so many months. */
export const firstKept = (now: Instant, keepMonths: number): LogMonth =>
  monthsAfter(monthAt(now), -keepMonths);

/**
 * What came of a month. `held`: a hold keeps all of it. `differs`: its rows are not those that were sealed,
 * so they stay. `busy`: the log was in use for too long. `not-yet`: its term has not ended. A month that is
 * not sealed is not looked at.
 */
export type MonthDropped = {
  readonly month: LogMonth;
  readonly outcome: "dropped" | "held" | "differs" | "busy" | "not-yet";
  /** Rows that went and rows that stayed. */
  readonly dropped: number;
  readonly kept: number;
};

export type DropOptions = {
  readonly now: Instant;
  /** How long rows are kept after their month, in months. */
  readonly keepMonths: number;
  /** A month by name; every one whose term has passed unless given. */
  readonly only?: string | undefined;
};

/**
 * Drops the rows of closed months whose term has passed, but for those that are held or needed (`IS_KEPT`).
 * What stayed of months dropped before is looked at again. Events are never dropped. Needs the owner's rights.
 */
export const dropMonths = (db: Db, options: DropOptions): Promise<MonthDropped[]> =>
  db.asOwner(async (owner) => {
    const { now, keepMonths, only } = options;
    const first = firstKept(now, keepMonths);
    const seals = await sealedMonths(owner);
    const done: MonthDropped[] = [];
    for (const seal of seals) {
      const { month, dropped } = seal;
      if (only !== undefined && month.name !== only) continue;
      const isDue = month.firstDay < first.firstDay;
      if (!isDue && only === undefined) continue;
      if (dropped?.keptRows === 0) continue;
      done.push(isDue ? await dropOne(owner, seal, now) : nothing(month, "not-yet"));
    }
    return done;
  });

const nothing = (month: LogMonth, outcome: MonthDropped["outcome"]): MonthDropped => ({
  ...{ month, outcome, dropped: 0, kept: 0 },
});

async function dropOne(owner: Owner, seal: MonthSeal, now: Instant): Promise<MonthDropped> {
  const { month, form } = seal;
  const expected = expectedIn(seal);
  const found = await digestOf(owner, month);
  const isSame = found.rows === expected.rows && sameDigest(found.digest, expected.digest);
  if (form !== DIGEST_FORM || !isSame) return nothing(month, "differs");
  try {
    const isOwn = await hasPartition(owner, month);
    if (isOwn) await provedClear(owner, month);
    return await owner.tx((tx) => dropIn(tx, month, { isOwn, rows: expected.rows, now }));
  } catch (error) {
    if (error instanceof SqlError && error.code === "55P03") return nothing(month, "busy");
    throw error;
  }
}

type Dropping = {
  /** Whether the month has a partition of its own; its rows lie there or all in the default one. */
  readonly isOwn: boolean;
  readonly rows: number;
  readonly now: Instant;
};

/** Everything that takes long comes before the log itself is locked: for as long as catalogs are written. */
async function dropIn(
  tx: OwnerTx,
  month: LogMonth,
  { isOwn, rows, now }: Dropping,
): Promise<MonthDropped> {
  // A hold that is being placed is seen, or waits until the rows are gone.
  await tx.query("set local statement_timeout = 0");
  await tx.query("lock table log_hold in share mode");
  const holds = (await listHolds(tx)).filter((hold) => touches(hold, month));
  if (holds.some(({ scope }) => scope === "months")) return nothing(month, "held");
  const params = await keptParams(tx, month, now);
  await keepEntries(tx, month, params);
  await tx.query(LOCK_WAIT);
  if (isOwn) await copyKept(tx, month, params);
  else {
    await tx.query(
      `delete from access_log_default l
       where l.recorded_at >= $4 and l.recorded_at < $5 and not ${IS_KEPT}`,
      [...params, month.from, month.to],
    );
  }
  const kept = await digestOf(tx, month, isOwn ? keptName(month) : DEFAULT);
  if (isOwn) await replaceByKept(tx, month, kept.rows > 0);
  await tx.query(
    `update log_month set dropped_at = coalesce(dropped_at, $2), kept_count = $3, kept_digest = $4
     where month = $1`,
    [month.firstDay, now, kept.rows, kept.digest],
  );
  return { month, outcome: "dropped", dropped: rows - kept.rows, kept: kept.rows };
}
