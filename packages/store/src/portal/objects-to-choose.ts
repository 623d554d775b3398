import { uuidOf, type DigitalObject, type PartyId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { recordFrom, type BodyRow } from "../registry/registry-row.ts";

/** Objects that a purpose may name: those that are not closed, the party's own first. */
export async function objectsToChoose(
  db: Queryable,
  partyId: PartyId,
  limit: number,
): Promise<DigitalObject[]> {
  const rows = await db.query<BodyRow>(
    {
      name: "objects-to-choose",
      text: `select body::text as body from digital_object where body ->> 'status' = 'active'
             order by owner_id <> $1 and operator_id <> $1, object_id limit $2`,
    },
    [uuidOf(partyId), limit],
  );
  return rows.map((row) => recordFrom<DigitalObject>(row));
}
