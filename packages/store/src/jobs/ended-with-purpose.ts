import { uuidOf, type SubjectId, type TimerKey } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** Consents whose purpose was reached for everybody, or that nobody uses since purpose or object were closed. */
const ENDED = {
  name: "consents-ended-with-purpose",
  text: `select a.answer_id
         from unnest($1::uuid[], $2::uuid[]) as given (subject_id, answer_id)
         join answer a on a.subject_id = given.subject_id and a.answer_id = given.answer_id
         join purpose p on p.purpose_id = a.purpose_id
         join digital_object o on o.object_id = a.object_id
         where not a.outlasts_purpose and a.achieved_count < p.achieved_count
           or p.body ->> 'status' = 'closed' or o.body ->> 'status' = 'closed'`,
};

/**
 * Those consents that nobody has to look at any more, though a timer said so: core knows no registry here.
 * @returns their UUIDs, without dashes
 */
export async function endedWithPurpose(
  tx: Queryable,
  fired: ReadonlyMap<SubjectId, readonly TimerKey[]>,
): Promise<ReadonlySet<string>> {
  const looks = [...fired].flatMap(([subjectId, timers]) =>
    timers.flatMap(({ kind, recordId }) =>
      kind === "consent-review" ? [[uuidOf(subjectId), uuidOf(recordId)] as const] : [],
    ),
  );
  if (looks.length === 0) return new Set();
  const rows = await tx.query<{ answer_id: string }>(ENDED, [
    looks.map(([subject]) => subject),
    looks.map(([, record]) => record),
  ]);
  return new Set(rows.map(({ answer_id }) => answer_id.replaceAll("-", "")));
}
