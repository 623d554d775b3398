import {
  idFrom,
  parseInstant,
  uuidOf,
  type ApiKeyId,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Queryable, Row } from "../../db/db.ts";

/** Why a list stands still before its end. */
export type BulkStop = "by-hand" | "key-ended";

/** One question put to many people by a list. */
export type BulkRequest = {
  /** UUID. */
  readonly id: string;
  readonly partyId: PartyId;
  /** Under which each person is asked. */
  readonly keyId: ApiKeyId;
  readonly startedAt: Instant;
  readonly stopped: BulkStop | undefined;
  readonly endedAt: Instant | undefined;
  readonly lineCount: number;
  /** What each is asked, in the words of `create-consent-request`, without the person. */
  readonly body: Readonly<Record<string, unknown>>;
};

type BulkRow = Row & {
  bulk_id: string;
  party_id: string;
  key_id: string;
  started_at: string;
  stop_code: BulkStop | null;
  ended_at: string | null;
  line_count: number;
  body: string;
};

const COLUMNS =
  "bulk_id, party_id, key_id, started_at, stop_code, ended_at, line_count, body::text as body";

function bulkFrom(row: BulkRow): BulkRequest {
  const startedAt = parseInstant(row.started_at);
  if (startedAt === undefined) throw new Error("a list without an instant");
  return {
    ...{ id: row.bulk_id, startedAt, lineCount: row.line_count },
    partyId: idFrom("pty", row.party_id),
    keyId: idFrom("key", row.key_id),
    stopped: row.stop_code ?? undefined,
    endedAt: row.ended_at === null ? undefined : parseInstant(row.ended_at),
    body: JSON.parse(row.body) as Readonly<Record<string, unknown>>,
  };
}

const OF_PARTY = {
  name: "bulk-requests-of-party",
  text: `select ${COLUMNS} from bulk_request where party_id = $1 and ready_at is not null
         order by started_at desc, bulk_id desc limit $2`,
};
const BY_ID = {
  name: "bulk-request-of-party",
  text: `select ${COLUMNS} from bulk_request
         where party_id = $1 and bulk_id = $2 and ready_at is not null`,
};
const OPEN = {
  name: "open-bulk-requests",
  text: `select ${COLUMNS} from bulk_request
         where ended_at is null and stopped_at is null and ready_at is not null
         order by started_at, bulk_id limit $1`,
};
const STOP = {
  name: "stop-bulk-request",
  text: `update bulk_request set stopped_at = $3, stop_code = $4
         where party_id = $1 and bulk_id = $2 and ended_at is null and stopped_at is null`,
};
const GO_ON = {
  name: "go-on-with-bulk-request",
  text: `update bulk_request set stopped_at = null, stop_code = null, key_id = $3
         where party_id = $1 and bulk_id = $2 and ended_at is null and stopped_at is not null`,
};

/** The newest lists of a party. */
export const bulkRequestsOf = async (
  db: Queryable,
  partyId: PartyId,
  limit: number,
): Promise<BulkRequest[]> =>
  (await db.query<BulkRow>(OF_PARTY, [uuidOf(partyId), limit])).map(bulkFrom);

/** A list of a party's own. @param id UUID */
export async function bulkRequestOf(
  db: Queryable,
  partyId: PartyId,
  id: string,
): Promise<BulkRequest | undefined> {
  const [row] = await db.query<BulkRow>(BY_ID, [uuidOf(partyId), id]);
  return row === undefined ? undefined : bulkFrom(row);
}

/** Lists whose people are still to be asked, the oldest first. */
export const openBulkRequests = async (db: Queryable, limit: number): Promise<BulkRequest[]> =>
  (await db.query<BulkRow>(OPEN, [limit])).map(bulkFrom);

/** Lets nobody else of a list be asked, until somebody goes on with it. */
export async function stopBulkRequest(
  db: Queryable,
  { id, partyId }: Pick<BulkRequest, "id" | "partyId">,
  why: BulkStop,
  at: Instant,
): Promise<void> {
  await db.query(STOP, [uuidOf(partyId), id, at, why]);
}

/** Goes on with a list that stands still, under another key. */
export async function resumeBulkRequest(
  db: Queryable,
  { id, partyId }: Pick<BulkRequest, "id" | "partyId">,
  keyId: ApiKeyId,
): Promise<void> {
  await db.query(GO_ON, [uuidOf(partyId), id, uuidOf(keyId)]);
}
