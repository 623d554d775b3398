import type {
  DataCategory,
  DigitalObject,
  ObjectId,
  Party,
  PartyId,
  Purpose,
  PurposeId,
  Text3,
} from "@kelisim/core";
import {
  categoriesByCodes,
  objectsByIds,
  partiesByIds,
  purposesByIds,
  type Db,
} from "@kelisim/store";
import type { ShownCategory, ShownParty } from "@kelisim/web/pages";

/** Which records of the registry a page names. */
export type Wanted = {
  readonly parties?: Iterable<PartyId | undefined>;
  readonly purposes?: Iterable<PurposeId | null | undefined>;
  readonly objects?: Iterable<ObjectId | undefined>;
  readonly categories?: Iterable<string>;
};

/** Records of the registry by their ids, as they are now. */
export type Names = {
  /** @throws Error for one that was not asked for: a bug of the page */
  readonly party: (id: PartyId) => ShownParty;
  readonly knows: (id: PartyId) => boolean;
  readonly purpose: (id: PurposeId) => Purpose | undefined;
  readonly object: (id: ObjectId) => DigitalObject | undefined;
  /** The name behind an id of any of the three kinds. */
  readonly nameOf: (id: string) => Text3 | undefined;
  /** A code that the dictionary lacks is its own name. */
  readonly category: (code: string) => ShownCategory;
};

const known = <T>(ids: Iterable<T | null | undefined> = []): T[] =>
  [...new Set(ids)].filter((id): id is T & NonNullable<unknown> => id !== undefined && id !== null);

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

export const shownParty = ({ id, name, bin }: Party): ShownParty => ({ id, name, bin });

const shownCategory = (code: string, found: DataCategory | undefined): ShownCategory => ({
  code,
  name: found?.name ?? { kk: code, ru: code, en: code },
  biometric: found?.biometric ?? false,
  sensitive: found?.sensitivity === "sensitive",
});

/** Reads everything that a page names in four statements. Owners and operators of objects come along. */
export async function namesFor(db: Db, wanted: Wanted): Promise<Names> {
  const [purposes, objects, categories] = await Promise.all([
    purposesByIds(db, known(wanted.purposes)),
    objectsByIds(db, known(wanted.objects)),
    categoriesByCodes(db, known(wanted.categories)),
  ]);
  const holders = objects.flatMap(({ ownerId, operatorId }) => [ownerId, operatorId]);
  const parties = byId(await partiesByIds(db, known([...(wanted.parties ?? []), ...holders])));
  const [purposeOf, objectOf] = [byId(purposes), byId(objects)];
  return {
    party: (id) => {
      const found = parties.get(id);
      if (found === undefined) throw new Error("an organisation was named that was not read");
      return shownParty(found);
    },
    knows: (id) => parties.has(id),
    purpose: (id) => purposeOf.get(id),
    object: (id) => objectOf.get(id),
    nameOf: (id) => (parties.get(id) ?? purposeOf.get(id) ?? objectOf.get(id))?.name,
    category: (code) => shownCategory(code, categories.get(code)),
  };
}
