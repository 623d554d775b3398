import { uuidOf, type Instant, type PartyId, type SubjectId, type TicketId } from "@kelisim/core";
import type { Db, Row } from "../db/db.ts";

/** A party's word about one ticket. */
export type UseReport = {
  readonly subjectId: SubjectId;
  /** UUID of the log row of the decision that the ticket was issued on. */
  readonly decisionId: string;
  /** Where it is named, it must be that decision's ticket. */
  readonly ticketId: TicketId | undefined;
  readonly used: boolean;
  readonly usedAt: Instant | undefined;
};

/**
 * What became of a report. `already`: the same was reported before; `differs`: something else was, and that
 * stands; `wrong-time`: used before it was issued; `unknown`: no ticket that the party may report.
 */
export type UseReportOutcome = "accepted" | "already" | "differs" | "wrong-time" | "unknown";

/** The rows are locked in the order of their keys: two reports that cross wait and do not deadlock. */
const REPORT = {
  name: "report-uses",
  text: `with told as (
           select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::timestamptz[])
             with ordinality as told (subject_id, decision_id, ticket_id, used, used_at, n)
         ), found as (
           select told.n, told.used, told.used_at, t.subject_id, t.decision_id,
             case
               when t.reported_at is null and told.used_at < t.issued_at then 'wrong-time'
               when t.reported_at is null then 'accepted'
               when t.used = told.used then 'already'
               else 'differs'
             end as outcome
           from told
           join ticket t on t.subject_id = told.subject_id and t.decision_id = told.decision_id
           join digital_object o on o.object_id = t.object_id
           where $6::uuid in (t.requester_id, o.owner_id, o.operator_id)
             and (told.ticket_id is null or told.ticket_id = t.ticket_id)
           order by t.subject_id, t.decision_id for update of t
         ), done as (
           update ticket t set reported_at = $7, reported_by = $6, used = found.used,
             used_at = found.used_at
           from found
           where t.subject_id = found.subject_id and t.decision_id = found.decision_id
             and found.outcome = 'accepted'
         )
         select told.n::int as n, coalesce(found.outcome, 'unknown') as outcome
         from told left join found on found.n = told.n order by told.n`,
};

/**
 * Takes a party's reports, in one statement: its own as requester, or as owner or operator of the object. The
 * first word about a ticket stands. No decision may come twice.
 * @returns the outcomes in the order of the reports
 */
export async function reportUses(
  db: Db,
  partyId: PartyId,
  reports: readonly UseReport[],
  now: Instant,
): Promise<readonly UseReportOutcome[]> {
  const values = [
    reports.map(({ subjectId }) => uuidOf(subjectId)),
    reports.map(({ decisionId }) => decisionId),
    reports.map(({ ticketId }) => (ticketId === undefined ? null : uuidOf(ticketId))),
    reports.map(({ used }) => used),
    reports.map(({ usedAt }) => usedAt ?? null),
    uuidOf(partyId),
    now,
  ];
  const rows = await db.tx((tx) => tx.query<Row & { outcome: UseReportOutcome }>(REPORT, values));
  return rows.map(({ outcome }) => outcome);
}
