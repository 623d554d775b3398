import {
  endRoles,
  objectAfter,
  purposeAfter,
  registrationFaults,
  day,
  sameText,
  type DigitalObject,
  type Fault,
  type LegalGroundRef,
  type Party,
  type PartyRole,
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

function groundOf({
  deferral,
  ...ground
}: NonNullable<GivenPurpose["legal_ground"]>): LegalGroundRef {
  if (deferral === undefined) return ground;
  const { until, ...rest } = deferral;
  return { ...ground, deferral: { ...rest, ...(until !== undefined && { until: day(until) }) } };
}

/** What a purpose declares for the rules that ban or permit. */
function declaredOf(given: GivenPurpose): Purpose["declared"] {
  const { targeting, place, public_place_aim, legal_ground, deidentification } = given;
  return {
    ...(targeting !== undefined && { targeting }),
    ...(place !== undefined && { place }),
    ...(public_place_aim !== undefined && { public_place_aim }),
    ...(legal_ground !== undefined && { legal_ground: groundOf(legal_ground) }),
    ...(deidentification !== undefined && { deidentification }),
    ...(given.notify_disclosure !== undefined && { notify_disclosure: given.notify_disclosure }),
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
      confidential = true,
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

  objectOf(id: DigitalObject["id"]): DigitalObject {
    const found = [...this.#objects.values()].find((object) => object.id === id);
    if (found === undefined) throw new Error("a purpose names an object that no scenario has");
    return found;
  }

  purpose(alias: string): Purpose {
    return existing(this.#purposes, alias);
  }

  get purposes(): ReadonlyMap<string, Purpose> {
    return this.#purposes;
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

  /** Registers a further purpose, unless something keeps it from being one. */
  declare(given: GivenPurpose, ids: IdSource): readonly Fault[] {
    const purpose = this.#purpose(given, ids);
    const faults = registrationFaults(purpose, this.party(given.party));
    if (faults.length === 0) this.#purposes.set(given.alias, purpose);
    return faults;
  }

  /** Whether nobody can do anything under a consent or a request any more. */
  isLineClosed(line: Parameters<CoreRegistry["ofLine"]>[0]): boolean {
    const { purpose, object } = this.ofLine(line);
    return purpose.status === "closed" || object.status === "closed";
  }

  closeObject(alias: string): void {
    this.#objects.set(alias, { ...this.object(alias), status: "closed" });
  }

  /** Some roles of a party end, with what hangs on them. @returns the purposes that this closes */
  endRoles(alias: string, named: readonly PartyRole[] | undefined): readonly Purpose[] {
    const roles = endRoles(this.party(alias), named);
    const closed: Purpose[] = [];
    this.#parties.set(alias, roles.party);
    for (const [name, object] of this.#objects) this.#objects.set(name, objectAfter(roles, object));
    for (const [name, purpose] of this.#purposes) {
      const after = purposeAfter(roles, purpose);
      if (after.status !== purpose.status) closed.push(purpose);
      this.#purposes.set(name, after);
    }
    return closed;
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
