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
import type { Queryable, Row } from "../db/db.ts";

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

/** Consents that were given to a party, newest first. */
export async function consentsOfParty(
  db: Queryable,
  filter: ConsentFilter,
): Promise<ListedConsent[]> {
  const rows = await db.query<ConsentRow>(
    {
      name: "consents-of-party",
      text: `select a.subject_id, a.body::text as body, p.achieved_count,
               p.body ->> 'status' = 'closed' or o.body ->> 'status' = 'closed' as is_closed,
               (select max(n.seq) from answer n
                where n.subject_id = a.subject_id and n.party_id = a.party_id
                  and n.object_id = a.object_id and n.purpose_id = a.purpose_id) as newest_seq
             from answer a join purpose p on p.purpose_id = a.purpose_id
               join digital_object o on o.object_id = a.object_id
             where a.kind = 'granted' and a.party_id = $1
               and ($2::uuid is null or a.subject_id = $2)
               and ($3::uuid is null or a.purpose_id = $3)
               and ($4::timestamptz is null or (a.recorded_at, a.answer_id) < ($4, $5::uuid))
             order by a.recorded_at desc, a.answer_id desc limit $6`,
    },
    [
      uuidOf(filter.partyId),
      filter.subjectId === undefined ? null : uuidOf(filter.subjectId),
      filter.purposeId === undefined ? null : uuidOf(filter.purposeId),
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
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

/**
 * A party's duties, the nearest last day first. What an older copy of the store shows as owed to somebody who
 * was erased is owed to nobody.
 */
export async function dutiesOfParty(db: Queryable, filter: DutyFilter): Promise<Of<Duty>[]> {
  const rows = await db.query<ListRow>(
    {
      name: "duties-of-party",
      text: `select subject_id, body::text as body from duty
             where party_id = $1 and state = any($2::text[])
               and (state = 'discharged' or not exists (select from subject s
                 where s.subject_id = duty.subject_id and s.erased_at is not null))
               and ($3::date is null or (due_on, duty_id) > ($3, $4::uuid))
             order by due_on, duty_id limit $5`,
    },
    [
      uuidOf(filter.partyId),
      [...filter.states],
      filter.after?.dueOn ?? null,
      filter.after === undefined ? null : uuidOf(filter.after.id),
      filter.limit,
    ],
  );
  return rows.map((row) => listed<Duty>(row));
}
