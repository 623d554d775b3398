import { uuidOf, writeRecord, type Instant, type Party, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { firstRecord, recordFrom, type BodyRow, type Change } from "./registry-row.ts";

const BY_ID = {
  name: "party-by-id",
  text: "select body::text as body from party where party_id = $1",
};
const BY_BIN = {
  name: "party-by-bin",
  text: "select body::text as body from party where bin = $1",
};

export const partyById = async (db: Queryable, id: PartyId): Promise<Party | undefined> =>
  firstRecord<Party>(await db.query<BodyRow>(BY_ID, [uuidOf(id)]));

export const partyByBin = async (db: Queryable, bin: string): Promise<Party | undefined> =>
  firstRecord<Party>(await db.query<BodyRow>(BY_BIN, [bin]));

/** The parties with these ids, in no particular order; unknown ids are left out. */
export async function partiesByIds(db: Queryable, ids: readonly PartyId[]): Promise<Party[]> {
  if (ids.length === 0) return [];
  const text = "select body::text as body from party where party_id = any($1::uuid[])";
  const rows = await db.query<BodyRow>({ name: "parties-by-ids", text }, [ids.map(uuidOf)]);
  return rows.map((row) => recordFrom<Party>(row));
}

/** A page of parties by id. */
export async function listParties(
  db: Queryable,
  after: PartyId | undefined,
  limit: number,
): Promise<Party[]> {
  const text = `select body::text as body from party
    where $1::uuid is null or party_id > $1 order by party_id limit $2`;
  const rows = await db.query<BodyRow>({ name: "parties-page", text }, [
    after === undefined ? null : uuidOf(after),
    limit,
  ]);
  return rows.map((row) => recordFrom<Party>(row));
}

/** The record of a party as it was at one of its versions. */
export const partyAtVersion = async (
  db: Queryable,
  id: PartyId,
  version: number,
): Promise<Party | undefined> =>
  firstRecord<Party>(
    await db.query<BodyRow>(
      {
        name: "party-at-version",
        text: "select body::text as body from party_version where party_id = $1 and version = $2",
      },
      [uuidOf(id), version],
    ),
  );

/** The party as it stood at an instant; `undefined` before it was registered. */
export const partyAsOf = async (
  db: Queryable,
  id: PartyId,
  at: Instant,
): Promise<Party | undefined> =>
  firstRecord<Party>(
    await db.query<BodyRow>(
      {
        name: "party-as-of",
        text: `select body::text as body from party_version
               where party_id = $1 and recorded_at <= $2 order by version desc limit 1`,
      },
      [uuidOf(id), at],
    ),
  );

/** @throws SqlError (unique violation `party_bin_key`) if the BIN is registered already */
export async function insertParty(
  tx: Queryable,
  party: Party,
  serviceId: string,
  change: Change,
): Promise<void> {
  const id = uuidOf(party.id);
  const body = writeRecord(party);
  await tx.query(
    `insert into party (party_id, service_id, version, bin, body) values ($1, $2, $3, $4, $5::jsonb)`,
    [id, serviceId, party.version, party.bin, body],
  );
  await tx.query(
    `insert into party_version (party_id, version, body, recorded_at, recorded_by)
     values ($1, $2, $3::jsonb, $4, $5)`,
    [id, party.version, body, change.at, change.by],
  );
}

/** Changes a party under its row lock and keeps the new version. `undefined` if there is none such. */
export async function changeParty(
  tx: Queryable,
  id: PartyId,
  change: Change,
  next: (party: Party) => Party,
): Promise<Party | undefined> {
  const text = "select body::text as body from party where party_id = $1 for update";
  const before = firstRecord<Party>(await tx.query<BodyRow>(text, [uuidOf(id)]));
  if (before === undefined) return undefined;
  const wanted = next(before);
  if (wanted === before) return before;
  const after: Party = { ...wanted, version: before.version + 1 };
  const body = writeRecord(after);
  await tx.query("update party set version = $2, body = $3::jsonb where party_id = $1", [
    uuidOf(id),
    after.version,
    body,
  ]);
  await tx.query(
    `insert into party_version (party_id, version, body, recorded_at, recorded_by)
     values ($1, $2, $3::jsonb, $4, $5)`,
    [uuidOf(id), after.version, body, change.at, change.by],
  );
  return after;
}
