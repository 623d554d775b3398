import { uuidOf, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openField } from "../subject/personal-fields.ts";

/** A person's name as her newest sign-in gave it; `undefined` where she never signed in. */
export async function nameOfPerson(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<string | undefined> {
  const [row] = await db.query<Row & { sealed: Uint8Array }>(
    {
      name: "name-of-person",
      text: "select sealed from subject_field where subject_id = $1 and field = 'name'",
    },
    [uuidOf(subjectId)],
  );
  return row && openField(db, ring, subjectId, "name", row.sealed);
}
