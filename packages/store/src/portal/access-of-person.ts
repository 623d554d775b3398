import { isStillHidden, uuidOf, type Instant } from "@kelisim/core";
import {
  accessFrom,
  groundIn,
  type PersonAccess,
  type PersonAccessRow,
} from "../access/person-access.ts";
import type { LogKey } from "../access/access-log.ts";
import type { Queryable } from "../db/db.ts";

const SEEN_ONE = {
  name: "access-of-person",
  text: `select l.*, v.body::text as purpose_body, p.body::text as newest_body
         from access_log l
         left join purpose_version v
           on v.purpose_id = l.purpose_id and v.version = l.purpose_version
         left join purpose p on p.purpose_id = l.purpose_id
         where l.subject_id = $1 and l.recorded_at = $2 and l.decision_id = $3
           and l.mode = 'enforce'`,
};

/**
 * One access to a person's data, as her list shows it; `undefined` for a row that is not there, was a look-up,
 * or is kept from her by an act for now: the three look the same.
 */
export async function accessOfPerson(
  db: Queryable,
  { subjectId, recordedAt, decisionId }: LogKey,
  now: Instant,
): Promise<PersonAccess | undefined> {
  const [row] = await db.query<PersonAccessRow & { newest_body: string | null }>(SEEN_ONE, [
    uuidOf(subjectId),
    recordedAt,
    decisionId,
  ]);
  if (row === undefined) return undefined;
  const { purpose_body: then, newest_body: newest } = row;
  // Without its purpose nobody can say that the deferral is over.
  const isKept =
    row.deferred &&
    (then === null || newest === null || isStillHidden(groundIn(then), groundIn(newest), now));
  return isKept ? undefined : accessFrom(row);
}
