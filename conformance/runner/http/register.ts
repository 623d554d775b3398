import { SCOPES, type Scope } from "@kelisim/protocol";
import type { Given, GivenObject, GivenParty, GivenPurpose } from "../schema/given.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

export type RegisteredParty = { readonly id: string; readonly bin: string; readonly key: string };

/** What a scenario's registry has become in the service, by alias. */
export type Registered = {
  readonly parties: ReadonlyMap<string, RegisteredParty>;
  readonly objects: ReadonlyMap<string, string>;
  /** A scenario may declare more. */
  readonly purposes: Map<string, { readonly id: string; readonly party: string }>;
  /** IINs. */
  readonly people: ReadonlyMap<string, string>;
};

/** A desk serves people; everybody else keeps papers of its own. */
const scopesFor = ({ roles }: GivenParty): readonly Scope[] => {
  const withheld: Scope = roles.includes("service-desk")
    ? "consent:record-paper"
    : "channel:assisted";
  return SCOPES.filter((scope) => scope !== "admin:registry" && scope !== withheld);
};

async function registerParty(
  { client, adminKey, numbers }: ServiceUnderTest,
  party: GivenParty,
): Promise<RegisteredParty> {
  const bin = numbers.bin();
  const { alias, sector, roles } = party;
  const body = { bin, name: alias, sector, roles };
  const { id } = await client.must("create-party", { key: adminKey, body });
  const label = `conformance ${alias}`;
  const made = { key: adminKey, id, body: { label, scopes: scopesFor(party) } };
  const { key } = await client.must("create-api-key", made);
  return { id, bin, key };
}

const existing = <T>(map: ReadonlyMap<string, T>, alias: string): T => {
  const found = map.get(alias);
  if (found === undefined) throw new Error(`nothing is called ${alias}`);
  return found;
};

async function registerObject(
  { client }: ServiceUnderTest,
  given: GivenObject,
  parties: ReadonlyMap<string, RegisteredParty>,
): Promise<string> {
  const { alias, owner, operator, sector, categories, confidential } = given;
  const { id: owner_id, key } = existing(parties, owner);
  const { id: operator_id } = existing(parties, operator);
  const body = {
    ...{ name: alias, owner_id, operator_id, sector, categories, confidential },
    storage_country: given.storage_country ?? "KZ",
  };
  return (await client.must("create-digital-object", { key, body })).id;
}

const inThree = (text: string) => ({ kk: text, ru: text, en: text });

/** The call that registers a purpose, under the key of its party. */
export function purposeCall(
  given: GivenPurpose,
  { parties, objects }: Pick<Registered, "parties" | "objects">,
): { readonly key: string; readonly body: object } {
  const { alias, party, categories, actions, max_term, ends, automated } = given;
  const { id: party_id, key } = existing(parties, party);
  const words = inThree(alias);
  const body = {
    code: alias,
    name: words,
    description: words,
    party_id,
    object_ids: given.objects.map((object) => existing(objects, object)),
    categories,
    actions,
    max_term,
    ends,
    recipients: (given.recipients ?? []).map((recipient) => existing(parties, recipient).id),
    cross_border: given.cross_border ?? [],
    published: false,
    source: given.source ?? "data-subject",
    targeting: given.targeting,
    place: given.place,
    public_place_aim: given.public_place_aim,
    legal_ground: given.legal_ground,
    deidentification: given.deidentification,
    notify_disclosure: given.notify_disclosure,
    automated: automated && {
      ...automated,
      procedure: words,
      consequences: words,
      protection: words,
    },
  };
  return { key, body };
}

async function registerPurpose(
  { client }: ServiceUnderTest,
  given: GivenPurpose,
  registered: Pick<Registered, "parties" | "objects">,
): Promise<{ readonly id: string; readonly party: string }> {
  const { id } = await client.must("create-purpose", purposeCall(given, registered));
  return { id, party: given.party };
}

/** Registers everything that a scenario takes for granted, under numbers that nothing else has. */
export async function register(service: ServiceUnderTest, given: Given): Promise<Registered> {
  const parties = new Map<string, RegisteredParty>();
  const objects = new Map<string, string>();
  const purposes = new Map<string, { readonly id: string; readonly party: string }>();
  for (const party of given.parties) parties.set(party.alias, await registerParty(service, party));
  for (const object of given.objects) {
    objects.set(object.alias, await registerObject(service, object, parties));
  }
  for (const purpose of given.purposes) {
    purposes.set(purpose.alias, await registerPurpose(service, purpose, { parties, objects }));
  }
  const births = new Map(given.births?.map(({ person, day }) => [person, day]));
  const people = new Map(
    given.people.map((alias) => [alias, service.numbers.iin(births.get(alias))]),
  );
  return { parties, objects, purposes, people };
}
