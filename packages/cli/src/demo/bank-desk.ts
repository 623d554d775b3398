import { createHash } from "node:crypto";
import { legalDayOf, type Action, type Instant, type LegalDay } from "@kelisim/core";
import { daysBefore } from "./clock.ts";
import { DEMO_PARTIES } from "./parties.ts";
import { DEMO_PEOPLE } from "./people.ts";
import type { DemoRegistry } from "./registry.ts";
import type { Seeder } from "./seeder.ts";

/** At the service desk; she does not exist either. */
const CLERK = "Бөкейханқызы Меруерт";

/** Days before the anchor, and minutes that keep the order within a day. */
export type When = readonly [days: number, minutes: number];

const paperHash = (of: string): string =>
  createHash("sha256").update(`fictitious paper: ${of}`).digest("hex");

/** A use of data that the bank asks about. */
export type Use = {
  readonly purpose: string;
  readonly action: Action;
  readonly categories: readonly string[];
  readonly recipient?: string;
};

/** What the bank and the service desk do about one person, step by step. */
export class BankDesk {
  readonly #seeder: Seeder;
  readonly #registry: DemoRegistry;
  readonly #anchor: Instant;
  readonly #person: number;
  readonly #iin: string;

  /** @param person 1 for the first one */
  constructor(seeder: Seeder, registry: DemoRegistry, anchor: Instant, person: number) {
    const known = DEMO_PEOPLE[person - 1];
    if (known === undefined) throw new RangeError(`there is no demo person ${person}`);
    this.#seeder = seeder;
    this.#registry = registry;
    this.#anchor = anchor;
    this.#person = person;
    this.#iin = known.iin;
  }

  ask(purpose: string, when: When, validUntil?: LegalDay): Promise<string> {
    return this.#seeder.create({
      ...this.#step(`asked ${purpose}`, when),
      by: "operator",
      path: "/v1/consent-requests",
      body: {
        data_subject: { iin: this.#iin },
        purpose_id: this.#registry.purposes[purpose],
        object_id: this.#registry.objects.non_state,
        ...(validUntil === undefined ? {} : { valid_until: validUntil }),
      },
    });
  }

  /** @returns the consent's id, or `refused` */
  answer(
    requestId: string,
    purpose: string,
    when: When,
    answer: { readonly answer: "grant" | "refuse"; readonly categories?: readonly string[] },
  ): Promise<string> {
    const step = this.#step(`answered ${purpose}`, when);
    return this.#seeder.answer(
      {
        ...step,
        by: "serviceDesk",
        path: `/v1/consent-requests/${requestId}/answer`,
        body: { ...answer, confirmation: this.#paper(step) },
      },
      requestId,
    );
  }

  use(what: string, { purpose, action, categories, recipient }: Use, when: When): Promise<string> {
    const purpose_id = this.#registry.purposes[purpose];
    const properties = {
      data_subject: this.#iin,
      categories,
      ...(recipient === undefined ? {} : { recipient }),
    };
    return this.#seeder.evaluate(
      {
        ...this.#step(what, when),
        by: "operator",
        path: "/access/v1/evaluation",
        body: {
          subject: { type: "party", id: DEMO_PARTIES.operator.bin },
          action: { name: action },
          resource: { type: "digital_object", id: this.#registry.objects.non_state, properties },
          context: { purpose: purpose_id, mode: "enforce" },
        },
      },
      { data_subject: { iin: this.#iin }, purpose_id },
    );
  }

  /** @returns the bank's duty to stop */
  withdraw(consentId: string, when: When): Promise<string> {
    const step = this.#step("withdrew", when);
    return this.#seeder.withdraw(
      {
        ...step,
        by: "serviceDesk",
        path: `/v1/consents/${consentId}/withdraw`,
        body: { confirmation: this.#paper(step) },
      },
      this.#registry.parties.operator,
    );
  }

  stop(dutyId: string, when: When): Promise<string> {
    return this.#seeder.discharge(
      {
        ...this.#step("stopped", when),
        by: "operator",
        path: `/v1/duties/${dutyId}/discharge`,
        body: { outcome: "ceased", evidence_sha256: paperHash("deletion record") },
      },
      dutyId,
    );
  }

  #step(what: string, [days, minutes]: When): { readonly name: string; readonly at: Instant } {
    return { name: `person ${this.#person} ${what}`, at: daysBefore(this.#anchor, days, minutes) };
  }

  #paper({ name, at }: { readonly name: string; readonly at: Instant }) {
    const signed_on = legalDayOf(at);
    return { kind: "written", document_sha256: paperHash(name), signed_on, clerk: CLERK };
  }
}
