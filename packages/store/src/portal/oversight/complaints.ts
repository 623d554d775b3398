import {
  legalDayOf,
  parseInstant,
  readRecord,
  yearOf,
  type Duty,
  type Instant,
  type Party,
  type RightsCall,
} from "@kelisim/core";
import type { Db, Row } from "../../db/db.ts";
import { recordFrom } from "../../registry/registry-row.ts";
import { readOnly } from "./fact-groups.ts";

/** A complaint to the authorised body, with what the party owes the person for it. */
export type HeardComplaint = {
  readonly call: RightsCall;
  readonly duty: Duty;
  readonly party: Party;
};

export type ComplaintPlace = { readonly at: Instant; readonly id: string };

export type ComplaintFilter = {
  /** Whether the party still owes its account. */
  readonly isOpen: boolean;
  readonly bin: string | undefined;
  /** The last one of the earlier page; `id` is a UUID. */
  readonly after: ComplaintPlace | undefined;
  readonly limit: number;
};

/** By the index rights_call_complaint: what waits is shown with the oldest first, what is done with the newest. */
const OF_BODY = `select c.body::text as call, d.body::text as duty, p.body::text as party
  from rights_call c
    join duty d on d.subject_id = c.subject_id and d.duty_id = substr(c.body ->> 'dutyId', 5)::uuid
    join party p on p.party_id = c.party_id
  where c.kind = 'complaint' and c.body ->> 'addressee' = 'authorised-body'
    and ($1::text is null or p.bin = $1)`;
const OPEN = {
  name: "oversight-open-complaints",
  text: `${OF_BODY} and d.state = 'open'
    and ($2::timestamptz is null or (c.received_at, c.call_id) > ($2, $3::uuid))
    order by c.received_at, c.call_id limit $4`,
};
const DONE = {
  name: "oversight-done-complaints",
  text: `${OF_BODY} and d.state = 'discharged'
    and ($2::timestamptz is null or (c.received_at, c.call_id) < ($2, $3::uuid))
    order by c.received_at desc, c.call_id desc limit $4`,
};

type ComplaintRow = Row & { call: string; duty: string; party: string };

/** A page of complaints; who complains is not said. */
export async function heardComplaints(db: Db, filter: ComplaintFilter): Promise<HeardComplaint[]> {
  const { isOpen, bin, after, limit } = filter;
  const rows = await readOnly(db, (tx) =>
    tx.query<ComplaintRow>(isOpen ? OPEN : DONE, [
      ...[bin ?? null, after?.at ?? null, after?.id ?? null, limit],
    ]),
  );
  return rows.map((row) => ({
    call: readRecord(row.call) as RightsCall,
    duty: readRecord(row.duty) as Duty,
    party: recordFrom<Party>({ body: row.party }),
  }));
}

/** The years in which complaints came, the newest first. */
export async function complaintYears(db: Db): Promise<number[]> {
  const [row] = await db.query<{ first: string | null; last: string | null }>({
    name: "oversight-complaint-years",
    text: `select min(received_at) as first, max(received_at) as last
           from rights_call where kind = 'complaint'`,
  });
  const year = (text: string | null | undefined): number | undefined => {
    const at = text === null || text === undefined ? undefined : parseInstant(text);
    return at === undefined ? undefined : yearOf(legalDayOf(at));
  };
  const [first, last] = [year(row?.first), year(row?.last)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_none, back) => last - back);
}
