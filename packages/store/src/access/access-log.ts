import {
  idFrom,
  uuidOf,
  type Instant,
  type ObjectId,
  type PartyId,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { entryFrom, type AccessLogEntry, type LogRow } from "./log-row.ts";

export type { AccessLogEntry } from "./log-row.ts";

/** Where a log row lies: its whole primary key, which a decision id carries sealed. */
export type LogKey = Pick<AccessLogEntry, "subjectId" | "recordedAt" | "decisionId">;

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

export type LogFilter = {
  readonly callerId: PartyId;
  readonly subjectId: SubjectId | undefined;
  readonly purposeId: PurposeId | undefined;
  readonly objectId: ObjectId | undefined;
  readonly requesterBin: string | undefined;
  readonly permitted: boolean | undefined;
  readonly mode: "enforce" | "check" | undefined;
  /** Included. */
  readonly from: Instant | undefined;
  /** Not included. */
  readonly to: Instant | undefined;
  readonly after: Pick<LogKey, "recordedAt" | "decisionId"> | undefined;
  readonly limit: number;
};

const SEARCH = {
  name: "search-access-log",
  text: `select * from access_log
         where caller_id = $1
           and ($2::uuid is null or subject_id = $2)
           and ($3::uuid is null or purpose_id = $3)
           and ($4::uuid is null or object_id = $4)
           and ($5::text is null or requester_bin = $5)
           and ($6::boolean is null or permitted = $6)
           and ($7::text is null or mode = $7)
           and ($8::timestamptz is null or recorded_at >= $8)
           and ($9::timestamptz is null or recorded_at < $9)
           and ($10::timestamptz is null or (recorded_at, decision_id) < ($10, $11::uuid))
         order by recorded_at desc, decision_id desc limit $12`,
};

const uuidOrNull = (id: SubjectId | PurposeId | ObjectId | undefined): string | null =>
  id === undefined ? null : uuidOf(id);

/** A party's own log, newest first. */
export async function searchAccessLog(db: Queryable, filter: LogFilter): Promise<AccessLogEntry[]> {
  const rows = await db.query<LogRow>(SEARCH, [
    uuidOf(filter.callerId),
    uuidOrNull(filter.subjectId),
    uuidOrNull(filter.purposeId),
    uuidOrNull(filter.objectId),
    filter.requesterBin ?? null,
    filter.permitted ?? null,
    filter.mode ?? null,
    filter.from ?? null,
    filter.to ?? null,
    filter.after?.recordedAt ?? null,
    filter.after?.decisionId ?? null,
    filter.limit,
  ]);
  return rows.map(entryFrom);
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
