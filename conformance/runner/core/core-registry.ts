import {
  sameText,
  type DigitalObject,
  type Party,
  type PartyId,
  type Purpose,
  type IdSource,
} from "@kelisim/core";
import type { Given, GivenObject, GivenParty, GivenPurpose } from "../schema/given.ts";
import { UNKNOWN } from "../world.ts";

const partyFrom = ({ alias, sector, roles }: GivenParty, ids: IdSource): Party => ({
  id: ids.next("pty"),
  version: 1,
  bin: alias,
  name: sameText(alias),
  sector,
  roles,
  country: "KZ",
  status: "active",
});

/** What a purpose declares for the rules that ban or permit. */
function declaredOf(given: GivenPurpose): Purpose["declared"] {
  const { targeting, place, public_place_aim, legal_ground, deidentification } = given;
  return {
    ...(targeting !== undefined && { targeting }),
    ...(place !== undefined && { place }),
    ...(public_place_aim !== undefined && { public_place_aim }),
    ...(legal_ground !== undefined && { legal_ground }),
    ...(deidentification !== undefined && { deidentification }),
  };
}

/** The registry of a scenario as core's own records, by alias. */
export class CoreRegistry {
  readonly #parties = new Map<string, Party>();
  readonly #objects = new Map<string, DigitalObject>();
  readonly #purposes = new Map<string, Purpose>();

  constructor(given: Given, ids: IdSource) {
    for (const party of given.parties) this.#parties.set(party.alias, partyFrom(party, ids));
    for (const object of given.objects) this.#objects.set(object.alias, this.#object(object, ids));
    for (const purpose of given.purposes) {
      this.#purposes.set(purpose.alias, this.#purpose(purpose, ids));
    }
  }

  #object(
    {
      alias,
      owner,
      operator,
      sector,
      categories,
      storage_country = "KZ",
      confidential = false,
    }: GivenObject,
    ids: IdSource,
  ): DigitalObject {
    return {
      id: ids.next("obj"),
      version: 1,
      name: sameText(alias),
      ownerId: this.party(owner).id,
      operatorId: this.party(operator).id,
      sector,
      categories,
      storageCountry: storage_country,
      confidential,
      status: "active",
    };
  }

  #purpose(given: GivenPurpose, ids: IdSource): Purpose {
    const { alias, party, objects, categories, actions, ends, automated } = given;
    const words = sameText(alias);
    const told = { procedure: words, consequences: words, protection: words };
    return {
      id: ids.next("pur"),
      version: 1,
      code: alias,
      name: words,
      description: words,
      partyId: this.party(party).id,
      objectIds: objects.map((object) => this.object(object).id),
      categories,
      actions,
      maxTerm: given.max_term ?? null,
      ends,
      recipients: this.partyIds(given.recipients ?? []),
      crossBorder: given.cross_border ?? [],
      published: false,
      source: given.source ?? "data-subject",
      automated:
        automated === undefined ? null : { affectsRights: automated.affects_rights, ...told },
      declared: declaredOf(given),
      status: "active",
      achievedCount: 0,
    };
  }

  party(alias: string): Party {
    return existing(this.#parties, alias);
  }

  partyIds(aliases: readonly string[]): readonly PartyId[] {
    return aliases.map((alias) => this.party(alias).id);
  }

  partyAlias(id: PartyId): string {
    const found = [...this.#parties].find(([, party]) => party.id === id);
    if (found === undefined) throw new Error("an outcome names a party that no scenario has");
    return found[0];
  }

  object(alias: string): DigitalObject {
    return existing(this.#objects, alias);
  }

  purpose(alias: string): Purpose {
    return existing(this.#purposes, alias);
  }

  /** How often a purpose was achieved for everyone. */
  achievedCount(id: Purpose["id"]): number {
    const found = [...this.#purposes.values()].find((purpose) => purpose.id === id);
    return found?.achievedCount ?? 0;
  }

  findParty(alias: string): Party | undefined {
    return alias === UNKNOWN ? undefined : this.party(alias);
  }

  findObject(alias: string): DigitalObject | undefined {
    return alias === UNKNOWN ? undefined : this.object(alias);
  }

  findPurpose(alias: string): Purpose | undefined {
    return alias === UNKNOWN ? undefined : this.purpose(alias);
  }

  /** The records that a consent or a request is about. */
  ofLine(
    line: Pick<Purpose, "partyId"> & { purposeId: Purpose["id"]; objectId: DigitalObject["id"] },
  ) {
    const purpose = [...this.#purposes.values()].find(({ id }) => id === line.purposeId);
    const object = [...this.#objects.values()].find(({ id }) => id === line.objectId);
    if (purpose === undefined || object === undefined)
      throw new Error("a line without its records");
    return { purpose, object };
  }

  change(alias: string, change: (purpose: Purpose) => Purpose): void {
    this.#purposes.set(alias, change(this.purpose(alias)));
  }
}

function existing<T>(map: ReadonlyMap<string, T>, alias: string): T {
  const found = map.get(alias);
  if (found === undefined) throw new Error(`nothing is called ${alias}`);
  return found;
}
