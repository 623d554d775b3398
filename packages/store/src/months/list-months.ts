import type { Db, Row } from "../db/db.ts";
import { listHolds, touches, type Hold } from "./holds.ts";
import { heldMonths, sealedMonths, type MonthSeal } from "./log-months.ts";
import { monthsAfter, type LogMonth } from "./month.ts";

/** A month of the access log as its operator sees it. */
export type ListedMonth = {
  readonly month: LogMonth;
  /** Rows: counted for a closed month, the server's estimate for an open one. */
  readonly rows: number;
  readonly isEstimate: boolean;
  /** Bytes of its partition with its indexes; 0 where it has none of its own. */
  readonly bytes: number;
  readonly seal: MonthSeal | undefined;
  readonly holds: readonly Hold[];
  /** The first month in which its rows may be dropped. */
  readonly mayBeDroppedFrom: LogMonth;
};

type SizeRow = Row & { name: string; rows: string; bytes: string };

/** Every month of the log, the oldest first, those whose rows were dropped too. Needs the owner's rights. */
export const listMonths = (db: Db, keepMonths: number): Promise<ListedMonth[]> =>
  db.asOwner(async (owner) => {
    const seals = new Map((await sealedMonths(owner)).map((seal) => [seal.month.name, seal]));
    const held = await heldMonths(owner);
    const holds = await listHolds(owner);
    const sizes = await owner.query<SizeRow>(
      `select c.relname::text as name, greatest(c.reltuples, 0)::bigint::text as rows,
         pg_total_relation_size(c.oid)::text as bytes
       from pg_inherits h join pg_class c on c.oid = h.inhrelid
       where h.inhparent = 'access_log'::regclass`,
    );
    const size = new Map(sizes.map((row) => [row.name, row]));
    const months = new Map([...seals.values()].map(({ month }) => [month.name, month]));
    for (const month of held) months.set(month.name, month);
    return [...months.values()]
      .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
      .map((month) => {
        const seal = seals.get(month.name);
        const own = size.get(month.partition);
        return {
          month,
          rows: seal?.dropped?.keptRows ?? seal?.rows ?? Number(own?.rows ?? 0),
          isEstimate: seal === undefined,
          bytes: Number(own?.bytes ?? 0),
          seal,
          holds: holds.filter((hold) => touches(hold, month)),
          mayBeDroppedFrom: dropsFrom(month, keepMonths),
        };
      });
  });

/** The month in which the term of another month has passed. */
export const dropsFrom = (month: LogMonth, keepMonths: number): LogMonth =>
  monthsAfter(month, keepMonths + 1);
