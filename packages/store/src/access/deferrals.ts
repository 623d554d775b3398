import {
  idFrom,
  parseInstant,
  uuidOf,
  type Instant,
  type Party,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { recordFrom } from "../registry/registry-row.ts";

/** A purpose whose ground carries a deferral, with its party, as both are now. */
export type DeferringPurpose = { readonly purpose: Purpose; readonly party: Party };

/** How often a deferral was used. Nothing here is about any one person. */
export type DeferralCount = {
  readonly permitted: number;
  readonly denied: number;
  readonly since: Instant;
};

/** A page of the purposes that put off telling people. */
export async function deferringPurposes(
  db: Queryable,
  after: PurposeId | undefined,
  limit: number,
): Promise<DeferringPurpose[]> {
  const rows = await db.query<{ body: string; party_body: string }>(
    {
      name: "deferring-purposes",
      text: `select p.body::text as body, o.body::text as party_body
             from purpose p join party o on o.party_id = p.party_id
             where p.body #> '{declared,legal_ground,deferral}' is not null
               and ($1::uuid is null or p.purpose_id > $1)
             order by p.purpose_id limit $2`,
    },
    [after === undefined ? null : uuidOf(after), limit],
  );
  return rows.map((row) => ({
    purpose: recordFrom<Purpose>(row),
    party: recordFrom<Party>({ body: row.party_body }),
  }));
}

type CountRow = Row & { purpose_id: string; permitted: number; denied: number; since: string };

/** How often each of these purposes put off telling a person; a purpose that never did is not there. */
export async function deferralCounts(
  db: Queryable,
  purposeIds: readonly PurposeId[],
): Promise<ReadonlyMap<PurposeId, DeferralCount>> {
  const rows = await db.query<CountRow>(
    {
      name: "deferral-counts",
      text: `select purpose_id, count(*) filter (where permitted)::int as permitted,
               count(*) filter (where not permitted)::int as denied, min(recorded_at) as since
             from access_log
             where deferred and mode = 'enforce' and purpose_id = any($1::uuid[])
             group by purpose_id`,
    },
    [purposeIds.map((id) => uuidOf(id))],
  );
  return new Map(
    rows.map((row) => {
      const since = parseInstant(row.since);
      if (since === undefined) throw new Error("a log row without an instant");
      const count = { permitted: row.permitted, denied: row.denied, since };
      return [idFrom("pur", row.purpose_id), count] as const;
    }),
  );
}
