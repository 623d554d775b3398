import { uuidOf, type Instant, type PurposeId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { jobPlace } from "../jobs/disclosures.ts";
import { lookSince, purposesEndedSince } from "../jobs/purpose-ends.ts";
import { COUNTED_AT_MOST } from "./backlog.ts";

/** By the index answer_ending so many at most; what was over before the purpose's end is not told. */
const LEFT = {
  name: "figures-purpose-ends",
  text: `select count(*)::int as rows from (
           (select a.ends_at from answer a join purpose p on p.purpose_id = a.purpose_id
            where a.purpose_id = $1 and a.kind = 'granted' and a.end_state = 'standing'
              and not a.outlasts_purpose and a.achieved_count < p.achieved_count limit $3)
           union all
           (select a.ends_at from answer a join purpose p on p.purpose_id = a.purpose_id
            where a.purpose_id = $1 and a.kind = 'granted' and a.end_state = 'standing'
              and p.body ->> 'status' = 'closed'
              and (a.outlasts_purpose or a.achieved_count >= p.achieved_count) limit $3)) as found
         where ends_at is null or ends_at > $2`,
};

const leftOf = async (db: Queryable, id: PurposeId, now: Instant): Promise<number> => {
  const params = [uuidOf(id), now, COUNTED_AT_MOST];
  return (await db.query<{ rows: number }>(LEFT, params))[0]?.rows ?? 0;
};

/** Consents that ended with a purpose for everybody, of which the job `purpose-ends` has not told yet. */
export async function purposeEndsLeft(db: Queryable, now: Instant): Promise<number> {
  let left = 0;
  for (const id of await purposesEndedSince(db, lookSince(await jobPlace(db, "purpose-ends")))) {
    left += await leftOf(db, id, now);
    if (left >= COUNTED_AT_MOST) return COUNTED_AT_MOST;
  }
  return left;
}
