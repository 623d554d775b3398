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

/** Consents that were given to a party, newest first. */
export async function consentsOfParty(db: Queryable, filter: ConsentFilter): Promise<Of<Consent>[]> {
  const rows = await db.query<ListRow>(
    {
      name: "consents-of-party",
      text: `select subject_id, body::text as body from answer
             where kind = 'granted' and party_id = $1
               and ($2::uuid is null or subject_id = $2) and ($3::uuid is null or purpose_id = $3)
               and ($4::timestamptz is null or (recorded_at, answer_id) < ($4, $5::uuid))
             order by recorded_at desc, answer_id desc limit $6`,
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
  return rows.map((row) => listed<Consent>(row));
}

export type DutyFilter = {
  readonly partyId: PartyId;
  readonly states: readonly ("open" | "discharged")[];
  readonly after: { readonly dueOn: string; readonly id: DutyId } | undefined;
  readonly limit: number;
};

/** A party's duties, the nearest last day first. */
export async function dutiesOfParty(db: Queryable, filter: DutyFilter): Promise<Of<Duty>[]> {
  const rows = await db.query<ListRow>(
    {
      name: "duties-of-party",
      text: `select subject_id, body::text as body from duty
             where party_id = $1 and state = any($2::text[])
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
