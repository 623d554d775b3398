import {
  idFrom,
  parseInstant,
  uuidOf,
  type Action,
  type Instant,
  type ObjectId,
  type PartyId,
  type PurposeId,
  type ReasonCode,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** One decision as it was logged. */
export type AccessLogEntry = {
  readonly subjectId: SubjectId;
  readonly recordedAt: Instant;
  /** UUID of the row. */
  readonly decisionId: string;
  readonly subjectSeq: number;
  readonly callerId: PartyId;
  readonly requesterBin: string;
  readonly requester: { readonly id: PartyId; readonly version: number } | undefined;
  readonly requesterRef: string | undefined;
  readonly mode: "enforce" | "check";
  readonly action: Action;
  readonly objectId: ObjectId;
  readonly objectVersion: number | undefined;
  readonly purposeId: PurposeId;
  readonly purposeVersion: number | undefined;
  readonly categories: readonly string[];
  readonly recipientBin: string | undefined;
  readonly recipientId: PartyId | undefined;
  readonly country: string | undefined;
  readonly ruleSet: string;
  readonly permitted: boolean;
  readonly reason: ReasonCode;
  readonly basisId: string | undefined;
};

type LogRow = Row & {
  subject_id: string;
  recorded_at: string;
  decision_id: string;
  subject_seq: number;
  caller_id: string;
  requester_bin: string;
  requester_id: string | null;
  requester_version: number | null;
  requester_ref: string | null;
  mode: "enforce" | "check";
  action: Action;
  object_id: string;
  object_version: number | null;
  purpose_id: string;
  purpose_version: number | null;
  categories: string[];
  recipient_bin: string | null;
  recipient_id: string | null;
  country: string | null;
  rule_set: string;
  permitted: boolean;
  reason: ReasonCode;
  basis_id: string | null;
};

function entryFrom(row: LogRow): AccessLogEntry {
  const recordedAt = parseInstant(row.recorded_at);
  if (recordedAt === undefined) throw new Error("a log row without an instant");
  const { requester_id: id, requester_version: version } = row;
  return {
    subjectId: idFrom("sub", row.subject_id),
    recordedAt,
    decisionId: row.decision_id,
    subjectSeq: row.subject_seq,
    callerId: idFrom("pty", row.caller_id),
    requesterBin: row.requester_bin,
    requester: id === null || version === null ? undefined : { id: idFrom("pty", id), version },
    requesterRef: row.requester_ref ?? undefined,
    mode: row.mode,
    action: row.action,
    objectId: idFrom("obj", row.object_id),
    objectVersion: row.object_version ?? undefined,
    purposeId: idFrom("pur", row.purpose_id),
    purposeVersion: row.purpose_version ?? undefined,
    categories: row.categories,
    recipientBin: row.recipient_bin ?? undefined,
    recipientId: row.recipient_id === null ? undefined : idFrom("pty", row.recipient_id),
    country: row.country ?? undefined,
    ruleSet: row.rule_set,
    permitted: row.permitted,
    reason: row.reason,
    basisId: row.basis_id ?? undefined,
  };
}

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
