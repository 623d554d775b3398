import { parseLegalDay, type LegalDay } from "@kelisim/core";
import type { Db, Queryable, Row } from "../../db/db.ts";

/** With fewer people behind it, a figure might tell of one of them: it does not leave the store. */
export const FEWEST_PERSONS = 5;

/** What figures are about: `family` holds kinds of one sort together, such as all reasons of a denial. */
export type FactKind = { readonly bin: string; readonly family: string; readonly kind: string };

/**
 * How often something happened, each record in one group only. `day`: on that day. `month`: on all those days of
 * the month beginning then that have too few people each. `family`: of all those kinds of a month that have too
 * few even so; it has no kind. Without a count it has too few itself, and how many is not said.
 */
export type FactGroup = {
  readonly bin: string;
  readonly family: string;
  readonly kind: string | undefined;
  readonly level: "day" | "month" | "family";
  readonly from: LegalDay;
  readonly count: number | undefined;
};

type GroupRow = Row & {
  level: FactGroup["level"];
  bin: string;
  family: string;
  kind: string | null;
  from_day: string;
  records: number | null;
};

/**
 * What follows the rows of a `fact (bin, family, kind, day, month, subject_id, n)`: a row for each person and
 * day. What has too few people is held together, first over the days of a month, then over the kinds. Months that
 * a question cuts are left out there: what is held together in them would change with each day that is asked for.
 * A sum that is as small as its parts are many would tell each of them, so it is not told either: whatever is
 * asked, no published group settles what a small one has (`figures.test.ts` of the server tries to).
 */
export const GROUPED = `, days as (
    select bin, family, kind, day, month, sum(n)::int as records, count(*)::int as persons
    from fact group by bin, family, kind, day, month),
  few as (
    select f.bin, f.family, f.kind, f.day, f.month, f.subject_id, f.n
    from fact f join days d
      on d.bin = f.bin and d.family = f.family and d.kind = f.kind and d.day = f.day
    where d.persons < ${FEWEST_PERSONS} and f.month is not null),
  months as (
    select bin, family, kind, month, sum(n)::int as records,
      count(distinct subject_id) >= ${FEWEST_PERSONS} and sum(n) > count(distinct day) as is_told
    from few group by bin, family, kind, month),
  families as (
    select w.bin, w.family, w.month, sum(w.n)::int as records,
      count(distinct w.subject_id) >= ${FEWEST_PERSONS}
        and sum(w.n) > count(distinct (w.kind, w.day)) as is_told
    from few w join months m
      on m.bin = w.bin and m.family = w.family and m.kind = w.kind and m.month = w.month
    where not m.is_told group by w.bin, w.family, w.month)
  select 'day' as level, bin, family, kind, day::text as from_day,
    case when persons >= ${FEWEST_PERSONS} then records end as records from days
  union all
  select 'month', bin, family, kind, month::text, case when is_told then records end from months
  union all
  select 'family', bin, family, null, month::text, case when is_told then records end from families
  order by level, bin, family, kind, from_day`;

/** Reads groups as they are published. */
export function groupFrom(row: Row): FactGroup {
  const { level, bin, family, kind, from_day: text, records } = row as GroupRow;
  const from = parseLegalDay(text);
  if (from === undefined) throw new Error("a group without a day");
  return { level, bin, family, kind: kind ?? undefined, from, count: records ?? undefined };
}

/** No look of an analyst may hold a connection for longer. */
const PATIENCE = "20s";
/** Memory of one step of its statement. */
const ROOM = "128MB";

/** A look over many people: it changes nothing, and it ends. */
export const readOnly = <T>(db: Db, read: (tx: Queryable) => Promise<T>): Promise<T> =>
  db.tx(async (tx) => {
    await tx.query("set transaction read only");
    if (db.engine === "postgres") {
      await tx.query(`set local statement_timeout = '${PATIENCE}'`);
      // A row for each person and day is held at once: sorting them on disk takes several times as long.
      await tx.query(`set local work_mem = '${ROOM}'`);
    }
    return read(tx);
  });
