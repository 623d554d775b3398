import { idFrom, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** The parties that have messages without a number, so many at most. */
export async function partiesWithBacklog(db: Queryable, limit: number): Promise<PartyId[]> {
  const rows = await db.query<{ party_id: string }>(
    {
      name: "parties-with-backlog",
      text: `select distinct party_id from outbox where sent_at is null order by party_id limit $1`,
    },
    [limit],
  );
  return rows.map(({ party_id }) => idFrom("pty", party_id));
}
