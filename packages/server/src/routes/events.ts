import { formatInstant } from "@kelisim/core";
import { PAGE_LIMIT_DEFAULT, type EventQuery } from "@kelisim/protocol";
import { readFeed, relayFeed } from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";

/** A party's feed after a number. Reading it numbers what was committed since. */
export async function listEvents(call: Call<unknown, unknown, EventQuery>): Promise<Reply> {
  const { ctx, caller, query, now } = call;
  const { db } = ctx.store;
  const after = query.after ?? 0;
  const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
  const head = await relayFeed(db, caller.party.id, now);
  const items = await readFeed(db, caller.party.id, after, limit);
  const last = items.at(-1);
  return ok({
    items: items.map(({ feedSeq, id, type, at, payload }) => ({
      feed_seq: feedSeq,
      id,
      type,
      timestamp: formatInstant(at),
      data: payload,
    })),
    next_cursor: last !== undefined && last.feedSeq < head ? String(last.feedSeq) : null,
  });
}
