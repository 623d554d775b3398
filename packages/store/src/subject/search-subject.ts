import type { Iin, SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { findSubject, subjectCounter } from "./subjects.ts";

/**
 * The person with this IIN for somebody who searches by it: one whose data are locked is as unknown as one
 * whom nobody has met. @law 255-VIII 41
 */
export async function searchSubject(
  db: Queryable,
  ring: KeyRing,
  iin: Iin,
): Promise<SubjectId | undefined> {
  const subjectId = await findSubject(db, ring, iin);
  if (subjectId === undefined) return undefined;
  const { erasure } = await subjectCounter(db, subjectId);
  return erasure.state === "none" ? subjectId : undefined;
}
