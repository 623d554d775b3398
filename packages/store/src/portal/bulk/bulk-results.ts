import { idFrom, type Instant, type RequestId } from "@kelisim/core";
import type { Queryable, Row } from "../../db/db.ts";

/** How far a list got. */
export type BulkProgress = {
  readonly waiting: number;
  readonly asked: number;
  readonly refused: number;
  /** Lines that name nobody. */
  readonly faulty: number;
};

/** What became of one line: never whose it is. */
export type BulkResult = {
  readonly line: number;
  readonly state: "waiting" | "asked" | "refused" | "faulty";
  readonly code: string | undefined;
  readonly requestId: RequestId | undefined;
  /** Of the request, while its person is not erased. */
  readonly matchingWord: string | undefined;
};

const COUNT = {
  name: "count-rows-of-list",
  text: `select state, count(*)::int as rows from bulk_request_row where bulk_id = $1 group by state
         union all
         select 'faulty', count(*)::int from bulk_request_fault where bulk_id = $1`,
};

export async function bulkProgress(db: Queryable, bulkId: string): Promise<BulkProgress> {
  const rows = await db.query<Row & { state: string; rows: number }>(COUNT, [bulkId]);
  const of = (state: string): number => rows.find((row) => row.state === state)?.rows ?? 0;
  return {
    waiting: of("waiting"),
    asked: of("asked"),
    refused: of("refused"),
    faulty: of("faulty"),
  };
}

const LINES = `
  select r.line_number, r.state, r.code, r.request_id,
    (select c.body ->> 'matchingWord' from consent_request c
     where c.subject_id = r.subject_id and c.request_id = r.request_id) as matching_word
  from bulk_request_row r where r.bulk_id = $1
  union all
  select f.line_number, 'faulty', f.code, null, null from bulk_request_fault f where f.bulk_id = $1`;

const ALL = {
  name: "results-of-list",
  text: `select * from (${LINES}) as lines where line_number > $2 order by line_number limit $3`,
};
const FAULTY = {
  name: "errors-of-list",
  text: `select * from (${LINES}) as lines
         where line_number > $2 and state in ('refused', 'faulty') order by line_number limit $3`,
};

type ResultRow = Row & {
  line_number: number;
  state: BulkResult["state"];
  code: string | null;
  request_id: string | null;
  matching_word: string | null;
};

/** What became of the lines of a list, in their order. */
export async function bulkResults(
  db: Queryable,
  bulkId: string,
  {
    afterLine,
    limit,
    onlyErrors,
  }: { readonly afterLine: number; readonly limit: number; readonly onlyErrors: boolean },
): Promise<BulkResult[]> {
  const statement = onlyErrors ? FAULTY : ALL;
  const rows = await db.query<ResultRow>(statement, [bulkId, afterLine, limit]);
  return rows.map((row) => ({
    line: row.line_number,
    state: row.state,
    code: row.code ?? undefined,
    requestId: row.request_id === null ? undefined : idFrom("req", row.request_id),
    matchingWord: row.matching_word ?? undefined,
  }));
}

const OLD = {
  name: "old-lists",
  text: `select bulk_id from bulk_request
         where coalesce(ended_at, ready_at, started_at) < $1
           and (ended_at is not null or ready_at is null) limit $2`,
};

/** Forgets lists that ended long ago, and those that never became whole. @returns how many */
export async function forgetBulkRequests(
  db: Queryable,
  before: Instant,
  limit: number,
): Promise<number> {
  const old = await db.query<{ bulk_id: string }>(OLD, [before, limit]);
  const ids = old.map(({ bulk_id }) => bulk_id);
  if (ids.length === 0) return 0;
  await db.query("delete from bulk_request_row where bulk_id = any($1::uuid[])", [ids]);
  await db.query("delete from bulk_request_fault where bulk_id = any($1::uuid[])", [ids]);
  await db.query("delete from bulk_request where bulk_id = any($1::uuid[])", [ids]);
  return ids.length;
}
