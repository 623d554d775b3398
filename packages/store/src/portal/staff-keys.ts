import { uuidOf, type ApiKeyId, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** Whether a key is or was that of a role of hers: what was done under it, she did. */
export async function isKeyOfPerson(
  db: Queryable,
  subjectId: SubjectId,
  keyId: ApiKeyId,
): Promise<boolean> {
  const rows = await db.query(
    {
      name: "is-key-of-person",
      text: "select role_id from staff_role where subject_id = $1 and key_id = $2",
    },
    [uuidOf(subjectId), uuidOf(keyId)],
  );
  return rows.length > 0;
}
