import {
  idFrom,
  uuidOf,
  type Instant,
  type ObjectId,
  type PartyId,
  type SubjectId,
  type TicketId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** A ticket that is about to leave: whose, for whom, until when. */
export type IssuedTicket = {
  readonly id: TicketId;
  readonly subjectId: SubjectId;
  /** UUID of the log row of its decision. */
  readonly decisionId: string;
  readonly requesterId: PartyId;
  readonly objectId: ObjectId;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
};

/** An erasure waits for the row, or is over and leaves none: no ticket of hers comes after it. */
const addText = (others: "" | "skip locked"): string => `with asked as (
           select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[],
             $6::timestamptz[], $7::timestamptz[])
             as asked (subject_id, decision_id, ticket_id, requester_id, object_id, issued_at, expires_at)
         ), kept as (
           select subject_id from subject
           where subject_id in (select asked.subject_id from asked) and erased_at is null
           order by subject_id for key share ${others}
         )
         insert into ticket (subject_id, decision_id, ticket_id, requester_id, object_id, issued_at,
           expires_at)
         select asked.* from asked join kept using (subject_id)
         returning ticket_id`;
const ADD = { name: "add-tickets", text: addText("") };
const ADD_FREE = { name: "add-free-tickets", text: addText("skip locked") };

/**
 * Writes down tickets before they leave, in one statement.
 * @param others whether to wait for who holds one of the persons, or to leave her out
 * @returns those that may leave: all but those of persons who were erased meanwhile, or left out
 */
export async function addTickets(
  db: Queryable,
  tickets: readonly IssuedTicket[],
  others: "wait" | "skip" = "wait",
): Promise<ReadonlySet<TicketId>> {
  const statement = others === "wait" ? ADD : ADD_FREE;
  const rows = await db.query<{ ticket_id: string }>(statement, [
    tickets.map(({ subjectId }) => uuidOf(subjectId)),
    tickets.map(({ decisionId }) => decisionId),
    tickets.map(({ id }) => uuidOf(id)),
    tickets.map(({ requesterId }) => uuidOf(requesterId)),
    tickets.map(({ objectId }) => uuidOf(objectId)),
    tickets.map(({ issuedAt }) => issuedAt),
    tickets.map(({ expiresAt }) => expiresAt),
  ]);
  return new Set(rows.map(({ ticket_id }) => idFrom("tkt", ticket_id)));
}

const COUNT = {
  name: "overdue-tickets",
  text: `select p.requester_id, (select count(*)::int from (
             select from ticket t
             where t.requester_id = p.requester_id and t.reported_at is null and t.expires_at < $2
             limit $3) as counted) as overdue
         from unnest($1::uuid[]) as p (requester_id)`,
};

/**
 * How many tickets of each requester expired before an instant and were never reported.
 * @param most counts no further
 */
export async function overdueTickets(
  db: Queryable,
  requesters: readonly PartyId[],
  expiredBefore: Instant,
  most: number,
): Promise<ReadonlyMap<PartyId, number>> {
  const rows = await db.query<Row & { requester_id: string; overdue: number }>(COUNT, [
    requesters.map(uuidOf),
    expiredBefore,
    most,
  ]);
  return new Map(rows.map(({ requester_id, overdue }) => [idFrom("pty", requester_id), overdue]));
}
