import { endOfDay, timerChanges, uuidOf, writeRecord, type LegalDay } from "@kelisim/core";
import {
  columnArrays,
  givenRows,
  otherColumns,
  type BulkColumns,
  type BulkRow,
} from "../db/bulk.ts";
import type { Queryable, Statement } from "../db/db.ts";
import { projectTimers } from "../jobs/timer-rows.ts";
import { ANSWERS, answerRows, PUT_ANSWERS } from "./answer-rows.ts";
import { changed, madeIds } from "./changed.ts";
import { madeRecordIds, PUT_RECORDS, recordRows, RECORDS } from "./record-rows.ts";
import type { SubjectChange } from "./subject-change.ts";

/** Two states of a person, and the service whose records lie between them. */
export type Projected = Pick<SubjectChange, "subjectId" | "before" | "after"> & {
  readonly serviceId: string;
};

const endOf = (lastDay: LegalDay | null) => (lastDay === null ? null : endOfDay(lastDay));

const REQUESTS = {
  subject_id: "uuid",
  request_id: "uuid",
  service_id: "uuid",
  party_id: "uuid",
  requested_at: "timestamptz",
  body: "jsonb",
} as const;
const PUT_REQUESTS = {
  name: "project-requests",
  text: `insert into consent_request (subject_id, ${otherColumns(REQUESTS)})
         select subject_id, ${otherColumns(REQUESTS)} from ${givenRows(REQUESTS)} order by n
         on conflict (subject_id, request_id) do update set body = excluded.body`,
};

const requestRows = ({ subjectId, serviceId, before, after }: Projected) =>
  changed(before.requests, after.requests).map((request) => ({
    subject_id: uuidOf(subjectId),
    request_id: uuidOf(request.id),
    service_id: serviceId,
    party_id: uuidOf(request.partyId),
    requested_at: request.requestedAt,
    body: writeRecord(request),
  }));

const DUTIES = {
  subject_id: "uuid",
  duty_id: "uuid",
  service_id: "uuid",
  party_id: "uuid",
  kind: "text",
  state: "text",
  due_on: "date",
  body: "jsonb",
} as const;
const PUT_DUTIES = {
  name: "project-duties",
  text: `insert into duty (subject_id, ${otherColumns(DUTIES)})
         select subject_id, ${otherColumns(DUTIES)} from ${givenRows(DUTIES)} order by n
         on conflict (subject_id, duty_id) do update
     set state = excluded.state, due_on = excluded.due_on, body = excluded.body`,
};

const dutyRows = ({ subjectId, serviceId, before, after }: Projected) =>
  changed(before.duties, after.duties).map((duty) => ({
    subject_id: uuidOf(subjectId),
    duty_id: uuidOf(duty.id),
    service_id: serviceId,
    party_id: uuidOf(duty.partyId),
    kind: duty.kind,
    state: duty.outcome.state,
    due_on: duty.dueOn,
    body: writeRecord(duty),
  }));

const RETENTIONS = {
  subject_id: "uuid",
  retention_id: "uuid",
  holder_id: "uuid",
  object_id: "uuid",
  purpose_id: "uuid",
  seq: "int",
  categories: "text[]",
  actions: "text[]",
  ends_at: "timestamptz",
  body: "jsonb",
} as const;
const PUT_RETENTIONS = {
  name: "project-retentions",
  text: `insert into retention (subject_id, ${otherColumns(RETENTIONS)})
         select subject_id, ${otherColumns(RETENTIONS)} from ${givenRows(RETENTIONS)} order by n`,
};

const retentionRows = ({ subjectId, before, after }: Projected) =>
  after.retentions.slice(before.retentions.length).map((retention) => ({
    subject_id: uuidOf(subjectId),
    retention_id: uuidOf(retention.id),
    holder_id: uuidOf(retention.holderId),
    object_id: uuidOf(retention.objectId),
    purpose_id: uuidOf(retention.purposeId),
    seq: retention.seq,
    categories: retention.categories,
    actions: retention.actions,
    ends_at: endOf(retention.until),
    body: writeRecord(retention),
  }));

