import { createHash } from "node:crypto";
import type { Queryable, Row } from "../db/db.ts";
import type { LogMonth } from "./month.ts";

/** How a digest is made; a log with another column needs another form, and keeps this one for old months. */
export const DIGEST_FORM = 1;

/** The columns of form 1, each in a text that no setting of a session changes. */
export const DIGEST_COLUMNS = [
  "subject_id",
  "to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
  ...["decision_id", "subject_seq", "caller_id", "key_id", "requester_bin", "requester_id"],
  ...["requester_version", "requester_ref", "mode", "action", "object_id", "object_version"],
  ...["purpose_id", "purpose_version", "categories", "recipient_bin", "recipient_id", "country"],
  ...["rule_set", "permitted", "reason", "basis_id", "deferred"],
];

/** Rows of one statement: memory stays bounded, whatever a month holds. */
const CHUNK = 5000;

/** What is in a month, as far as its rows can show. */
export type MonthDigest = {
  readonly rows: number;
  /** SHA-256 over the SHA-256 of each row's line, in the order of the primary key. */
  readonly digest: Uint8Array;
};

type ChunkRow = Row & {
  rows: number;
  hashes: Uint8Array | null;
  subject_id: string | null;
  recorded_at: string | null;
  decision_id: string | null;
};

const chunkOf = (source: string): string => `with chunk as (
    select subject_id, recorded_at, decision_id,
      sha256(convert_to(row(${DIGEST_COLUMNS.join(", ")})::text, 'UTF8')) as hash
    from ${source}
    where recorded_at >= $1 and recorded_at < $2
      and (subject_id, recorded_at, decision_id) > ($3::uuid, $4::timestamptz, $5::uuid)
    order by subject_id, recorded_at, decision_id limit $6)
  select n.rows, n.hashes, l.subject_id, l.recorded_at, l.decision_id
  from (select count(*)::int as rows,
          string_agg(hash, ''::bytea order by subject_id, recorded_at, decision_id) as hashes
        from chunk) n
  left join (select subject_id, recorded_at, decision_id from chunk
             order by subject_id desc, recorded_at desc, decision_id desc limit 1) l on true`;

const NIL = "00000000-0000-0000-0000-000000000000";

const OF_LOG = { name: "digest-of-month", text: chunkOf("access_log") };

/**
 * The digest of the rows recorded in a month, wherever they lie. It is of what erasure leaves alone: the log
 * names random ids, and an erased person's stay as they are.
 * @param source a table of the log's shape to be read in the log's place
 */
export async function digestOf(
  db: Queryable,
  { from, to }: LogMonth,
  source?: string,
): Promise<MonthDigest> {
  const statement = source === undefined ? OF_LOG : chunkOf(source);
  const hash = createHash("sha256");
  let rows = 0;
  let place: readonly (string | null)[] = [NIL, "-infinity", NIL];
  for (;;) {
    const [chunk] = await db.query<ChunkRow>(statement, [from, to, ...place, CHUNK]);
    if (chunk === undefined) throw new Error("an aggregate gave no row");
    if (chunk.hashes !== null) hash.update(chunk.hashes);
    rows += chunk.rows;
    if (chunk.rows < CHUNK) return { rows, digest: new Uint8Array(hash.digest()) };
    place = [chunk.subject_id, chunk.recorded_at, chunk.decision_id];
  }
}

export const sameDigest = (a: Uint8Array, b: Uint8Array): boolean =>
  Buffer.from(a).equals(Buffer.from(b));
