import {
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
import type { Queryable } from "../db/db.ts";
import type { SubjectCounter } from "./subjects.ts";

type KindedRow = { kind: string; body: string };

/** Every projected row of a person in one query; within a kind in the order in which it happened. */
const LOAD = {
  name: "load-subject",
  text: `select 'request' as kind, requested_at as at, 0 as seq, body::text as body
           from consent_request where subject_id = $1
         union all select 'answer', recorded_at, seq, body::text from answer where subject_id = $1
         union all select 'duty', null, 0, body::text from duty where subject_id = $1
         union all select 'retention', null, seq, body::text from retention where subject_id = $1
         union all select 'call', received_at, 0, body::text from rights_call where subject_id = $1
         union all select kind, recorded_at, 0, body::text from subject_record where subject_id = $1
         order by seq, at`,
};

const byId = <K, V extends { readonly id: K }>(values: readonly V[]): ReadonlyMap<K, V> =>
  new Map(values.map((value) => [value.id, value]));

/** A person's state from her projections: the same as the fold of her events, which a test holds. */
export async function loadSubject(
  db: Queryable,
  subjectId: SubjectId,
  counter: SubjectCounter,
): Promise<SubjectState> {
  const rows = await db.query<KindedRow>(LOAD, [uuidOf(subjectId)]);
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
