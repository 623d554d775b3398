import {
  idFrom,
  uuidOf,
  writeRecord,
  type ApiKeyId,
  type Instant,
  type PartyId,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import type { Queryable, Statement } from "../db/db.ts";
import { firstRecord, recordFrom, type BodyRow, type Change } from "./registry-row.ts";

const BY_ID = {
  name: "purpose-by-id",
  text: "select body::text as body from purpose where purpose_id = $1",
};
/** In one order; `id` as `uuidOf` gives it. */
const MANY_SHARED = `select replace(purpose_id::text, '-', '') as id, body::text as body from purpose
  where purpose_id = any($1::uuid[]) order by purpose_id for share`;
const BY_ID_SHARED: Statement = {
  name: "purpose-by-id-shared",
  text: "select body::text as body from purpose where purpose_id = $1 for share",
  shared: true,
  many: { name: "purposes-shared", text: MANY_SHARED },
  free: {
    name: "purpose-by-id-shared-free",
    text: "select body::text as body from purpose where purpose_id = $1 for share skip locked",
    many: { name: "purposes-shared-free", text: `${MANY_SHARED} skip locked` },
  },
};

export const purposeById = async (db: Queryable, id: PurposeId): Promise<Purpose | undefined> =>
  firstRecord<Purpose>(await db.query<BodyRow>(BY_ID, [uuidOf(id)]));

/**
 * The purpose, held unchanged until the transaction ends: a grant and "achieved for everyone" cannot
 * pass each other.
 */
export const purposeHeld = async (tx: Queryable, id: PurposeId): Promise<Purpose | undefined> =>
  firstRecord<Purpose>(await tx.query<BodyRow>(BY_ID_SHARED, [uuidOf(id)]));

/** A page of a party's purposes, or of everybody's. */
export async function purposesOf(
  db: Queryable,
  partyId: PartyId | undefined,
  after: PurposeId | undefined,
  limit: number,
): Promise<Purpose[]> {
  const text = `select body::text as body from purpose
    where ($1::uuid is null or party_id = $1) and ($2::uuid is null or purpose_id > $2) order by purpose_id limit $3`;
  const rows = await db.query<BodyRow>({ name: "purposes-of", text }, [
    partyId === undefined ? null : uuidOf(partyId),
    after === undefined ? null : uuidOf(after),
    limit,
  ]);
  return rows.map((row) => recordFrom<Purpose>(row));
}

export const purposeAtVersion = async (
  db: Queryable,
  id: PurposeId,
  version: number,
): Promise<Purpose | undefined> =>
  firstRecord<Purpose>(
    await db.query<BodyRow>(
      {
        name: "purpose-at-version",
        text: "select body::text as body from purpose_version where purpose_id = $1 and version = $2",
      },
      [uuidOf(id), version],
    ),
  );

/** The purpose as it stood at an instant; `undefined` before it was registered. */
export const purposeAsOf = async (
  db: Queryable,
  id: PurposeId,
  at: Instant,
): Promise<Purpose | undefined> =>
  firstRecord<Purpose>(
    await db.query<BodyRow>(
      {
        name: "purpose-as-of",
        text: `select body::text as body from purpose_version
               where purpose_id = $1 and recorded_at <= $2 order by version desc limit 1`,
      },
      [uuidOf(id), at],
    ),
  );

/** A page of the purposes that declare automated processing, but drafts: of one party, or of everybody. */
export async function automatedPurposes(
  db: Queryable,
  partyId: PartyId | undefined,
  after: PurposeId | undefined,
  limit: number,
): Promise<Purpose[]> {
  const text = `select body::text as body from purpose
    where jsonb_typeof(body -> 'automated') = 'object' and body ->> 'status' <> 'draft'
      and ($1::uuid is null or party_id = $1) and ($2::uuid is null or purpose_id > $2)
    order by purpose_id limit $3`;
  const rows = await db.query<BodyRow>({ name: "automated-purposes", text }, [
    partyId === undefined ? null : uuidOf(partyId),
    after === undefined ? null : uuidOf(after),
    limit,
  ]);
  return rows.map((row) => recordFrom<Purpose>(row));
}

/** The key that declared a purpose: a second person's key approves it. */
export async function declarerOf(db: Queryable, id: PurposeId): Promise<ApiKeyId | undefined> {
  const rows = await db.query<{ created_by: string | null }>(
    "select created_by from purpose where purpose_id = $1",
    [uuidOf(id)],
  );
  const by = rows[0]?.created_by;
  return by === null || by === undefined ? undefined : idFrom("key", by);
}

const keepVersion = (tx: Queryable, purpose: Purpose, body: string, change: Change) =>
  tx.query(
    `insert into purpose_version (purpose_id, version, body, recorded_at, recorded_by, note)
     values ($1, $2, $3::jsonb, $4, $5, $6)`,
    [uuidOf(purpose.id), purpose.version, body, change.at, change.by, change.note ?? null],
  );

/** @throws SqlError (unique violation `purpose_party_id_code_key`) if the party has such a code */
export async function insertPurpose(
  tx: Queryable,
  purpose: Purpose,
  change: Change,
): Promise<void> {
  const body = writeRecord(purpose);
  await tx.query(
    `insert into purpose (purpose_id, version, party_id, code, achieved_count, created_by, body)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
    [
      uuidOf(purpose.id),
      purpose.version,
      uuidOf(purpose.partyId),
      purpose.code,
      purpose.achievedCount,
      change.by,
      body,
    ],
  );
  await keepVersion(tx, purpose, body, change);
}

/** Changes a purpose under its row lock and keeps the new version. `undefined` if there is none such. */
export async function changePurpose(
  tx: Queryable,
  id: PurposeId,
  change: Change,
  next: (purpose: Purpose) => Purpose,
): Promise<Purpose | undefined> {
  const text = "select body::text as body from purpose where purpose_id = $1 for update";
  const before = firstRecord<Purpose>(await tx.query<BodyRow>(text, [uuidOf(id)]));
  if (before === undefined) return undefined;
  const wanted = next(before);
  if (wanted === before) return before;
  const after: Purpose = { ...wanted, version: before.version + 1 };
  const body = writeRecord(after);
  await tx.query(
    "update purpose set version = $2, achieved_count = $3, body = $4::jsonb where purpose_id = $1",
    [uuidOf(id), after.version, after.achievedCount, body],
  );
  await keepVersion(tx, after, body, change);
  return after;
}

/** The purposes of a party, and those that name it among their recipients, in the order of their ids. */
export async function purposeIdsOf(tx: Queryable, partyId: PartyId): Promise<PurposeId[]> {
  const rows = await tx.query<{ purpose_id: string }>(
    `select purpose_id from purpose
     where party_id = $1 or body -> 'recipients' ? $2 order by purpose_id`,
    [uuidOf(partyId), partyId],
  );
  return rows.map(({ purpose_id }) => idFrom("pur", purpose_id));
}

/**
 * Whether anybody's consent ends with a purpose: when it is closed, or reached for everybody, which a term
 * that a law or a contract sets outlasts; one that is disputed may be proved yet.
 * @param purpose as it was before
 */
export async function endsConsents(
  tx: Queryable,
  { id, achievedCount }: Purpose,
  by: "closed" | "achieved",
): Promise<boolean> {
  const rows = await tx.query<{ ends: boolean }>(
    {
      name: "purpose-ends-consents",
      text: `select exists (
               select from answer
               where purpose_id = $1 and kind = 'granted' and end_state in ('standing', 'disputed')
                 and not outlasts_purpose and achieved_count = $2)
             or $3::boolean and exists (
               select from answer
               where purpose_id = $1 and kind = 'granted' and end_state in ('standing', 'disputed')
                 and outlasts_purpose) as ends`,
    },
    [uuidOf(id), achievedCount, by === "closed"],
  );
  return rows[0]?.ends === true;
}
