import {
  endOfDay,
  outlastsPurpose,
  timerChanges,
  uuidOf,
  writeRecord,
  type Answer,
  type Consent,
  type ConsentRequest,
  type Duty,
  type LegalDay,
  type Refusal,
  type Retention,
  type RightsCall,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { projectTimers } from "../jobs/timer-rows.ts";
import { changed, madeIds } from "./changed.ts";
import { madeRecordIds, projectRecords } from "./record-rows.ts";

type Frame = { readonly tx: Queryable; readonly subject: string; readonly serviceId: string };

const endOf = (lastDay: LegalDay | null) => (lastDay === null ? null : endOfDay(lastDay));

const REQUEST = {
  name: "project-request",
  text: `insert into consent_request (subject_id, request_id, service_id, party_id, requested_at, body)
         values ($1, $2, $3, $4, $5, $6::jsonb)
         on conflict (subject_id, request_id) do update set body = excluded.body`,
};

const projectRequest = ({ tx, subject, serviceId }: Frame, request: ConsentRequest) =>
  tx.query(REQUEST, [
    subject,
    uuidOf(request.id),
    serviceId,
    uuidOf(request.partyId),
    request.requestedAt,
    writeRecord(request),
  ]);

const ANSWER = {
  name: "project-answer",
  text: `insert into answer (subject_id, answer_id, kind, service_id, seq, party_id, object_id,
           purpose_id, categories, actions, recipients, countries, ends_at, achieved_count, end_state,
           recorded_at, body, outlasts_purpose)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::jsonb, $18)
         on conflict (subject_id, answer_id) do update
           set end_state = excluded.end_state, body = excluded.body, categories = excluded.categories,
             actions = excluded.actions, recipients = excluded.recipients,
             countries = excluded.countries`,
};

type AnswerColumns = Pick<Consent, "categories" | "actions" | "recipients" | "countries"> & {
  readonly id: string;
  readonly lastDay: LegalDay | null;
  readonly achievedCount: number;
  readonly endState: string;
  readonly at: Consent["grantedAt"];
};

const columnsOf = (answer: Answer): AnswerColumns =>
  answer.kind === "refused"
    ? {
        categories: [],
        actions: [],
        recipients: [],
        countries: [],
        id: uuidOf(answer.requestId),
        lastDay: null,
        achievedCount: 0,
        endState: "standing",
        at: answer.at,
      }
    : {
        ...answer,
        id: uuidOf(answer.id),
        lastDay: answer.term.lastDay ?? null,
        endState: answer.end.state,
        at: answer.grantedAt,
      };

function projectAnswer({ tx, subject, serviceId }: Frame, answer: Consent | Refusal) {
  const columns = columnsOf(answer);
  return tx.query(ANSWER, [
    subject,
    columns.id,
    answer.kind,
    serviceId,
    answer.seq,
    uuidOf(answer.partyId),
    uuidOf(answer.objectId),
    uuidOf(answer.purposeId),
    [...columns.categories],
    [...columns.actions],
    columns.recipients.map(uuidOf),
    [...columns.countries],
    endOf(columns.lastDay),
    columns.achievedCount,
    columns.endState,
    columns.at,
    writeRecord(answer),
    answer.kind === "granted" && outlastsPurpose(answer.term),
  ]);
}

const DUTY = {
  name: "project-duty",
  text: `insert into duty (subject_id, duty_id, service_id, party_id, kind, state, due_on, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)
         on conflict (subject_id, duty_id) do update
           set state = excluded.state, due_on = excluded.due_on, body = excluded.body`,
};

const projectDuty = ({ tx, subject, serviceId }: Frame, duty: Duty) =>
  tx.query(DUTY, [
    subject,
    uuidOf(duty.id),
    serviceId,
    uuidOf(duty.partyId),
    duty.kind,
    duty.outcome.state,
    duty.dueOn,
    writeRecord(duty),
  ]);

const projectRetention = ({ tx, subject }: Frame, retention: Retention) =>
  tx.query(
    `insert into retention (subject_id, retention_id, holder_id, object_id, purpose_id, seq,
       categories, actions, ends_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
    [
      subject,
      uuidOf(retention.id),
      uuidOf(retention.holderId),
      uuidOf(retention.objectId),
      uuidOf(retention.purposeId),
      retention.seq,
      [...retention.categories],
      [...retention.actions],
      endOf(retention.until),
      writeRecord(retention),
    ],
  );

const projectCall = ({ tx, subject }: Frame, call: RightsCall) =>
  tx.query(
    `insert into rights_call (subject_id, call_id, party_id, kind, received_at, body)
     values ($1, $2, $3, $4, $5, $6::jsonb)`,
    [subject, uuidOf(call.id), uuidOf(call.partyId), call.kind, call.receivedAt, writeRecord(call)],
  );

/** One of the two columns at most is set: a locked person who is erased is erased. */
const projectErasure = ({ tx, subject }: Frame, { erasure }: SubjectState) =>
  tx.query("update subject set locked_at = $2, erased_at = $3 where subject_id = $1", [
    subject,
    erasure.state === "locked" ? erasure.at : null,
    erasure.state === "erased" ? erasure.at : null,
  ]);

const LOCATE = {
  name: "locate-records",
  text: `insert into record_locator (record_id, kind, subject_id)
         select id, kind, $3 from unnest($1::uuid[], $2::text[]) as made (id, kind)`,
};

/** Writes the rows in which two states of a person differ, in the transaction of the events between them. */
export async function project(
  tx: Queryable,
  subjectId: SubjectId,
  serviceId: string,
  before: SubjectState,
  after: SubjectState,
): Promise<void> {
  const frame: Frame = { tx, subject: uuidOf(subjectId), serviceId };
  const made = [
    ...madeIds(before.requests, after.requests),
    ...madeIds(before.consents, after.consents),
    ...madeIds(before.duties, after.duties),
    ...madeIds(before.rightsCalls, after.rightsCalls),
    ...madeRecordIds(before, after),
  ];
  if (made.length > 0) {
    await tx.query(LOCATE, [made.map(uuidOf), made.map((id) => id.slice(0, 3)), frame.subject]);
  }
  for (const request of changed(before.requests, after.requests)) {
    await projectRequest(frame, request);
  }
  for (const consent of changed(before.consents, after.consents)) {
    await projectAnswer(frame, consent);
  }
  for (const refusal of after.refusals.slice(before.refusals.length)) {
    await projectAnswer(frame, refusal);
  }
  for (const duty of changed(before.duties, after.duties)) await projectDuty(frame, duty);
  for (const retention of after.retentions.slice(before.retentions.length)) {
    await projectRetention(frame, retention);
  }
  for (const call of changed(before.rightsCalls, after.rightsCalls)) await projectCall(frame, call);
  await projectRecords(tx, frame.subject, before, after);
  const { lastEventAt } = after;
  if (lastEventAt === undefined) throw new Error("a state that no event has made");
  await projectTimers(tx, frame.subject, timerChanges(before, after), lastEventAt);
  if (before.erasure !== after.erasure) await projectErasure(frame, after);
}
