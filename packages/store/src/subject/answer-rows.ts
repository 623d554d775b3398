import {
  endOfDay,
  outlastsPurpose,
  uuidOf,
  writeRecord,
  type Answer,
  type Consent,
  type LegalDay,
} from "@kelisim/core";
import { bulkWriter, otherColumns } from "../db/bulk.ts";
import { changed } from "./changed.ts";
import type { Projected } from "./projector.ts";

const endOf = (lastDay: LegalDay | null) => (lastDay === null ? null : endOfDay(lastDay));

/** The columns of `answer`: consents and refusals in one line each. */
const ANSWERS = {
  subject_id: "uuid",
  answer_id: "uuid",
  kind: "text",
  service_id: "uuid",
  seq: "int",
  party_id: "uuid",
  object_id: "uuid",
  purpose_id: "uuid",
  categories: "text[]",
  actions: "text[]",
  recipients: "uuid[]",
  countries: "text[]",
  ends_at: "timestamptz",
  achieved_count: "int",
  end_state: "text",
  recorded_at: "timestamptz",
  body: "jsonb",
  outlasts_purpose: "boolean",
} as const;

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

/** The rows of the answers that a command gave or changed. */
function answerRows({ subjectId, actor, before, after }: Projected) {
  const answers: readonly Answer[] = [
    ...changed(before.consents, after.consents),
    ...after.refusals.slice(before.refusals.length),
  ];
  return answers.map((answer) => {
    const columns = columnsOf(answer);
    return {
      subject_id: uuidOf(subjectId),
      answer_id: columns.id,
      kind: answer.kind,
      service_id: actor.serviceId,
      seq: answer.seq,
      party_id: uuidOf(answer.partyId),
      object_id: uuidOf(answer.objectId),
      purpose_id: uuidOf(answer.purposeId),
      categories: columns.categories,
      actions: columns.actions,
      recipients: columns.recipients.map(uuidOf),
      countries: columns.countries,
      ends_at: endOf(columns.lastDay),
      achieved_count: columns.achievedCount,
      end_state: columns.endState,
      recorded_at: columns.at,
      body: writeRecord(answer),
      outlasts_purpose: answer.kind === "granted" && outlastsPurpose(answer.term),
    };
  });
}

export const ANSWER_WRITER = bulkWriter(
  ANSWERS,
  answerRows,
  (given) =>
    `insert into answer (subject_id, ${otherColumns(ANSWERS)})
         select subject_id, ${otherColumns(ANSWERS)} from ${given} order by n
         on conflict (subject_id, answer_id) do update
     set end_state = excluded.end_state, body = excluded.body, categories = excluded.categories,
       actions = excluded.actions, recipients = excluded.recipients, countries = excluded.countries`,
  (given) =>
    `insert into answer (subject_id, ${otherColumns(ANSWERS)})
         select subject_id, ${otherColumns(ANSWERS)} from ${given} order by n`,
);
