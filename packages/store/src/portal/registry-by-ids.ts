import {
  uuidOf,
  type DigitalObject,
  type Id,
  type ObjectId,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import type { Queryable, Statement } from "../db/db.ts";
import { recordFrom, type BodyRow } from "../registry/registry-row.ts";

const PURPOSES = {
  name: "purposes-by-ids",
  text: "select body::text as body from purpose where purpose_id = any($1::uuid[])",
};
const OBJECTS = {
  name: "objects-by-ids",
  text: "select body::text as body from digital_object where object_id = any($1::uuid[])",
};

async function byIds<T>(
  db: Queryable,
  statement: Statement,
  ids: readonly Id<"pur" | "obj">[],
): Promise<T[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<BodyRow>(statement, [[...new Set(ids)].map(uuidOf)]);
  return rows.map((row) => recordFrom<T>(row));
}

/** The purposes with these ids as they are now, in no particular order; unknown ids are left out. */
export const purposesByIds = (db: Queryable, ids: readonly PurposeId[]): Promise<Purpose[]> =>
  byIds<Purpose>(db, PURPOSES, ids);

/** The same of digital objects. */
export const objectsByIds = (db: Queryable, ids: readonly ObjectId[]): Promise<DigitalObject[]> =>
  byIds<DigitalObject>(db, OBJECTS, ids);
