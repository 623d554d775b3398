import { isStillHidden, uuidOf, type Instant, type PartyId, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { LogPlace } from "./access-log.ts";
import { LOG_END, spansBack, type LogSpan } from "./log-spans.ts";
import { accessFrom, groundIn, type PersonAccess, type PersonAccessRow } from "./person-access.ts";

export type { PersonAccess } from "./person-access.ts";

export type PersonAccessFilter = {
  readonly subjectId: SubjectId;
  /** Who wanted to use her data or received them; everybody where nobody is named. */
  readonly party: PartyId | undefined;
  /** The end of the earlier page. */
  readonly after: LogPlace | undefined;
  readonly limit: number;
};

type VersionRow = Row & { purpose_id: string; version: number; then: string; newest: string };

const DEFERRED_VERSIONS = {
  name: "deferred-versions-of-person",
  text: `select v.purpose_id, v.version, v.body::text as then, p.body::text as newest
         from (select distinct purpose_id, purpose_version from access_log
               where subject_id = $1 and deferred
                 and recorded_at >= $2 and recorded_at < $3) l
         join purpose_version v on v.purpose_id = l.purpose_id and v.version = l.purpose_version
         join purpose p on p.purpose_id = l.purpose_id`,
};

const SEEN = {
  name: "accesses-of-person",
  text: `select l.*, v.body::text as purpose_body
         from access_log l
         left join purpose_version v
           on v.purpose_id = l.purpose_id and v.version = l.purpose_version
         where l.subject_id = $1 and l.mode = 'enforce'
           and (not l.deferred or (l.purpose_id, l.purpose_version) in
             (select shown.purpose_id, shown.version
              from unnest($2::uuid[], $3::int[]) as shown (purpose_id, version)))
           and ($4::uuid is null or l.requester_id = $4 or l.recipient_id = $4)
           and (l.recorded_at, l.decision_id) < ($5::timestamptz, $6::uuid)
           and l.recorded_at >= $8 and l.recorded_at < $9
         order by l.recorded_at desc, l.decision_id desc limit $7`,
};

/**
 * What was done with a person's data or tried, newest first; look-ups are left out. Rows of which an act puts
 * off telling her are not there until it ends: pages are full and end as if nothing had been left out. A row
 * that came in after the deferrals were judged stays out until the next call.
 */
export async function accessesOfPerson(
  db: Queryable,
  filter: PersonAccessFilter,
  now: Instant,
): Promise<PersonAccess[]> {
  const { after, limit } = filter;
  const found: PersonAccess[] = [];
  for (const span of spansBack(now, { from: undefined, to: undefined, after })) {
    found.push(...(await accessesIn(db, span, { ...filter, limit: limit - found.length }, now)));
    if (found.length >= limit) break;
  }
  return found;
}

async function accessesIn(
  db: Queryable,
  { from, to }: LogSpan,
  { subjectId, party, after, limit }: PersonAccessFilter,
  now: Instant,
): Promise<PersonAccess[]> {
  const subject = uuidOf(subjectId);
  const versions = await db.query<VersionRow>(DEFERRED_VERSIONS, [subject, from, to]);
  const shown = versions.filter(
    ({ then, newest }) => !isStillHidden(groundIn(then), groundIn(newest), now),
  );
  const rows = await db.query<PersonAccessRow>(SEEN, [
    subject,
    shown.map(({ purpose_id }) => purpose_id),
    shown.map(({ version }) => version),
    party === undefined ? null : uuidOf(party),
    ...(after === undefined ? LOG_END : [after.recordedAt, after.decisionId]),
    limit,
    ...[from, to],
  ]);
  return rows.map(accessFrom);
}
