import type { Queryable } from "../db/db.ts";
import { checkpointOf, latestCheckpoint, type LogCheckpoint } from "../evidence-log/checkpoints.ts";

const COSIGNED = {
  name: "newest-cosigned",
  text: `select size::text as size from log_cosignature where size > $1 order by size desc limit 1`,
};

/**
 * The checkpoint that shows a leaf best: the newest that a witness has signed too, if it holds the leaf, else
 * the newest of all.
 * @returns `undefined` while none holds the leaf
 */
export async function checkpointToShow(
  db: Queryable,
  index: bigint,
): Promise<LogCheckpoint | undefined> {
  const [cosigned] = await db.query<{ size: string }>(COSIGNED, [index]);
  const found =
    cosigned === undefined
      ? await latestCheckpoint(db)
      : await checkpointOf(db, BigInt(cosigned.size));
  return found !== undefined && found.size > index ? found : undefined;
}
