import {
  endOfDay,
  idFrom,
  readRecord,
  startOfDay,
  type Duty,
  type LegalDay,
  type SubjectId,
} from "@kelisim/core";
import { entryFrom, type AccessLogEntry, type LogRow } from "../../access/log-row.ts";
import type { Db, Row } from "../../db/db.ts";
import type { DayRange } from "./access-groups.ts";
import { readOnly } from "./fact-groups.ts";

/** Records that one look shows, the newest of those that fit. */
export const MOST_RECORDS = 200;

/** Which accesses of an organisation are looked at one by one. */
export type AccessChoice = DayRange & {
  readonly bin: string;
  readonly family: "denied" | "without-consent" | undefined;
  readonly reason: string | undefined;
};

/** What an act puts off telling people of is no analyst's to look at: the counts of deferrals alone are. */
const ACCESSES = `select l.* from access_log l
  where l.recorded_at >= $1 and l.recorded_at < $2 and l.requester_bin = $3 and not l.deferred
    and ($4::boolean is null or l.permitted = $4) and ($5::text is null or l.reason = $5)
  order by l.recorded_at desc, l.decision_id desc limit ${MOST_RECORDS}`;

/** Single accesses, the newest first. */
export async function accessesOfRequester(db: Db, choice: AccessChoice): Promise<AccessLogEntry[]> {
  const { from, to, bin, family } = choice;
  const permitted = family === undefined ? null : family === "without-consent";
  const reason = family === "without-consent" ? "legal-ground" : (choice.reason ?? null);
  const rows = await readOnly(db, (tx) =>
    tx.query<LogRow>({ name: "oversight-access-records", text: ACCESSES }, [
      ...[startOfDay(from), endOfDay(to), bin, permitted, reason],
    ]),
  );
  return rows.map(entryFrom);
}

/** A duty with the person it is about, who stays in the service. */
export type OverdueRecord = { readonly subjectId: SubjectId; readonly duty: Duty };

const OVERDUE = `select d.subject_id, d.body::text as body
  from duty d join party p on p.party_id = d.party_id
  where p.bin = $1 and d.state = 'open' and d.due_on < $2 and ($3::text is null or d.kind = $3)
  order by d.due_on, d.duty_id limit ${MOST_RECORDS}`;

/** The overdue duties of an organisation, the longest overdue first. */
export async function overdueOf(
  db: Db,
  {
    bin,
    kind,
    today,
  }: { readonly bin: string; readonly kind: string | undefined; readonly today: LegalDay },
): Promise<OverdueRecord[]> {
  const rows = await readOnly(db, (tx) =>
    tx.query<Row & { subject_id: string; body: string }>(
      { name: "oversight-overdue-records", text: OVERDUE },
      [bin, today, kind ?? null],
    ),
  );
  return rows.map((row) => ({
    subjectId: idFrom("sub", row.subject_id),
    duty: readRecord(row.body) as Duty,
  }));
}
