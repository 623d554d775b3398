import { idFrom, uuidOf, type RepresentationId, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** Whose data a representative may act on, whether or not her authority still holds. */
export type RepresentedPerson = {
  readonly forSubjectId: SubjectId;
  readonly representationId: RepresentationId;
};

/** Leads from a representative to the person: the representation itself stands with the person. */
export async function insertRepresentativeOf(
  tx: Queryable,
  {
    subjectId,
    forSubjectId,
    representationId,
  }: RepresentedPerson & { readonly subjectId: SubjectId },
): Promise<void> {
  await tx.query(
    {
      name: "insert-representative-of",
      text: `insert into representative_of (subject_id, representation_id, for_subject_id)
             values ($1, $2, $3) on conflict do nothing`,
    },
    [uuidOf(subjectId), uuidOf(representationId), uuidOf(forSubjectId)],
  );
}

/** In whose place somebody may, might or could once act. */
export async function representedOf(
  db: Queryable,
  subjectId: SubjectId,
): Promise<RepresentedPerson[]> {
  const rows = await db.query<{ representation_id: string; for_subject_id: string }>(
    {
      name: "represented-of",
      text: `select representation_id, for_subject_id from representative_of
             where subject_id = $1 order by representation_id limit 200`,
    },
    [uuidOf(subjectId)],
  );
  return rows.map(({ representation_id, for_subject_id }) => ({
    forSubjectId: idFrom("sub", for_subject_id),
    representationId: idFrom("rpn", representation_id),
  }));
}
