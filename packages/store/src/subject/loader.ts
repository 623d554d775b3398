import {
  idFrom,
  readRecord,
  uuidOf,
  type Answer,
  type Blocking,
  type Breach,
  type BreachNotice,
  type Consent,
  type ConsentRequest,
  type Duty,
  type ExplanationShown,
  type ProcessingOutcome,
  type Refusal,
  type Representation,
  type Retention,
  type RightsCall,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { SubjectCounter } from "./subjects.ts";

type KindedRow = Row & { subject_id: string; kind: string; body: string };

/** Every projected row of some persons in one query; within a kind in the order in which it happened. */
const LOAD = {
  name: "load-subjects",
  text: `select subject_id, 'request' as kind, requested_at as at, 0 as seq, body::text as body
           from consent_request where subject_id = any($1::uuid[])
         union all select subject_id, 'answer', recorded_at, seq, body::text
           from answer where subject_id = any($1::uuid[])
         union all select subject_id, 'duty', null, 0, body::text
           from duty where subject_id = any($1::uuid[])
         union all select subject_id, 'retention', null, seq, body::text
           from retention where subject_id = any($1::uuid[])
         union all select subject_id, 'call', received_at, 0, body::text
           from rights_call where subject_id = any($1::uuid[])
         union all select subject_id, kind, recorded_at, 0, body::text
           from subject_record where subject_id = any($1::uuid[])
         order by seq, at`,
};

const byId = <K, V extends { readonly id: K }>(values: readonly V[]): ReadonlyMap<K, V> =>
  new Map(values.map((value) => [value.id, value]));

function stateFrom(counter: SubjectCounter, rows: readonly KindedRow[]): SubjectState {
  const of = <T>(kind: string): T[] =>
    rows.filter((row) => row.kind === kind).map((row) => readRecord(row.body) as T);
  const answers = of<Answer>("answer");
  return {
    ...counter,
    requests: byId(of<ConsentRequest>("request")),
    consents: byId(answers.filter((answer): answer is Consent => answer.kind === "granted")),
    refusals: answers.filter((answer): answer is Refusal => answer.kind === "refused"),
    duties: byId(of<Duty>("duty")),
    retentions: of<Retention>("retention"),
    rightsCalls: byId(of<RightsCall>("call")),
    representations: byId(of<Representation>("representation")),
    blockings: byId(of<Blocking>("blocking")),
    explanations: byId(of<ExplanationShown>("explanation")),
    outcomes: byId(of<ProcessingOutcome>("outcome")),
    breaches: byId(of<Breach>("breach")),
    breachNotices: byId(of<BreachNotice>("breach-notice")),
  };
}

/**
 * The states of these persons from their projections: the same as the folds of their events, which a
 * test holds.
 */
export async function loadSubjects(
  db: Queryable,
  counters: ReadonlyMap<SubjectId, SubjectCounter>,
): Promise<ReadonlyMap<SubjectId, SubjectState>> {
  const found = await db.query<KindedRow>(LOAD, [[...counters.keys()].map(uuidOf)]);
  const rows = new Map<SubjectId, KindedRow[]>();
  for (const row of found) {
    const subjectId = idFrom("sub", row.subject_id);
    const hers = rows.get(subjectId);
    if (hers === undefined) rows.set(subjectId, [row]);
    else hers.push(row);
  }
  return new Map(
    [...counters].map(([id, counter]) => [id, stateFrom(counter, rows.get(id) ?? [])]),
  );
}

/** One person's state. */
export async function loadSubject(
  db: Queryable,
  subjectId: SubjectId,
  counter: SubjectCounter,
): Promise<SubjectState> {
  const rows = await db.query<KindedRow>(LOAD, [[uuidOf(subjectId)]]);
  return stateFrom(counter, rows);
}
