import type { Owner, OwnerTx, Queryable } from "../db/db.ts";
import { summarizeByItself } from "../migrate/range-summaries.ts";
import { closed, LOCK_WAIT } from "./guards.ts";
import { IS_KEPT } from "./kept-rows.ts";
import type { LogMonth } from "./month.ts";

/** Where rows of months without a partition lie. */
export const DEFAULT = "access_log_default";

/** Says that the default partition holds nothing of the month whose partition is being exchanged. */
const CLEAR = "access_log_default_clear";

/** The table in which what is kept of a month is gathered. */
export const keptName = ({ partition }: LogMonth): string => `${partition}_kept`;

const boundsName = ({ partition }: LogMonth): string => `${partition}_bounds`;

/** Whether a month has a partition of its own; the default one holds none of its rows then. */
export async function hasPartition(db: Queryable, { partition }: LogMonth): Promise<boolean> {
  const [found] = await db.query<{ exists: boolean }>(
    "select to_regclass($1) is not null as exists",
    [partition],
  );
  return found?.exists === true;
}

/**
 * Has the default partition prove that it holds nothing of a month, so that `attach` does not look through it
 * while the log waits. It is proved in a transaction of its own that hinders nobody. Where the drop is not
 * done after all, the constraint stays and is exchanged by the next one: the month has its partition.
 * @throws SqlError 55P03 where the table is in use for too long
 */
export async function provedClear(owner: Owner, { from, to }: LogMonth): Promise<void> {
  await owner.tx(async (tx) => {
    await tx.query(LOCK_WAIT);
    await tx.query(
      `alter table ${DEFAULT} drop constraint if exists ${CLEAR}, add constraint ${CLEAR} ` +
        `check (recorded_at < '${from}'::timestamptz or recorded_at >= '${to}'::timestamptz) not valid`,
    );
  });
  await owner.tx(async (tx) => {
    await tx.query("set local statement_timeout = 0");
    await tx.query(LOCK_WAIT);
    await tx.query(`alter table ${DEFAULT} validate constraint ${CLEAR}`);
  });
}

/** Gathers what is kept of a month in a table that may take its partition's place as it is. */
export async function copyKept(
  tx: OwnerTx,
  month: LogMonth,
  params: readonly unknown[],
): Promise<void> {
  const { partition, from, to } = month;
  const kept = keptName(month);
  await tx.query(
    `create table ${kept} (like access_log including defaults including constraints including indexes)`,
  );
  await summarizeByItself(tx, kept);
  await tx.query(
    `alter table ${kept} add constraint ${boundsName(month)} check (recorded_at is not null ` +
      `and recorded_at >= '${from}'::timestamptz and recorded_at < '${to}'::timestamptz)`,
  );
  await tx.query(`insert into ${kept} select l.* from ${partition} l where ${IS_KEPT}`, params);
  await tx.query(`alter table ${kept} add ${closed(partition)}`);
  // Without figures the rows that are hashed next could be sorted again for every chunk.
  await tx.query(`analyze ${kept}`);
}

/**
 * Puts what is kept of a month in its partition's place, closed like it; nothing, where nothing is kept. From
 * here on the log is locked. No row is read: the constraints say what `attach` would look for.
 */
export async function replaceByKept(
  tx: OwnerTx,
  month: LogMonth,
  isAnyKept: boolean,
): Promise<void> {
  const { partition, from, to } = month;
  await tx.query(`alter table access_log detach partition ${partition}`);
  await tx.query(`drop table ${partition}`);
  if (isAnyKept) {
    await tx.query(`alter table ${keptName(month)} rename to ${partition}`);
    await tx.query(
      `alter table access_log attach partition ${partition} for values from ('${from}') to ('${to}')`,
    );
    await tx.query(`alter table ${partition} drop constraint ${boundsName(month)}`);
  } else await tx.query(`drop table ${keptName(month)}`);
  await tx.query(`alter table ${DEFAULT} drop constraint if exists ${CLEAR}`);
}
