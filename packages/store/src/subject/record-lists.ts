import {
  readRecord,
  uuidOf,
  type ExplanationShown,
  type Instant,
  type PartyId,
  type ProcessingOutcome,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** Kinds of further records that their parties list, and what they are. */
export type ListedRecords = {
  readonly explanation: ExplanationShown;
  readonly outcome: ProcessingOutcome;
};

export type RecordFilter<K extends keyof ListedRecords> = {
  readonly kind: K;
  readonly partyId: PartyId;
  readonly subjectId: SubjectId | undefined;
  readonly purposeId: PurposeId | undefined;
  readonly after: { readonly at: Instant; readonly id: string } | undefined;
  readonly limit: number;
};

/** A party's own records of a kind, newest first. */
export async function recordsOfParty<K extends keyof ListedRecords>(
  db: Queryable,
  filter: RecordFilter<K>,
): Promise<ListedRecords[K][]> {
  const { kind, partyId, subjectId, purposeId, after, limit } = filter;
  const rows = await db.query<Row & { body: string }>(
    {
      name: "records-of-party",
      text: `select body::text as body from subject_record
             where party_id = $1 and kind = $2
               and ($3::uuid is null or subject_id = $3)
               and ($4::text is null or body ->> 'purposeId' = $4)
               and ($5::timestamptz is null or (recorded_at, record_id) < ($5, $6::uuid))
             order by recorded_at desc, record_id desc limit $7`,
    },
    [
      uuidOf(partyId),
      kind,
      subjectId === undefined ? null : uuidOf(subjectId),
      purposeId ?? null,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ],
  );
  return rows.map((row) => readRecord(row.body) as ListedRecords[K]);
}
