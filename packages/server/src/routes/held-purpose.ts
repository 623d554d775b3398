import { holdersIn, type DigitalObject, type Purpose, type PurposeId } from "@kelisim/core";
import { objectById, purposeById } from "@kelisim/store";
import type { Call } from "../http/operation.ts";

/** A purpose with the objects that it names. */
export type HeldPurpose = {
  readonly purpose: Purpose;
  readonly objects: readonly DigitalObject[];
};

/** The purpose, if the caller is owner, operator or third party in it; to everybody else there is none such. */
export async function heldPurpose(
  { ctx, caller }: Pick<Call, "ctx" | "caller">,
  id: PurposeId,
): Promise<HeldPurpose | undefined> {
  const { db } = ctx.store;
  const purpose = await purposeById(db, id);
  if (purpose === undefined) return undefined;
  const objects: DigitalObject[] = [];
  for (const objectId of purpose.objectIds) {
    const object = await objectById(db, objectId);
    if (object !== undefined) objects.push(object);
  }
  return holdersIn(purpose, objects).has(caller.party.id) ? { purpose, objects } : undefined;
}
