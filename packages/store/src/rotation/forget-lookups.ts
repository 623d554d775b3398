import type { Queryable } from "../db/db.ts";

const BATCH = 1000;

const FORGET = {
  name: "forget-lookups",
  text: `delete from subject_lookup where key_version = $1 and subject_id in (
           select subject_id from subject_lookup where key_version = $1 order by subject_id limit $2)
         returning subject_id`,
};

/** Deletes the look-up rows of a destroyed MAC key, in batches. @returns how many there were */
export async function forgetLookupsOf(db: Queryable, version: number): Promise<number> {
  let gone = 0;
  for (;;) {
    const rows = await db.query(FORGET, [version, BATCH]);
    if (rows.length === 0) return gone;
    gone += rows.length;
  }
}
