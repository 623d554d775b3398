import {
  idFrom,
  uuidOf,
  writeRecord,
  type DigitalObject,
  type Instant,
  type ObjectId,
  type PartyId,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { firstRecord, recordFrom, type BodyRow, type Change } from "./registry-row.ts";

const BY_ID = {
  name: "digital-object-by-id",
  text: "select body::text as body from digital_object where object_id = $1",
  shared: true,
  many: {
    name: "digital-objects-by-ids",
    text: `select replace(object_id::text, '-', '') as id, body::text as body from digital_object
           where object_id = any($1::uuid[])`,
  },
} as const;

export const objectById = async (db: Queryable, id: ObjectId): Promise<DigitalObject | undefined> =>
  firstRecord<DigitalObject>(await db.query<BodyRow>(BY_ID, [uuidOf(id)]));

/** A page of the objects that a party owns or operates. */
export async function objectsOf(
  db: Queryable,
  partyId: PartyId,
  after: ObjectId | undefined,
  limit: number,
): Promise<DigitalObject[]> {
  const text = `select body::text as body from digital_object
    where (owner_id = $1 or operator_id = $1) and ($2::uuid is null or object_id > $2)
    order by object_id limit $3`;
  const rows = await db.query<BodyRow>({ name: "digital-objects-of", text }, [
    uuidOf(partyId),
    after === undefined ? null : uuidOf(after),
    limit,
  ]);
  return rows.map((row) => recordFrom<DigitalObject>(row));
}

export const objectAtVersion = async (
  db: Queryable,
  id: ObjectId,
  version: number,
): Promise<DigitalObject | undefined> =>
  firstRecord<DigitalObject>(
    await db.query<BodyRow>(
      {
        name: "digital-object-at-version",
        text: `select body::text as body from digital_object_version
               where object_id = $1 and version = $2`,
      },
      [uuidOf(id), version],
    ),
  );

/** The object as it stood at an instant; `undefined` before it was registered. */
export const objectAsOf = async (
  db: Queryable,
  id: ObjectId,
  at: Instant,
): Promise<DigitalObject | undefined> =>
  firstRecord<DigitalObject>(
    await db.query<BodyRow>(
      {
        name: "digital-object-as-of",
        text: `select body::text as body from digital_object_version
               where object_id = $1 and recorded_at <= $2 order by version desc limit 1`,
      },
      [uuidOf(id), at],
    ),
  );

export async function insertObject(
  tx: Queryable,
  object: DigitalObject,
  change: Change,
): Promise<void> {
  const id = uuidOf(object.id);
  const body = writeRecord(object);
  await tx.query(
    `insert into digital_object (object_id, version, owner_id, operator_id, body)
     values ($1, $2, $3, $4, $5::jsonb)`,
    [id, object.version, uuidOf(object.ownerId), uuidOf(object.operatorId), body],
  );
  await tx.query(
    `insert into digital_object_version (object_id, version, body, recorded_at, recorded_by)
     values ($1, $2, $3::jsonb, $4, $5)`,
    [id, object.version, body, change.at, change.by],
  );
}

/** Changes an object under its row lock and keeps the new version. `undefined` if there is none such. */
export async function changeObject(
  tx: Queryable,
  id: ObjectId,
  change: Change,
  next: (object: DigitalObject) => DigitalObject,
): Promise<DigitalObject | undefined> {
  const text = "select body::text as body from digital_object where object_id = $1 for update";
  const before = firstRecord<DigitalObject>(await tx.query<BodyRow>(text, [uuidOf(id)]));
  if (before === undefined) return undefined;
  const wanted = next(before);
  if (wanted === before) return before;
  const after: DigitalObject = { ...wanted, version: before.version + 1 };
  const body = writeRecord(after);
  await tx.query("update digital_object set version = $2, body = $3::jsonb where object_id = $1", [
    uuidOf(id),
    after.version,
    body,
  ]);
  await tx.query(
    `insert into digital_object_version (object_id, version, body, recorded_at, recorded_by)
     values ($1, $2, $3::jsonb, $4, $5)`,
    [uuidOf(id), after.version, body, change.at, change.by],
  );
  return after;
}

/** The objects that a party owns or operates, in the order of their ids. */
export async function objectIdsOf(tx: Queryable, partyId: PartyId): Promise<ObjectId[]> {
  const rows = await tx.query<{ object_id: string }>(
    "select object_id from digital_object where owner_id = $1 or operator_id = $1 order by object_id",
    [uuidOf(partyId)],
  );
  return rows.map(({ object_id }) => idFrom("obj", object_id));
}