const CALLS = {
  subject_id: "uuid",
  call_id: "uuid",
  party_id: "uuid",
  kind: "text",
  received_at: "timestamptz",
  body: "jsonb",
} as const;
const PUT_CALLS = {
  name: "project-calls",
  text: `insert into rights_call (subject_id, ${otherColumns(CALLS)})
         select subject_id, ${otherColumns(CALLS)} from ${givenRows(CALLS)} order by n`,
};

const callRows = ({ subjectId, before, after }: Projected) =>
  changed(before.rightsCalls, after.rightsCalls).map((call) => ({
    subject_id: uuidOf(subjectId),
    call_id: uuidOf(call.id),
    party_id: uuidOf(call.partyId),
    kind: call.kind,
    received_at: call.receivedAt,
    body: writeRecord(call),
  }));

const ERASURES = {
  subject_id: "uuid",
  locked_at: "timestamptz",
  erased_at: "timestamptz",
} as const;
const PUT_ERASURES = {
  name: "project-erasures",
  text: `update subject s set locked_at = given.locked_at, erased_at = given.erased_at
         from ${givenRows(ERASURES)} where s.subject_id = given.subject_id`,
};

/** One of the two columns at most is set: a locked person who is erased is erased. */
const erasureRows = ({ subjectId, before, after: { erasure } }: Projected) =>
  before.erasure === erasure
    ? []
    : [
        {
          subject_id: uuidOf(subjectId),
          locked_at: erasure.state === "locked" ? erasure.at : null,
          erased_at: erasure.state === "erased" ? erasure.at : null,
        },
      ];

const LOCATED = { record_id: "uuid", kind: "text", subject_id: "uuid" } as const;
const LOCATE = {
  name: "locate-records",
  text: `insert into record_locator (record_id, ${otherColumns(LOCATED)})
         select record_id, ${otherColumns(LOCATED)} from ${givenRows(LOCATED)} order by n`,
};

const locatedRows = ({ subjectId, before, after }: Projected) =>
  [
    ...madeIds(before.requests, after.requests),
    ...madeIds(before.consents, after.consents),
    ...madeIds(before.duties, after.duties),
    ...madeIds(before.rightsCalls, after.rightsCalls),
    ...madeRecordIds(before, after),
  ].map((id) => ({
    record_id: uuidOf(id),
    kind: id.slice(0, 3),
    subject_id: uuidOf(subjectId),
  }));

/**
 * Writes the rows in which two states of each person differ, in the transaction of the events between them.
 * Nobody may be among them twice.
 */
export async function project(tx: Queryable, changes: readonly Projected[]): Promise<void> {
  const put = async <C extends BulkColumns>(
    statement: Statement,
    columns: C,
    rowsOf: (change: Projected) => readonly BulkRow<C>[],
  ): Promise<void> => {
    const rows = changes.flatMap(rowsOf);
    if (rows.length > 0) await tx.query(statement, columnArrays(columns, rows));
  };
  await put(LOCATE, LOCATED, locatedRows);
  await put(PUT_REQUESTS, REQUESTS, requestRows);
  await put(PUT_ANSWERS, ANSWERS, answerRows);
  await put(PUT_DUTIES, DUTIES, dutyRows);
  await put(PUT_RETENTIONS, RETENTIONS, retentionRows);
  await put(PUT_CALLS, CALLS, callRows);
  await put(PUT_RECORDS, RECORDS, recordRows);
  await projectTimers(
    tx,
    changes.map(({ subjectId, before, after }) => {
      if (after.lastEventAt === undefined) throw new Error("a state that no event has made");
      const { set, dropped } = timerChanges(before, after);
      return { subject: uuidOf(subjectId), set, dropped, at: after.lastEventAt };
    }),
  );
  await put(PUT_ERASURES, ERASURES, erasureRows);
}
