import {
  idFrom,
  parseInstant,
  uuidOf,
  type EventId,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";

/** One numbered message of a party's feed. */
export type FeedItem = {
  readonly feedSeq: number;
  /** The message's own id: the same at every reading. */
  readonly id: EventId;
  readonly type: string;
  readonly at: Instant;
  readonly payload: Readonly<Record<string, string>>;
};

const RELAY_BATCH = 500;

/** Takes what is committed and unsent, numbers it after the head, marks it: one statement. */
const RELAY = {
  name: "relay-outbox",
  text: `with pending as (
           select subject_id, outbox_id, type, recorded_at, payload,
                  row_number() over (order by recorded_at, subject_id, seq) as place
           from outbox where party_id = $1 and sent_at is null
           order by recorded_at, subject_id, seq limit $3
         ), marked as (
           update outbox o set sent_at = $2 from pending p
           where o.subject_id = p.subject_id and o.outbox_id = p.outbox_id
         ), numbered as (
           insert into feed (party_id, feed_seq, outbox_id, type, recorded_at, payload)
           select $1, $4 + place, outbox_id, type, recorded_at, payload from pending
           returning feed_seq
         )
         update feed_head set feed_seq = greatest(feed_seq, (select max(n.feed_seq) from numbered n))
         where party_id = $1 and exists (select from numbered) returning feed_seq`,
};

/**
 * Gives numbers to a party's committed messages. The head row's lock lets one relay work at a time;
 * rows are marked, never skipped by a last id, so that a late commit is not lost.
 * @returns how far the feed goes now
 */
export async function relayFeed(db: Db, partyId: PartyId, now: Instant): Promise<number> {
  const party = uuidOf(partyId);
  return db.tx(async (tx) => {
    await tx.query(
      "insert into feed_head (party_id, feed_seq) values ($1, 0) on conflict do nothing",
      [party],
    );
    const [head] = await tx.query<{ feed_seq: number }>(
      "select feed_seq from feed_head where party_id = $1 for update",
      [party],
    );
    let last = head?.feed_seq ?? 0;
    for (;;) {
      const [moved] = await tx.query<{ feed_seq: number }>(RELAY, [party, now, RELAY_BATCH, last]);
      if (moved === undefined) return last;
      last = moved.feed_seq;
    }
  });
}

type FeedRow = Row & {
  feed_seq: number;
  outbox_id: string;
  type: string;
  recorded_at: string;
  payload: Record<string, string>;
};

/** The items of a party's feed after a number. */
export async function readFeed(
  db: Queryable,
  partyId: PartyId,
  after: number,
  limit: number,
): Promise<FeedItem[]> {
  const rows = await db.query<FeedRow>(
    {
      name: "read-feed",
      text: `select feed_seq, outbox_id, type, recorded_at, payload from feed
             where party_id = $1 and feed_seq > $2 order by feed_seq limit $3`,
    },
    [uuidOf(partyId), after, limit],
  );
  return rows.map(({ feed_seq: feedSeq, outbox_id, type, recorded_at, payload }) => {
    const at = parseInstant(recorded_at);
    if (at === undefined) throw new Error("a feed row without an instant");
    return { feedSeq, id: idFrom("evt", outbox_id), type, at, payload };
  });
}
