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
import { LIST_END } from "./lists.ts";

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

const OWN = `select body::text as body from subject_record
  where party_id = $1 and kind = $2 and ($3::text is null or body ->> 'purposeId' = $3)
    and (recorded_at, record_id) < ($4::timestamptz, $5::uuid)`;
const NEWEST_FIRST = "order by recorded_at desc, record_id desc limit $6";

const OF_PARTY = { name: "records-of-party", text: `${OWN} ${NEWEST_FIRST}` };
const OF_PARTY_AND_PERSON = {
  name: "records-of-party-and-person",
  text: `${OWN} and subject_id = $7 ${NEWEST_FIRST}`,
};

/** A party's own records of a kind, newest first. */
export async function recordsOfParty<K extends keyof ListedRecords>(
  db: Queryable,
  filter: RecordFilter<K>,
): Promise<ListedRecords[K][]> {
  const { kind, partyId, subjectId, purposeId, after, limit } = filter;
  const place = after === undefined ? LIST_END : [after.at, after.id];
  const params = [uuidOf(partyId), kind, purposeId ?? null, ...place, limit];
  const rows =
    subjectId === undefined
      ? await db.query<Row & { body: string }>(OF_PARTY, params)
      : await db.query<Row & { body: string }>(OF_PARTY_AND_PERSON, [...params, uuidOf(subjectId)]);
  return rows.map((row) => readRecord(row.body) as ListedRecords[K]);
}
