import { addDays, endOfDay, startOfDay, type LegalDay } from "@kelisim/core";
import type { Db } from "../../db/db.ts";
import { GROUPED, groupFrom, readOnly, type FactGroup } from "./fact-groups.ts";

/** Days that are over, both included. */
export type DayRange = { readonly from: LegalDay; readonly to: LegalDay };

/** Days of the log that one question may span: five months at most are opened. */
export const MOST_DAYS = 93;

/**
 * What was asked of the log, by the organisation that wanted access: `denied` by reason, `without-consent` by
 * ground, `with-consent`. Look-ups that decide nothing do not count, nor does what an act puts off telling
 * people of: the deferrals have a list of their own. By the months of the range, and BRIN inside them.
 */
const ACCESSES = `with asked as (
    select l.requester_bin as bin,
      case when not l.permitted then 'denied'
           when l.reason = 'legal-ground' then 'without-consent' else 'with-consent' end as family,
      case when l.permitted and l.reason = 'legal-ground'
           then coalesce(p.body #>> '{declared,legal_ground,code}', '') else l.reason end as kind,
      (l.recorded_at at time zone interval '5 hours')::date as day, l.subject_id, count(*)::int as n
    from access_log l left join purpose p on p.purpose_id = l.purpose_id
    where l.recorded_at >= $1 and l.recorded_at < $2 and l.mode = 'enforce' and not l.deferred
      and ($3::text is null or l.requester_bin = $3)
    group by 1, 2, 3, 4, 5),
  fact as materialized (
    select bin, family, kind, day,
      case when day - extract(day from day)::int + 1 >= $4::date
            and (day - extract(day from day)::int + 1 + interval '1 month')::date <= $5::date
           then day - extract(day from day)::int + 1 end as month, subject_id, n
    from asked)
  ${GROUPED}`;

/** Accesses of some days in groups. @throws RangeError where the days are more than `MOST_DAYS` */
export async function accessGroups(
  db: Db,
  { from, to }: DayRange,
  bin: string | undefined,
): Promise<FactGroup[]> {
  const after = addDays(to, 1);
  if (addDays(from, MOST_DAYS) < after) throw new RangeError("too many days of the log");
  const rows = await readOnly(db, (tx) =>
    tx.query({ name: "oversight-accesses", text: ACCESSES }, [
      ...[startOfDay(from), endOfDay(to), bin ?? null],
      ...[from, after],
    ]),
  );
  return rows.map(groupFrom);
}
