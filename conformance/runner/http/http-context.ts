import type { Context } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { Names } from "../names.ts";
import { UNKNOWN } from "../world.ts";
import type { GivenPurpose } from "../schema/given.ts";
import type { Client, Received } from "./client.ts";
import { purposeCall, type Registered, type RegisteredParty } from "./register.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

const NOWHERE = "f".repeat(32);

/** Everything that one scenario's life over the wire needs. */
export class HttpContext {
  readonly client: Client;
  readonly adminKey: string;
  /** Requests, consents and rights calls. */
  readonly names = new Names();
  /** By alias of a request or a consent: who asked. */
  readonly askers = new Map<string, RegisteredParty>();
  /** For what only the person's portal will do. */
  readonly store: Store;
  readonly service: Context;
  readonly #service: ServiceUnderTest;
  readonly #registered: Registered;

  constructor(service: ServiceUnderTest, registered: Registered) {
    this.client = service.client;
    this.adminKey = service.adminKey;
    this.store = service.store;
    this.service = service.context;
    this.#service = service;
    this.#registered = registered;
  }

  tellDisclosures(): Promise<void> {
    return this.#service.tellDisclosures();
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

  knowsPurpose(id: string): boolean {
    return [...this.#registered.purposes.values()].some((purpose) => purpose.id === id);
  }

  purposeAlias(id: string): string {
    const found = [...this.#registered.purposes].find(([, purpose]) => purpose.id === id);
    if (found === undefined) throw new Error("an answer names a purpose that no scenario has");
    return found[0];
  }

  /** Registers a further purpose; nothing is kept of a refused one. */
  async declare(given: GivenPurpose): Promise<Received<"create-purpose">> {
    const made = await this.client.call("create-purpose", purposeCall(given, this.#registered));
    if (made.ok) {
      this.#registered.purposes.set(given.alias, { id: made.body.id, party: given.party });
    }
    return made;
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
