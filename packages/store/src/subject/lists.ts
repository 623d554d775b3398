import {
  idFrom,
  readRecord,
  uuidOf,
  type Consent,
  type Duty,
  type DutyId,
  type Instant,
  type PartyId,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row, Statement } from "../db/db.ts";

/** Before and after everything, as places in lists. */
const LIST_START = ["-infinity", "00000000-0000-0000-0000-000000000000"] as const;
export const LIST_END = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

type ListRow = Row & { subject_id: string; body: string };

/** A record and the person it is about. */
export type Of<T> = { readonly subjectId: SubjectId; readonly record: T };

const listed = <T>(row: ListRow): Of<T> => ({
  subjectId: idFrom("sub", row.subject_id),
  record: readRecord(row.body) as T,
});

export type ConsentFilter = {
  readonly partyId: PartyId;
  readonly subjectId: SubjectId | undefined;
  readonly purposeId: PurposeId | undefined;
  readonly after: { readonly at: Instant; readonly id: string } | undefined;
  readonly limit: number;
};

/** A consent with what its status hangs on. */
export type ListedConsent = Of<Consent> & {
  /** Number of the newest answer in the consent's line. */
  readonly newestSeq: number;
  /** How often the purpose was declared achieved for everyone. */
  readonly achievedCount: number;
  /** Whether its purpose or its object is closed. */
  readonly isLineClosed: boolean;
};

type ConsentRow = ListRow & { newest_seq: number; achieved_count: number; is_closed: boolean };

const LISTED = `select a.subject_id, a.body::text as body, p.achieved_count,
    p.body ->> 'status' = 'closed' or o.body ->> 'status' = 'closed' as is_closed,
    (select max(n.seq) from answer n
     where n.subject_id = a.subject_id and n.party_id = a.party_id
       and n.object_id = a.object_id and n.purpose_id = a.purpose_id) as newest_seq
  from answer a join purpose p on p.purpose_id = a.purpose_id
    join digital_object o on o.object_id = a.object_id
  where a.kind = 'granted' and a.party_id = $1
    and (a.recorded_at, a.answer_id) < ($2::timestamptz, $3::uuid)`;
const NEWEST_FIRST = "order by a.recorded_at desc, a.answer_id desc limit $4";

const OF_PARTY = { name: "consents-of-party", text: `${LISTED} ${NEWEST_FIRST}` };
/** By an index of its own, however many consents the party has for other purposes. */
const OF_PURPOSE = {
  name: "consents-of-party-for-purpose",
  text: `${LISTED} and a.purpose_id = $5 ${NEWEST_FIRST}`,
};
/** A person's own consents are few; a party's are not looked through for them. */
const OF_PERSON = {
  name: "consents-of-party-and-person",
  text: `${LISTED} and a.subject_id = $5 and ($6::uuid is null or a.purpose_id = $6) ${NEWEST_FIRST}`,
};

/** Consents that were given to a party, newest first. */
export async function consentsOfParty(
  db: Queryable,
  filter: ConsentFilter,
): Promise<ListedConsent[]> {
  const { partyId, subjectId, purposeId, after, limit } = filter;
  const place = after === undefined ? LIST_END : [after.at, after.id];
  const params = [uuidOf(partyId), ...place, limit];
  const read = (statement: Statement, ...more: readonly (string | null)[]) =>
    db.query<ConsentRow>(statement, [...params, ...more]);
  const purpose = purposeId === undefined ? null : uuidOf(purposeId);
  const rows =
    subjectId !== undefined
      ? await read(OF_PERSON, uuidOf(subjectId), purpose)
      : purpose !== null
        ? await read(OF_PURPOSE, purpose)
        : await read(OF_PARTY);
  return rows.map((row) => ({
    ...listed<Consent>(row),
    newestSeq: row.newest_seq,
    achievedCount: row.achieved_count,
    isLineClosed: row.is_closed,
  }));
}

export type DutyFilter = {
  readonly partyId: PartyId;
  readonly states: readonly ("open" | "discharged")[];
  readonly after: { readonly dueOn: string; readonly id: DutyId } | undefined;
  readonly limit: number;
};

const dutiesWhere = (states: string): string =>
  `select subject_id, body::text as body from duty
   where party_id = $1 and ${states} and (due_on, duty_id) > ($2::date, $3::uuid)
     and (state = 'discharged' or not exists (select from subject s
       where s.subject_id = duty.subject_id and s.erased_at is not null))
   order by due_on, duty_id limit $4`;

/** The open ones by an index of their own: a party that has discharged many finds them as fast. */
const OPEN_DUTIES = { name: "open-duties-of-party", text: dutiesWhere("state = 'open'") };
const DISCHARGED = { name: "discharged-duties", text: dutiesWhere("state = 'discharged'") };
const DUTIES = { name: "duties-of-party", text: dutiesWhere("state in ('open', 'discharged')") };

/**
 * A party's duties, the nearest last day first. What an older copy of the store shows as owed to somebody who
 * was erased is owed to nobody.
 */
export async function dutiesOfParty(db: Queryable, filter: DutyFilter): Promise<Of<Duty>[]> {
  const { partyId, states, after, limit } = filter;
  const [only, ...others] = states;
  if (only === undefined) return [];
  const one = only === "open" ? OPEN_DUTIES : DISCHARGED;
  const place = after === undefined ? LIST_START : [after.dueOn, uuidOf(after.id)];
  const params = [uuidOf(partyId), ...place, limit];
  const rows = await db.query<ListRow>(others.length === 0 ? one : DUTIES, params);
  return rows.map((row) => listed<Duty>(row));
}
