import {
  BUILT_IN_CALENDAR,
  parseId,
  parseInstant,
  type ConsentId,
  type Instant,
  type PartyId,
  type RequestId,
  type ServiceKind,
} from "@kelisim/core";
import { Names } from "../names.ts";
import type { Scenario } from "../schema/scenario.ts";
import { CorePerson } from "./core-person.ts";
import { CoreRegistry } from "./core-registry.ts";
import { CountingIds } from "./fake-ids.ts";

/** @throws Error if the text is no instant: a fault of the scenario */
export function instantFrom(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`no instant: ${text}`);
  return instant;
}

/** Everything that one scenario's life through core alone needs. */
export class CoreContext {
  readonly service: ServiceKind;
  readonly ids = new CountingIds();
  readonly calendar = BUILT_IN_CALENDAR;
  readonly registry: CoreRegistry;
  readonly names = new Names();
  /** Who was handed data under which consent. */
  readonly received: { readonly consentId: ConsentId; readonly by: PartyId }[] = [];
  readonly #people: Map<string, CorePerson>;
  readonly #everybody: CorePerson[];

  constructor({ service, given }: Scenario) {
    this.service = service;
    this.registry = new CoreRegistry(given, this.ids);
    this.#people = new Map(given.people.map((alias) => [alias, new CorePerson(this.ids)]));
    this.#everybody = [...this.#people.values()];
  }

  get people(): readonly CorePerson[] {
    return this.#everybody;
  }

  /** Nobody is found under an alias any more: whoever comes is somebody new. */
  forget(alias: string): void {
    const next = new CorePerson(this.ids);
    this.#people.set(alias, next);
    this.#everybody.push(next);
  }

  person(alias: string): CorePerson {
    const person = this.#people.get(alias);
    if (person === undefined) throw new Error(`nobody is called ${alias}`);
    return person;
  }

  requestId(alias: string): RequestId {
    const id = parseId("req", this.names.id(alias));
    if (id === undefined) throw new Error(`${alias} is no request`);
    return id;
  }

  consentId(alias: string): ConsentId {
    const id = parseId("con", this.names.id(alias));
    if (id === undefined) throw new Error(`${alias} is no consent`);
    return id;
  }

  /** Whose state holds what is looked for. */
  owner(holds: (person: CorePerson) => boolean): CorePerson {
    const person = this.people.find(holds);
    if (person === undefined) throw new Error("no person has the record that a step names");
    return person;
  }
}
