import { laterInstant, parseInstant, uuidOf, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { messagesOf } from "../outbox/outbox.ts";
import type { FsckFinding } from "./finding.ts";
import type { ToldLife } from "./persons.ts";

type MessageRow = Row & {
  recorded_at: string;
  subject_id: string;
  outbox_id: string;
  seq: number;
  party_id: string;
  type: string;
  payload: string;
};

const SENT = `select subject_id, outbox_id, seq, party_id, type, recorded_at, payload::text as payload
  from outbox where subject_id = any($1::uuid[]) order by subject_id, seq, outbox_id`;

/** What was said to a party, in one text: the ids of messages are random. */
const textOf = (
  subjectId: string,
  seq: number,
  partyId: string,
  type: string,
  at: Instant | undefined,
  payload: Readonly<Record<string, unknown>>,
): string =>
  JSON.stringify([
    subjectId,
    seq,
    partyId,
    type,
    at?.epochMilliseconds,
    Object.entries(payload).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);

/** Messages to parties that no event has made, and those that are missing. */
export async function checkMessages(
  db: Queryable,
  lives: readonly ToldLife[],
): Promise<FsckFinding[]> {
  const found: FsckFinding[] = [];
  const expected = new Map<string, { readonly subject_id: string; readonly seq: string }[]>();
  for (const { subjectId, steps } of lives) {
    const subject_id = uuidOf(subjectId);
    for (const { event, after } of steps) {
      const at = laterInstant(event.recordedAt, after.lastEventAt);
      for (const { partyId, type, payload } of messagesOf(event, after)) {
        const text = textOf(subject_id, event.seq, uuidOf(partyId), type, at, payload);
        expected.set(text, [...(expected.get(text) ?? []), { subject_id, seq: String(event.seq) }]);
      }
    }
  }
  const ids = lives.map(({ subjectId }) => uuidOf(subjectId));
  for (const row of await db.query<MessageRow>(SENT, [ids])) {
    const { subject_id, outbox_id, seq, party_id, type } = row;
    const payload = JSON.parse(row.payload) as Record<string, unknown>;
    const text = textOf(
      subject_id.replaceAll("-", ""),
      seq,
      party_id.replaceAll("-", ""),
      type,
      parseInstant(row.recorded_at),
      payload,
    );
    if (expected.get(text)?.pop() !== undefined) continue;
    found.push({
      ...{ check: "messages", fault: "differs", table: "outbox" },
      key: { subject_id, outbox_id },
    });
  }
  for (const key of [...expected.values()].flat()) {
    found.push({ check: "messages", fault: "missing", table: "outbox", key });
  }
  return found;
}

/** Entries of the feed that say something else than the message which they carry. */
const FEED = `
  select f.party_id, f.feed_seq::text as feed_seq from feed f
  left join outbox o on o.outbox_id = f.outbox_id
  where o.outbox_id is null or o.party_id <> f.party_id or o.type <> f.type
    or o.payload <> f.payload or o.recorded_at <> f.recorded_at or o.sent_at is null`;

/** Messages that were numbered, and are in no feed. */
const SENT_NOWHERE = `
  select o.subject_id, o.outbox_id from outbox o
  where o.sent_at is not null and not exists (select from feed f where f.outbox_id = o.outbox_id)`;

/** Heads that do not know the last number of their feed. */
const HEADS = `
  select f.party_id, max(f.feed_seq)::text as feed_seq from feed f
  left join feed_head h on h.party_id = f.party_id
  group by f.party_id, h.feed_seq
  having h.feed_seq is distinct from max(f.feed_seq) or count(*) <> max(f.feed_seq)`;

/** Holds what parties read against what was sent to them. */
export async function checkFeeds(db: Queryable, found: (one: FsckFinding) => void): Promise<void> {
  type FeedRow = Row & { party_id: string; feed_seq: string };
  for (const { party_id, feed_seq } of await db.query<FeedRow>(FEED)) {
    found({ check: "messages", fault: "differs", table: "feed", key: { party_id, feed_seq } });
  }
  type SentRow = Row & { subject_id: string; outbox_id: string };
  for (const { subject_id, outbox_id } of await db.query<SentRow>(SENT_NOWHERE)) {
    const key = { subject_id, outbox_id };
    found({ check: "messages", fault: "missing", table: "outbox", key });
  }
  for (const { party_id } of await db.query<FeedRow>(HEADS)) {
    found({ check: "messages", fault: "differs", table: "feed_head", key: { party_id } });
  }
}
