import {
  idFrom,
  notifyDisclosure,
  parseInstant,
  type DutyId,
  type EventId,
  type Instant,
  type PartyId,
  type PurposeId,
  type ReasonCode,
  type SubjectId,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runSubjectCommand } from "../subject/unit-of-work.ts";

/** A disclosure of which a purpose makes telling the person a condition, and nobody owes it yet. */
export type UntoldDisclosure = {
  readonly subjectId: SubjectId;
  readonly at: Instant;
  /** UUID of the log row. */
  readonly decisionId: string;
  /** Made from the row's id, so that one decision makes one duty however often it is met. */
  readonly dutyId: DutyId;
  readonly purposeId: PurposeId;
  readonly reason: ReasonCode;
  readonly requesterId: PartyId | undefined;
  readonly recipientId: PartyId;
  /** Who runs the object. */
  readonly operatorId: PartyId;
};

type DisclosureRow = Row & {
  subject_id: string;
  recorded_at: string;
  decision_id: string;
  duty_id: string;
  purpose_id: string;
  reason: ReasonCode;
  requester_id: string | null;
  recipient_id: string;
  operator_id: string;
};

const DUTY_ID = `encode(substring(
  sha256(convert_to('notify-disclosure ' || a.decision_id::text, 'UTF8')) from 1 for 16), 'hex')`;

/** Of a locked or erased person nobody is told. */
const UNTOLD = {
  name: "untold-disclosures",
  text: `select a.subject_id, a.recorded_at, a.decision_id, a.purpose_id, a.reason, a.requester_id,
           a.recipient_id, o.operator_id, ${DUTY_ID} as duty_id
         from purpose p
         join access_log a on a.purpose_id = p.purpose_id and a.permitted
           and a.recipient_id is not null and a.mode = 'enforce' and a.reason <> 'legal-ground'
           and not a.deferred
         join digital_object o on o.object_id = a.object_id
         join subject s on s.subject_id = a.subject_id
           and s.locked_at is null and s.erased_at is null
         where p.body -> 'declared' -> 'notify_disclosure' = 'true'::jsonb
           and (a.recorded_at, a.decision_id) > ($1::timestamptz, $2::uuid)
           and not exists (select from record_locator r where r.record_id = (${DUTY_ID})::uuid)
         order by a.recorded_at, a.decision_id limit $3`,
};

const FIRST = "00000000-0000-0000-0000-000000000000";

/** A page of them after a place in the log, in the order of the log. */
export async function untoldDisclosures(
  db: Queryable,
  after: { readonly at: Instant; readonly decisionId?: string },
  limit: number,
): Promise<UntoldDisclosure[]> {
  const params = [after.at, after.decisionId ?? FIRST, limit];
  const rows = await db.query<DisclosureRow>(UNTOLD, params);
  return rows.map((row) => {
    const at = parseInstant(row.recorded_at);
    if (at === undefined) throw new Error("a log row without an instant");
    return {
      subjectId: idFrom("sub", row.subject_id),
      at,
      decisionId: row.decision_id,
      dutyId: idFrom("dty", row.duty_id),
      purposeId: idFrom("pur", row.purpose_id),
      reason: row.reason,
      requesterId: row.requester_id === null ? undefined : idFrom("pty", row.requester_id),
      recipientId: idFrom("pty", row.recipient_id),
      operatorId: idFrom("pty", row.operator_id),
    };
  });
}

/** Opens the duty to tell the person. @returns whether it was not open yet */
export async function openDisclosureDuty(
  store: Store,
  disclosure: UntoldDisclosure,
  holderId: PartyId,
  calendar: WorkingDayCalendar,
  command: {
    readonly now: Instant;
    readonly commandId: string;
    readonly eventId: (index: number) => EventId;
  },
): Promise<boolean> {
  const { now, commandId, eventId } = command;
  const done = await runSubjectCommand<boolean>(store, {
    subjectId: disclosure.subjectId,
    now,
    actor: { partyId: undefined, keyId: undefined, commandId, serviceId: store.serviceId },
    eventId,
    decide: async (state) => notifyDisclosure(state, { ...disclosure, holderId }, calendar),
  });
  if (done.ok) return done.result;
  // Whoever was erased meanwhile is told nothing.
  if (done.code !== "person-erased") throw new Error(`a duty was refused: ${done.code}`);
  return false;
}

/** How far a job has come through what it walks through; `undefined` before its first run. */
export async function jobPlace(db: Queryable, name: string): Promise<Instant | undefined> {
  const [row] = await db.query<{ place: string | null }>("select place from job where name = $1", [
    name,
  ]);
  return row?.place === null || row === undefined ? undefined : parseInstant(row.place);
}

/** Notes how far a job has come; never back. */
export const noteJobPlace = async (db: Db, name: string, place: Instant): Promise<void> => {
  await db.query(
    {
      name: "note-job-place",
      text: "update job set place = greatest(place, $2::timestamptz) where name = $1",
    },
    [name, place],
  );
};
