import { instantOf, type Instant } from "@kelisim/core";
import type { Owner } from "../db/db.ts";
import type { Store } from "../store.ts";
import { DESTROYED_IN } from "./destroy-person.ts";

const DAY_MS = 86_400_000;

const TABLES = DESTROYED_IN.join(", ");

/**
 * An embedded store is small and has nobody beside us: its tables are written anew, and the log of changes
 * is cut off and removed instead of being kept for later use.
 */
async function sweepEmbedded(owner: Owner): Promise<void> {
  await owner.query(`vacuum full ${TABLES}`);
  await owner.query("set wal_recycle = off");
  try {
    await owner.query("select pg_switch_wal()");
    await owner.query("checkpoint");
  } finally {
    await owner.query("reset wal_recycle");
  }
}

/** On a server: the rows leave their pages. A table that somebody else is at work on waits for the next time. */
const sweepServer = async (owner: Owner): Promise<void> => {
  await owner.query(`vacuum (skip_locked) ${TABLES}`);
};

/**
 * Clears away what destroyed rows leave behind in the files, if somebody was erased or locked within the
 * last day; as far as the owner's rights go, and no further than the files of this database: copies of it,
 * and a server's log of changes, end in their own time.
 * @returns whether there was something to sweep
 */
export async function sweepDestroyed({ db }: Store, now: Instant): Promise<boolean> {
  const since = instantOf(now.epochMilliseconds - DAY_MS);
  const [row] = await db.query<{ found: boolean }>(
    `select exists (select from erasure where erased_at > $1)
       or exists (select from subject where locked_at > $1) as found`,
    [since],
  );
  if (row?.found !== true) return false;
  await db.asOwner(db.engine === "pglite" ? sweepEmbedded : sweepServer);
  return true;
}
