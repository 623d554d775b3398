import {
  readRecord,
  uuidOf,
  type Breach,
  type Duty,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** A breach with the duty to tell the authorised body of it. */
export type ReportedBreach = { readonly breach: Breach; readonly duty: Duty };

export type BreachFilter = {
  /** `undefined`: everybody's, for whoever oversees them. */
  readonly partyId: PartyId | undefined;
  readonly after: { readonly at: Instant; readonly id: string } | undefined;
  readonly limit: number;
};

type BreachRow = Row & { breach: string; duty: string };

/** Reported breaches, newest first. */
export async function breachesOf(db: Queryable, filter: BreachFilter): Promise<ReportedBreach[]> {
  const { partyId, after, limit } = filter;
  const rows = await db.query<BreachRow>(
    {
      name: "breaches-of",
      text: `select b.body::text as breach, d.body::text as duty
             from subject_record b
             join duty d on d.subject_id = b.subject_id
               and d.duty_id = substr(b.body ->> 'dutyId', 5)::uuid
             where b.kind = 'breach' and ($1::uuid is null or b.party_id = $1)
               and ($2::timestamptz is null or (b.recorded_at, b.record_id) < ($2, $3::uuid))
             order by b.recorded_at desc, b.record_id desc limit $4`,
    },
    [
      partyId === undefined ? null : uuidOf(partyId),
      after?.at ?? null,
      after === undefined ? null : after.id,
      limit,
    ],
  );
  return rows.map(({ breach, duty }) => ({
    breach: readRecord(breach) as Breach,
    duty: readRecord(duty) as Duty,
  }));
}
