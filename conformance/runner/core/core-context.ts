import {
  BUILT_IN_CALENDAR,
  parseId,
  parseIin,
  parseInstant,
  sameLine,
  type AnswerLine,
  type ConsentId,
  type DigitalObject,
  type Disclosed,
  type DutyId,
  type Instant,
  type LegalGroundRef,
  type PartyId,
  type Purpose,
  type RequestId,
  type ServiceKind,
  type SubjectState,
} from "@kelisim/core";
import { Numbers } from "../http/numbers.ts";
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

/** An access that was decided, and the ground that its purpose had then. */
export type LoggedAccess = {
  readonly person: CorePerson | undefined;
  readonly by: string;
  readonly purpose: string;
  readonly decision: boolean;
  readonly deferred: boolean;
  readonly ground: LegalGroundRef | undefined;
};

/** A decision by which data may have been passed on. */
export type DisclosedAccess = Disclosed & {
  readonly person: CorePerson;
  readonly purpose: Purpose;
  readonly object: DigitalObject;
  readonly at: Instant;
  readonly dutyId: DutyId;
};

/** Everything that one scenario's life through core alone needs. */
export class CoreContext {
  readonly service: ServiceKind;
  readonly ids = new CountingIds();
  readonly calendar = BUILT_IN_CALENDAR;
  readonly registry: CoreRegistry;
  readonly names = new Names();
  /** Who was handed data under which consent. */
  readonly received: { readonly consentId: ConsentId; readonly by: PartyId }[] = [];
  /** What was decided and is no mere look-up, with the aliases of the step. */
  readonly log: LoggedAccess[] = [];
  /** Data that were passed on, for telling people of it. */
  readonly disclosed: DisclosedAccess[] = [];
  /** Of nobody: what is about an object. */
  readonly #cases: CorePerson[] = [];
  readonly #numbers = new Numbers();
  readonly #people: Map<string, CorePerson>;
  readonly #everybody: CorePerson[];

  constructor({ service, given }: Scenario) {
    this.service = service;
    this.registry = new CoreRegistry(given, this.ids);
    const births = new Map(given.births?.map(({ person, day }) => [person, day]));
    this.#people = new Map(
      given.people.map((alias) => [alias, this.#newPerson(births.get(alias))]),
    );
    this.#everybody = [...this.#people.values()];
  }

  get people(): readonly CorePerson[] {
    return [...this.#everybody, ...this.#cases];
  }

  /** A case that is about nobody. */
  newCase(): CorePerson {
    const made = new CorePerson(this.ids);
    this.#cases.push(made);
    return made;
  }

  /** Nobody is found under an alias any more: whoever comes is somebody new. */
  forget(alias: string): void {
    const next = new CorePerson(this.ids, this.person(alias).iin);
    this.#people.set(alias, next);
    this.#everybody.push(next);
  }

  #newPerson(birth: string | undefined): CorePerson {
    const read = parseIin(this.#numbers.iin(birth));
    if (!read.ok) throw new Error(`no number for ${birth}`);
    return new CorePerson(this.ids, read.iin);
  }

  /** From now on she is found under another alias and bears its number; her own leads to nobody. */
  renumber(alias: string, to: string): void {
    const person = this.person(alias);
    const { iin } = this.person(to);
    this.forget(alias);
    person.iin = iin;
    this.#people.set(to, person);
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

  /** Who was handed a person's data under any consent of a line. */
  receiversInLine({ consents }: SubjectState, line: AnswerLine): readonly PartyId[] {
    const inLine = this.received.filter(({ consentId }) => {
      const consent = consents.get(consentId);
      return consent !== undefined && sameLine(consent, line);
    });
    return inLine.map(({ by }) => by);
  }

  /** Whose state holds what is looked for. */
  owner(holds: (person: CorePerson) => boolean): CorePerson {
    const person = this.people.find(holds);
    if (person === undefined) throw new Error("no person has the record that a step names");
    return person;
  }
}
