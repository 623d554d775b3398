import { parseInstant, uuidOf, type Instant, type PurposeId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

const LAST_ACHIEVED = {
  name: "purpose-last-achieved",
  text: `select min(v.recorded_at) as at from purpose_version v join purpose p on p.purpose_id = v.purpose_id
         where v.purpose_id = $1 and p.achieved_count > 0
           and (v.body ->> 'achievedCount')::int = p.achieved_count`,
};

/** When a purpose was last declared achieved for everybody; `undefined` where it never was. */
export async function purposeAchievedAt(
  db: Queryable,
  id: PurposeId,
): Promise<Instant | undefined> {
  const [row] = await db.query<{ at: string | null }>(LAST_ACHIEVED, [uuidOf(id)]);
  return row === undefined || row.at === null ? undefined : parseInstant(row.at);
}
