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
import type { Queryable, Row, Statement } from "../db/db.ts";
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
  where party_id = $1 and kind = $2 and (recorded_at, record_id) < ($3::timestamptz, $4::uuid)`;
const NEWEST_FIRST = "order by recorded_at desc, record_id desc limit $5";

const OF_PARTY = { name: "records-of-party", text: `${OWN} ${NEWEST_FIRST}` };
/** By the index subject_record_purpose. */
const OF_PURPOSE = {
  name: "records-of-party-for-purpose",
  text: `${OWN} and body ->> 'purposeId' = $6 ${NEWEST_FIRST}`,
};
const OF_PERSON = {
  name: "records-of-party-and-person",
  text: `${OWN} and subject_id = $6 and ($7::text is null or body ->> 'purposeId' = $7) ${NEWEST_FIRST}`,
};

/** A party's own records of a kind, newest first. */
export async function recordsOfParty<K extends keyof ListedRecords>(
  db: Queryable,
  filter: RecordFilter<K>,
): Promise<ListedRecords[K][]> {
  const { kind, partyId, subjectId, purposeId, after, limit } = filter;
  const place = after === undefined ? LIST_END : [after.at, after.id];
  const params = [uuidOf(partyId), kind, ...place, limit];
  const read = (statement: Statement, ...more: readonly (string | null)[]) =>
    db.query<Row & { body: string }>(statement, [...params, ...more]);
  const rows =
    subjectId !== undefined
      ? await read(OF_PERSON, uuidOf(subjectId), purposeId ?? null)
      : purposeId !== undefined
        ? await read(OF_PURPOSE, purposeId)
        : await read(OF_PARTY);
  return rows.map((row) => readRecord(row.body) as ListedRecords[K]);
}
