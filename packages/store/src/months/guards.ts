import type { Owner, Queryable } from "../db/db.ts";
import type { LogMonth } from "./month.ts";

/** Longest wait for a table that is in use: while it waits, all that reads the log waits behind. */
export const LOCK_WAIT = "set local lock_timeout = '3s'";

type Guard = { readonly name: string; readonly text: string };

const DEFAULT_GUARD = "access_log_default_sealed";

/** What closes partitions; a restored store has the rows and not these. */
export const guardsIn = (db: Queryable): Promise<Guard[]> =>
  db.query<Guard>(
    `select conname::text as name, pg_get_constraintdef(oid) as text from pg_constraint
     where conname ~ '^access_log_(y\\d{4}_m\\d\\d|default)_sealed$' and contype = 'c'`,
  );

/** Whether rows recorded before an instant are refused by the default partition. */
const guardsUntil = (guards: readonly Guard[]): string =>
  /'(\d{4}-\d\d-\d\d)/.exec(guards.find(({ name }) => name === DEFAULT_GUARD)?.text ?? "")?.[1] ??
  "";

/** The months among these into which something could still be inserted. */
export function unguarded(
  months: readonly (LogMonth & { readonly hasPartition: boolean })[],
  guards: readonly Guard[],
): readonly LogMonth[] {
  const names = new Set(guards.map(({ name }) => name));
  const until = guardsUntil(guards);
  return months.filter(
    ({ partition, hasPartition, to }) =>
      (hasPartition && !names.has(`${partition}_sealed`)) || until < to.slice(0, 10),
  );
}

/**
 * Has the database refuse rows recorded in a month: by its partition, and by the default one for it and all
 * earlier months. Old rows stay as they are (`not valid`), and the partitions that are written to now are
 * not touched.
 * @throws SqlError 55P03 where the table is in use for too long
 */
export async function guardMonth(owner: Owner, month: LogMonth): Promise<void> {
  const { partition, to } = month;
  await owner.tx(async (tx) => {
    await tx.query(LOCK_WAIT);
    const guards = await guardsIn(tx);
    const [found] = await tx.query<{ exists: boolean }>(
      "select to_regclass($1) is not null as exists",
      [partition],
    );
    if (found?.exists === true && !guards.some(({ name }) => name === `${partition}_sealed`)) {
      await tx.query(`alter table ${partition} add ${closed(partition)}`);
    }
    if (guardsUntil(guards) >= to.slice(0, 10)) return;
    // Replaced in one statement, so that there is always one.
    const drop = guards.some(({ name }) => name === DEFAULT_GUARD)
      ? `drop constraint ${DEFAULT_GUARD}, `
      : "";
    await tx.query(
      `alter table access_log_default ${drop}add constraint ${DEFAULT_GUARD} ` +
        `check (recorded_at >= '${to}'::timestamptz) not valid`,
    );
  });
}

/** The constraint that closes a partition for good; rows that are there already are not looked at. */
export const closed = (partition: string): string =>
  `constraint ${partition}_sealed check (false) not valid`;
