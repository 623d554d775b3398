import {
  compareInstants,
  sameText,
  type Consent,
  type ConsentRequest,
  type ConsentTerm,
  type Coverage,
  type DataCategory,
  type DigitalObject,
  type Instant,
  type PartyId,
  type Purpose,
  type SubjectState,
} from "@kelisim/core";
import {
  categoriesByCodes,
  objectAsOf,
  objectById,
  partiesAsOf,
  partiesByIds,
  purposeAtVersion,
  type Queryable,
} from "@kelisim/store";
import type { ShownLine } from "@kelisim/web/pages";
import { shownParty } from "../registry-names.ts";

type ShownCategory = ShownLine["required"][number];
type ShownParty = ShownLine["party"];

const shownCategory = (code: string, category: DataCategory | undefined): ShownCategory => ({
  code,
  name: category?.name ?? sameText(code),
  biometric: category?.biometric ?? false,
  sensitive: category?.sensitivity === "sensitive",
});

/** Kinds of data by their codes, in that order. */
export async function shownCategories(
  db: Queryable,
  codes: readonly string[],
): Promise<readonly ShownCategory[]> {
  const known = await categoriesByCodes(db, codes);
  return codes.map((code) => shownCategory(code, known.get(code)));
}

/** Parties as they are now, in the order of the ids. */
export async function shownParties(
  db: Queryable,
  ids: readonly PartyId[],
): Promise<readonly ShownParty[]> {
  const known = new Map((await partiesByIds(db, ids)).map((party) => [party.id, party]));
  return ids.flatMap((id) => {
    const party = known.get(id);
    return party === undefined ? [] : [shownParty(party)];
  });
}

/** Something that was asked or given: its words are those of that moment, whatever was renamed since. */
type Asked = Coverage & {
  readonly partyId: PartyId;
  readonly objectId: DigitalObject["id"];
  readonly purposeId: Purpose["id"];
  readonly purposeVersion: number;
  readonly term: ConsentTerm;
  readonly at: Instant;
  readonly optional: readonly string[];
};

async function partiesThen(
  db: Queryable,
  ids: readonly PartyId[],
  at: Instant,
): Promise<(id: PartyId) => ShownParty> {
  const unique = [...new Set(ids)];
  const then = await partiesAsOf(
    db,
    unique.map((id) => ({ id, at })),
  );
  const now = await shownParties(
    db,
    unique.filter((_, index) => then[index] === undefined),
  );
  const all = [
    ...then.flatMap((party) => (party === undefined ? [] : [shownParty(party)])),
    ...now,
  ];
  const byId = new Map(all.map((party) => [party.id, party]));
  return (id) => {
    const party = byId.get(id);
    if (party === undefined) throw new Error("a record names a party that is gone");
    return party;
  };
}

async function shownAsked(db: Queryable, asked: Asked): Promise<ShownLine> {
  const { at } = asked;
  const purpose = await purposeAtVersion(db, asked.purposeId, asked.purposeVersion);
  const object =
    (await objectAsOf(db, asked.objectId, at)) ?? (await objectById(db, asked.objectId));
  if (purpose === undefined || object === undefined) {
    throw new Error("an answer names a registry record that is gone");
  }
  const { ownerId, operatorId } = object;
  const ids = [asked.partyId, ownerId, operatorId, ...asked.recipients];
  const partyOf = await partiesThen(db, ids, at);
  const isOptional = ({ code }: ShownCategory) => asked.optional.includes(code);
  const categories = await shownCategories(db, asked.categories);
  const isAutomated = asked.actions.includes("automated-decision");
  return {
    party: partyOf(asked.partyId),
    onBehalfOf:
      asked.partyId === operatorId && ownerId !== operatorId ? partyOf(ownerId) : undefined,
    purpose: {
      name: purpose.name,
      description: purpose.description,
      version: asked.purposeVersion,
    },
    required: categories.filter((category) => !isOptional(category)),
    optional: categories.filter(isOptional),
    actions: asked.actions,
    object: {
      name: object.name,
      owner: partyOf(ownerId),
      operator: partyOf(operatorId),
      storageCountry: object.storageCountry,
    },
    recipients: asked.recipients.map(partyOf),
    countries: asked.countries,
    published: purpose.published,
    term: asked.term,
    automated: isAutomated ? (purpose.automated ?? undefined) : undefined,
  };
}

/** What a request asks for, in the words of its moment. */
export const lineOfRequest = (db: Queryable, request: ConsentRequest): Promise<ShownLine> =>
  shownAsked(db, {
    ...request,
    at: request.requestedAt,
    optional: request.categories.filter((code) => !request.requiredCategories.includes(code)),
  });

/** What a consent gives. Where it was asked for here, its words are those of the request. */
export function lineOfConsent(
  db: Queryable,
  { requests }: Pick<SubjectState, "requests">,
  consent: Consent,
): Promise<ShownLine> {
  const request = consent.requestId === undefined ? undefined : requests.get(consent.requestId);
  const asked = request?.requestedAt ?? consent.grantedAt;
  const at = compareInstants(asked, consent.grantedAt) < 0 ? asked : consent.grantedAt;
  return shownAsked(db, { ...consent, at, optional: [] });
}
