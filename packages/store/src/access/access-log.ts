import { idFrom, uuidOf, type PartyId, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { entryFrom, type AccessLogEntry, type LogRow } from "./log-row.ts";

export type { AccessLogEntry } from "./log-row.ts";

/** Where a log row lies: its whole primary key, which a decision id carries sealed. */
export type LogKey = Pick<AccessLogEntry, "subjectId" | "recordedAt" | "decisionId">;

/** A place in a log that is read from the newest row back. */
export type LogPlace = Pick<LogKey, "recordedAt" | "decisionId">;

export async function accessLogEntry(
  db: Queryable,
  key: LogKey,
): Promise<AccessLogEntry | undefined> {
  const rows = await db.query<LogRow>(
    {
      name: "access-log-entry",
      text: "select * from access_log where subject_id = $1 and recorded_at = $2 and decision_id = $3",
    },
    [uuidOf(key.subjectId), key.recordedAt, key.decisionId],
  );
  return rows[0] === undefined ? undefined : entryFrom(rows[0]);
}

/** The third parties that received data under any of these consents (UUIDs), by the log. */
export async function receiversUnder(
  db: Queryable,
  subjectId: SubjectId,
  consentIds: readonly string[],
): Promise<PartyId[]> {
  const rows = await db.query<{ recipient_id: string }>(
    {
      name: "receivers-under",
      text: `select distinct recipient_id from access_log
             where subject_id = $1 and basis_id = any($2::uuid[]) and permitted and recipient_id is not null
               and mode = 'enforce' order by recipient_id`,
    },
    [uuidOf(subjectId), [...consentIds]],
  );
  return rows.map(({ recipient_id }) => idFrom("pty", recipient_id));
}
