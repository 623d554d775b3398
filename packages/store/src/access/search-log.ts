import {
  parseInstant,
  uuidOf,
  type Instant,
  type ObjectId,
  type PartyId,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { LogPlace } from "./access-log.ts";
import { entryFrom, type AccessLogEntry, type LogRow } from "./log-row.ts";
import { LOG_END, spansBack } from "./log-spans.ts";

export type LogFilter = {
  readonly callerId: PartyId;
  readonly subjectId: SubjectId | undefined;
  readonly purposeId: PurposeId | undefined;
  readonly objectId: ObjectId | undefined;
  readonly requesterBin: string | undefined;
  readonly permitted: boolean | undefined;
  readonly mode: "enforce" | "check" | undefined;
  /** Included. */
  readonly from: Instant | undefined;
  /** Not included. */
  readonly to: Instant | undefined;
  readonly after: LogPlace | undefined;
  readonly limit: number;
};

/** Some rows of a log, newest first. */
export type LogPart = {
  readonly entries: readonly AccessLogEntry[];
  /**
   * Where the look ended, though rows may follow: a filter that fits few rows is not sought through the
   * whole log at once. Go on after it; `undefined` where the part is full or nothing follows.
   */
  readonly stoppedAt: LogPlace | undefined;
};

/** Rows of a party's log that one page looks through at most. */
export const LOOKED_THROUGH = 5000;

/** By the index access_log_caller, or by a person's own rows. A look ends where the outer limit is reached. */
const PARTY_ROWS = `select * from access_log
  where caller_id = $1 and recorded_at >= $2 and recorded_at < $3
    and (recorded_at, decision_id) < ($4::timestamptz, $5::uuid)
  order by recorded_at desc, decision_id desc limit $6`;

const FITS = `($7::uuid is null or purpose_id = $7)
  and ($8::uuid is null or object_id = $8)
  and ($9::text is null or requester_bin = $9)
  and ($10::boolean is null or permitted = $10)
  and ($11::text is null or mode = $11)`;

const SEARCH_PARTY = {
  name: "search-access-log",
  text: `select * from (${PARTY_ROWS}) as caller_id_rows where ${FITS}
         order by recorded_at desc, decision_id desc limit $12`,
};
const LOOKED_AT = {
  name: "looked-at-access-log",
  text: `select count(*) over ()::int as rows, recorded_at, decision_id
         from (${PARTY_ROWS}) as caller_id_rows order by recorded_at, decision_id limit 1`,
};
const SEARCH_PERSON = {
  name: "search-access-log-of-person",
  text: `select * from access_log
         where subject_id = $6 and caller_id = $1 and recorded_at >= $2 and recorded_at < $3
           and (recorded_at, decision_id) < ($4::timestamptz, $5::uuid) and ${FITS}
         order by recorded_at desc, decision_id desc limit $12`,
};

const uuidOrNull = (id: SubjectId | PurposeId | ObjectId | undefined): string | null =>
  id === undefined ? null : uuidOf(id);

/**
 * A party's own log, newest first.
 * @param now says where the newest months are; rows after it are there too
 */
export async function searchAccessLog(
  db: Queryable,
  filter: LogFilter,
  now: Instant,
): Promise<LogPart> {
  const { subjectId, purposeId, objectId, requesterBin, permitted, mode, after, limit } = filter;
  const fits = [uuidOrNull(purposeId), uuidOrNull(objectId)];
  const chosen = [...fits, requesterBin ?? null, permitted ?? null, mode ?? null];
  const isNarrowed = chosen.some((each) => each !== null);
  const place = after === undefined ? LOG_END : [after.recordedAt, after.decisionId];
  const entries: AccessLogEntry[] = [];
  let budget = LOOKED_THROUGH;
  for (const { from, to } of spansBack(now, filter)) {
    const wanted = limit - entries.length;
    const where = [uuidOf(filter.callerId), from, to, ...place];
    const looked = subjectId === undefined ? (isNarrowed ? budget : wanted) : uuidOf(subjectId);
    const search = subjectId === undefined ? SEARCH_PARTY : SEARCH_PERSON;
    const rows = await db.query<LogRow>(search, [...where, looked, ...chosen, wanted]);
    entries.push(...rows.map(entryFrom));
    if (entries.length >= limit) break;
    if (subjectId !== undefined || !isNarrowed) continue;
    const end = await db.query<LookedAtRow>(LOOKED_AT, [...where, budget]);
    const [last] = end;
    if (last?.rows === budget) return { entries, stoppedAt: placeFrom(last) };
    budget -= last?.rows ?? 0;
  }
  return { entries, stoppedAt: undefined };
}

type LookedAtRow = Row & { rows: number; recorded_at: string; decision_id: string };

function placeFrom(row: LookedAtRow): LogPlace {
  const recordedAt = parseInstant(row.recorded_at);
  if (recordedAt === undefined) throw new Error("a log row without an instant");
  return { recordedAt, decisionId: row.decision_id };
}
