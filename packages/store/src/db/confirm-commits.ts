import type { Queryable } from "./db.ts";

/**
 * Resolves when all that was committed before stands where commits are kept, on the synchronous
 * standby too. A commit that stopped waiting for its standby can be seen and is not acknowledged:
 * whoever answers from what is seen, as if it were done, asks this first. Reading waits for no
 * standby; a record in the log of writes does.
 *
 * @throws CommitUnknownError when it is not confirmed
 */
export async function confirmCommits(db: Queryable): Promise<void> {
  await db.query({
    name: "confirm-commits",
    text: "select pg_logical_emit_message(true, 'kelisim', '') is not null as confirmed",
  });
}
