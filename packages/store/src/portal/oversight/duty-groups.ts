import { type LegalDay } from "@kelisim/core";
import type { Db } from "../../db/db.ts";
import { GROUPED, groupFrom, readOnly, type FactGroup } from "./fact-groups.ts";

/**
 * Open duties whose day has passed, by organisation and kind. They stand as they are now, so there are no days:
 * all of them lie in one. By the partial index of open duties.
 */
const OVERDUE = `with fact as materialized (
    select p.bin, 'overdue' as family, d.kind, '2000-01-01'::date as day, '2000-01-01'::date as month,
      d.subject_id, count(*)::int as n
    from duty d join party p on p.party_id = d.party_id
    where d.state = 'open' and d.due_on < $1 and ($2::text is null or p.bin = $2)
    group by p.bin, d.kind, d.subject_id)
  ${GROUPED}`;

export async function overdueGroups(
  db: Db,
  today: LegalDay,
  bin: string | undefined,
): Promise<FactGroup[]> {
  const rows = await readOnly(db, (tx) =>
    tx.query({ name: "oversight-overdue", text: OVERDUE }, [today, bin ?? null]),
  );
  return rows.map(groupFrom);
}

/**
 * Complaints of one year by the organisation that they are about, and by how they stand. All of a year lie in
 * one group: single days have few. By the index of complaints.
 */
const COMPLAINTS = `with fact as materialized (
    select p.bin, 'complaint' as family,
      case when d.state = 'discharged'
             then case when d.body #>> '{outcome,late}' = 'true' then 'answered-late' else 'answered' end
           when d.due_on < $3 then 'overdue' else 'open' end as kind,
      '2000-01-01'::date as day, '2000-01-01'::date as month, c.subject_id, count(*)::int as n
    from rights_call c
      join duty d on d.subject_id = c.subject_id and d.duty_id = substr(c.body ->> 'dutyId', 5)::uuid
      join party p on p.party_id = c.party_id
    where c.kind = 'complaint' and c.received_at >= $1 and c.received_at < $2
      and c.body ->> 'addressee' = 'authorised-body' and ($4::text is null or p.bin = $4)
    group by 1, 3, c.subject_id)
  ${GROUPED}`;

/** @param year whole years only: what lies between two questions would else be known from both */
export async function complaintGroups(
  db: Db,
  { year, today }: { readonly year: number; readonly today: LegalDay },
  bin: string | undefined,
): Promise<FactGroup[]> {
  const rows = await readOnly(db, (tx) =>
    tx.query({ name: "oversight-complaints", text: COMPLAINTS }, [
      ...[`${year}-01-01T00:00:00+05:00`, `${year + 1}-01-01T00:00:00+05:00`],
      ...[today, bin ?? null],
    ]),
  );
  return rows.map(groupFrom);
}
