import { Names } from "../names.ts";
import { UNKNOWN } from "../world.ts";
import type { Client } from "./client.ts";
import type { Registered, RegisteredParty } from "./register.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

const NOWHERE = "f".repeat(32);

/** Everything that one scenario's life over the wire needs. */
export class HttpContext {
  readonly client: Client;
  /** Requests, consents and rights calls. */
  readonly names = new Names();
  /** By alias of a request or a consent: who asked. */
  readonly askers = new Map<string, RegisteredParty>();
  readonly #service: ServiceUnderTest;
  readonly #registered: Registered;

  constructor(service: ServiceUnderTest, registered: Registered) {
    this.client = service.client;
    this.#service = service;
    this.#registered = registered;
  }

  party(alias: string): RegisteredParty {
    return existing(this.#registered.parties, alias);
  }

  partyAlias(id: string): string {
    const found = [...this.#registered.parties].find(([, party]) => party.id === id);
    if (found === undefined) throw new Error("an answer names a party that no scenario has");
    return found[0];
  }

  bin(alias: string): string {
    return alias === UNKNOWN ? this.#service.numbers.bin() : this.party(alias).bin;
  }

  object(alias: string): string {
    return alias === UNKNOWN ? `obj_${NOWHERE}` : existing(this.#registered.objects, alias);
  }

  purpose(alias: string): string {
    return alias === UNKNOWN ? `pur_${NOWHERE}` : existing(this.#registered.purposes, alias).id;
  }

  /** The key of the service's administrator. */
  get adminKey(): string {
    return this.#service.adminKey;
  }

  /** The party whose purpose it is. */
  askerFor(purpose: string): RegisteredParty {
    return this.party(existing(this.#registered.purposes, purpose).party);
  }

  /** The party that put a request or was given a consent. */
  askerOf(alias: string): RegisteredParty {
    return existing(this.askers, alias);
  }

  iin(alias: string): string {
    return alias === UNKNOWN
      ? this.#service.numbers.iin()
      : existing(this.#registered.people, alias);
  }
}

function existing<T>(map: ReadonlyMap<string, T>, alias: string): T {
  const found = map.get(alias);
  if (found === undefined) throw new Error(`nothing is called ${alias}`);
  return found;
}
