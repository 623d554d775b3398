import { writeRecord, type Instant, type Text3 } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { firstRecord, type BodyRow } from "./registry-row.ts";

/** Keeps the exact words that a hash stands for; the same words are kept once. */
export async function keepNotice(
  tx: Queryable,
  notice: { readonly hash: string; readonly version: number; readonly text: Text3 },
  at: Instant,
): Promise<void> {
  await tx.query(
    {
      name: "keep-notice",
      text: `insert into notice (hash, version, body, recorded_at) values ($1, $2, $3::jsonb, $4)
             on conflict do nothing`,
    },
    [notice.hash, notice.version, writeRecord(notice.text), at],
  );
}

export const noticeByHash = async (db: Queryable, hash: string): Promise<Text3 | undefined> =>
  firstRecord<Text3>(
    await db.query<BodyRow>("select body::text as body from notice where hash = $1", [hash]),
  );
