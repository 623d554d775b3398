import { parseId, type Instant, type PartyId } from "@kelisim/core";
import { daysBefore } from "./clock.ts";
import { DEMO_OBJECT_NAMES, DEMO_OBJECTS, type DemoObjectName } from "./objects.ts";
import { DEMO_PARTIES, DEMO_PARTY_NAMES, type DemoPartyName } from "./parties.ts";
import { DEMO_PURPOSES, type DemoPurpose } from "./purposes.ts";
import type { Seeder } from "./seeder.ts";

/** A day before the first thing that happens to a person. */
const REGISTERED_DAYS_AGO = 41;

/** When everything of the demo was registered. */
export const registeredAt = (anchor: Instant): Instant => daysBefore(anchor, REGISTERED_DAYS_AGO);

export type PartyIds = Readonly<Record<DemoPartyName, PartyId>>;

/** The ids of everything that the demo registered. */
export type DemoRegistry = {
  readonly parties: PartyIds;
  readonly objects: Readonly<Record<DemoObjectName, string>>;
  /** By code. */
  readonly purposes: Readonly<Record<string, string>>;
};

/** Registers the parties, as the administrator. Their keys can be made only afterwards. */
export async function seedParties(seeder: Seeder, anchor: Instant): Promise<PartyIds> {
  const ids: Partial<Record<DemoPartyName, PartyId>> = {};
  for (const name of DEMO_PARTY_NAMES) {
    const { bin, name: called, sector, roles } = DEMO_PARTIES[name];
    const id = await seeder.create({
      name: `party ${name}`,
      at: registeredAt(anchor),
      by: "admin",
      path: "/v1/parties",
      body: { bin, name: called, sector, roles },
    });
    const partyId = parseId("pty", id);
    if (partyId === undefined) throw new Error(`the id of demo party ${name} is none`);
    ids[name] = partyId;
  }
  return ids as PartyIds;
}

const purposeBody = (purpose: DemoPurpose, parties: PartyIds, objectId: string) => ({
  code: purpose.code,
  name: purpose.name,
  description: purpose.description,
  party_id: parties[DEMO_OBJECTS[purpose.object].party],
  object_ids: [objectId],
  categories: { required: purpose.required, optional: purpose.optional },
  actions: purpose.actions,
  ...(purpose.maxTerm === undefined ? {} : { max_term: purpose.maxTerm }),
  ends: purpose.ends,
  recipients: purpose.recipients.map((name) => parties[name]),
  cross_border: [],
  published: false,
  source: "data-subject",
});

/** Registers objects and purposes, each by its own party. */
export async function seedRegistry(
  seeder: Seeder,
  anchor: Instant,
  parties: PartyIds,
): Promise<DemoRegistry> {
  const at = registeredAt(anchor);
  const objects: Partial<Record<DemoObjectName, string>> = {};
  for (const name of DEMO_OBJECT_NAMES) {
    const { party, name: called, sector, categories } = DEMO_OBJECTS[name];
    const [owner_id, operator_id] = [parties[party], parties[party]];
    objects[name] = await seeder.create({
      name: `object ${name}`,
      at,
      by: party,
      path: "/v1/digital-objects",
      body: { name: called, owner_id, operator_id, sector, categories, storage_country: "KZ" },
    });
  }
  const purposes: Record<string, string> = {};
  for (const purpose of DEMO_PURPOSES) {
    purposes[purpose.code] = await seeder.create({
      name: `purpose ${purpose.code}`,
      at,
      by: DEMO_OBJECTS[purpose.object].party,
      path: "/v1/purposes",
      body: purposeBody(purpose, parties, objects[purpose.object] ?? ""),
    });
  }
  return { parties, objects: objects as DemoRegistry["objects"], purposes };
}
