import {
  sameText,
  type ObjectId,
  type PartyId,
  type Purpose,
  type PurposeId,
  type Text3,
} from "@kelisim/core";
import type { PurposeAnswer } from "@kelisim/protocol";
import { objectById, partiesByIds, purposeById, purposesByIds } from "@kelisim/store";
import type { StaffVisit, Visit } from "../visit.ts";
import { gather } from "./gather.ts";

const UNKNOWN = sameText("–");

/** What is chosen from in a form. */
const MOST = 500;

/** The purposes of the party, in the order in which they were registered. */
export async function ownPurposes(
  visit: StaffVisit,
  status?: PurposeAnswer["status"],
): Promise<readonly PurposeAnswer[]> {
  const query = status === undefined ? {} : { status };
  const { items } = await gather(visit, "list-purposes", { query }, { enough: MOST });
  return items;
}

/** Records of purposes by id. */
export const purposesNamed = async (
  { shell }: Visit,
  ids: readonly PurposeId[],
): Promise<ReadonlyMap<PurposeId, Purpose>> =>
  new Map((await purposesByIds(shell.ctx.store.db, ids)).map((purpose) => [purpose.id, purpose]));

export const purposeName = async (visit: Visit, id: PurposeId): Promise<Text3> =>
  (await purposeById(visit.shell.ctx.store.db, id))?.name ?? UNKNOWN;

export const objectName = async (visit: Visit, id: ObjectId): Promise<Text3> =>
  (await objectById(visit.shell.ctx.store.db, id))?.name ?? UNKNOWN;

/** Names and numbers of organisations, in the order of their ids. */
export async function partiesNamed(
  { shell }: Visit,
  ids: readonly PartyId[],
): Promise<readonly { readonly id: PartyId; readonly name: Text3; readonly bin: string }[]> {
  const found = new Map(
    (await partiesByIds(shell.ctx.store.db, ids)).map((party) => [party.id, party]),
  );
  return ids.flatMap((id) => {
    const party = found.get(id);
    return party === undefined ? [] : [{ id, name: party.name, bin: party.bin }];
  });
}

export { UNKNOWN };
