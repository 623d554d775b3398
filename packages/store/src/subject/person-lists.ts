import {
  readRecord,
  uuidOf,
  type Consent,
  type ConsentRequest,
  type Duty,
  type Instant,
  type PartyId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row, Statement } from "../db/db.ts";
import { LIST_END } from "./lists.ts";

/** A page of what one person has with one party, or with everybody. */
export type PersonListFilter = {
  readonly subjectId: SubjectId;
  readonly partyId: PartyId | undefined;
  /** The last one of the earlier page: what it is sorted by (see each list), and its id. */
  readonly after: { readonly at: Instant | string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Her own rows lie together by the primary key and are few: sorting them costs less than an index would. */
const CONSENTS = {
  name: "consents-of-person",
  text: `select body::text as body from answer
         where subject_id = $1 and kind = 'granted' and ($2::uuid is null or party_id = $2)
           and (recorded_at, answer_id) < ($3::timestamptz, $4::uuid)
         order by recorded_at desc, answer_id desc limit $5`,
};
const REQUESTS = {
  name: "requests-of-person",
  text: `select body::text as body from consent_request
         where subject_id = $1 and ($2::uuid is null or party_id = $2)
           and (requested_at, request_id) < ($3::timestamptz, $4::uuid)
         order by requested_at desc, request_id desc limit $5`,
};
const DUTIES = {
  name: "duties-of-person",
  text: `select body::text as body from duty
         where subject_id = $1 and ($2::uuid is null or party_id = $2)
           and (due_on, duty_id) < ($3::date, $4::uuid)
         order by due_on desc, duty_id desc limit $5`,
};

async function page<T>(
  db: Queryable,
  statement: Statement,
  { subjectId, partyId, after, limit }: PersonListFilter,
): Promise<T[]> {
  const rows = await db.query<Row & { body: string }>(statement, [
    ...[uuidOf(subjectId), partyId === undefined ? null : uuidOf(partyId)],
    ...(after === undefined ? LIST_END : [after.at, after.id]),
    limit,
  ]);
  return rows.map((row) => readRecord(row.body) as T);
}

/** A person's consents, the newest first, by when they were recorded. */
export const consentsOfPerson = (db: Queryable, filter: PersonListFilter): Promise<Consent[]> =>
  page(db, CONSENTS, filter);

/** What a person was asked for, the newest first, by when it was asked. */
export const requestsOfPerson = (
  db: Queryable,
  filter: PersonListFilter,
): Promise<ConsentRequest[]> => page(db, REQUESTS, filter);

/** What is or was owed to a person, the latest last day first, by that day (`YYYY-MM-DD`). */
export const dutiesOfPerson = (db: Queryable, filter: PersonListFilter): Promise<Duty[]> =>
  page(db, DUTIES, filter);

const REQUESTS_OF_PARTY = {
  name: "requests-of-party",
  text: `select body::text as body from consent_request
         where party_id = $1 and (requested_at, request_id) < ($2::timestamptz, $3::uuid)
         order by requested_at desc, request_id desc limit $4`,
};

/** What a party asked of people, the newest first. */
export async function requestsOfParty(
  db: Queryable,
  {
    partyId,
    after,
    limit,
  }: Pick<PersonListFilter, "limit" | "after"> & { readonly partyId: PartyId },
): Promise<ConsentRequest[]> {
  const rows = await db.query<Row & { body: string }>(REQUESTS_OF_PARTY, [
    uuidOf(partyId),
    ...(after === undefined ? LIST_END : [after.at, after.id]),
    limit,
  ]);
  return rows.map((row) => readRecord(row.body) as ConsentRequest);
}
