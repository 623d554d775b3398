import { setTimeout as sleep } from "node:timers/promises";
import type { EvaluationAnswer } from "@kelisim/protocol";
import { OTHER_PROOF, bankLine, question } from "../../packages/server/test/support/acts.ts";
import type { World } from "../../packages/server/test/support/world.ts";
import type { Dice } from "../dice.ts";
import type { ActName, Journal, Span } from "../journal.ts";
import { call, type Request, type Target } from "./caller.ts";
import type { Person } from "./people.ts";

/** Nobody waits longer than this for one command; then its fate is not known. */
const PATIENCE_MS = 150_000;

/** A command that got no answer in time, or a wrong one: the story ends there. */
export class GivenUp extends Error {
  override readonly name = "GivenUp";
}

export type ClientOptions = {
  readonly number: number;
  readonly targets: readonly Target[];
  readonly world: World;
  readonly journal: Journal;
  readonly dice: Dice;
};

type Answer = Readonly<Record<string, unknown>>;

let serial = 0;

/** Somebody's program that uses the service, now at one process, now at another. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  get dice(): Dice {
    return this.#options.dice;
  }

  async ask(person: Person): Promise<string> {
    const { objectId, purposeId } = bankLine(this.#options.world);
    const body = { data_subject: { iin: person.iin }, purpose_id: purposeId, object_id: objectId };
    return this.#command(
      "asked",
      person,
      "bank",
      "/v1/consent-requests",
      body,
      idOf,
      (id, span) => {
        return { act: "asked", person: person.number, id, ...span };
      },
    );
  }

  async grant(person: Person, request: string): Promise<string> {
    const body = { answer: "grant", confirmation: OTHER_PROOF };
    const path = `/v1/consent-requests/${request}/answer`;
    return this.#command("granted", person, "desk", path, body, consentOf, (id, span) => {
      return { act: "granted", person: person.number, id, ...span };
    });
  }

  async refuse(person: Person, request: string): Promise<void> {
    const body = { answer: "refuse", confirmation: OTHER_PROOF };
    const path = `/v1/consent-requests/${request}/answer`;
    await this.#command(
      "refused",
      person,
      "desk",
      path,
      body,
      () => request,
      (id, span) => {
        return { act: "refused", person: person.number, id, ...span };
      },
    );
  }

  /** @returns the duties that it opened */
  async withdraw(person: Person, consent: string): Promise<readonly string[]> {
    const path = `/v1/consents/${consent}/withdraw`;
    const body = { confirmation: OTHER_PROOF };
    const duties = await this.#command(
      "withdrawn",
      person,
      "desk",
      path,
      body,
      dutiesOf,
      (ids, span) => {
        return {
          act: "withdrawn",
          person: person.number,
          id: consent,
          duties: ids.split(" "),
          ...span,
        };
      },
    );
    return duties.split(" ");
  }

  /** @returns the duty to answer her */
  async object(person: Person): Promise<string> {
    const body = {
      data_subject: { iin: person.iin },
      party_id: this.#options.world.bank.id,
      text: "Қарсымын.",
    };
    const both = (answer: Answer): string => `${String(answer["id"])} ${String(answer["duty_id"])}`;
    const made = await this.#command(
      "objected",
      person,
      "desk",
      "/v1/objections",
      body,
      both,
      (ids, span) => {
        const [id = "", duty = ""] = ids.split(" ");
        return { act: "objected", person: person.number, id, duty, ...span };
      },
    );
    return made.split(" ")[1] ?? "";
  }

  async discharge(person: Person, duty: string, body: object): Promise<void> {
    const path = `/v1/duties/${duty}/discharge`;
    await this.#command(
      "discharged",
      person,
      "bank",
      path,
      body,
      () => duty,
      (id, span) => {
        return { act: "discharged", id, ...span };
      },
    );
  }

  /** Her consents are withdrawn, and nobody owes her anything. */
  async erase(person: Person): Promise<void> {
    const body = { data_subject: { iin: person.iin }, reason: "person-asked" };
    const status = (answer: Answer): string => String(answer["status"]);
    await this.#command("erased", person, "admin", "/v1/erasures", body, status, (id, span) => {
      return { act: "erased", person: person.number, id, ...span };
    });
  }

  /** Puts one access question to one process, once. */
  async evaluate(person: Person, target = this.dice.pick(this.#options.targets)): Promise<void> {
    const { journal, world } = this.#options;
    const sent = journal.tick();
    const apiKey = keyOf(world, "bank");
    const body = question(bankLine(world), person.iin);
    const heard = await call(journal, target, { path: "/access/v1/evaluation", body, apiKey });
    if (!heard.ok) return;
    const { decision: permit, context } = heard.body as unknown as EvaluationAnswer;
    const [id, reason] = [context.decision_id, context.reason.code];
    const span = { sent, heard: journal.tick() };
    journal.heard({ act: "decided", person: person.number, id, permit, reason, ...span });
  }

  /** Puts it to every process at once. */
  async evaluateEverywhere(person: Person): Promise<void> {
    await Promise.all(this.#options.targets.map((target) => this.evaluate(person, target)));
  }

  /**
   * Sends a command under one `Idempotency-Key` until it is answered, and now and then once more. The
   * result is what the answer names, as a text.
   */
  async #command(
    act: ActName,
    person: Person,
    by: Caller,
    path: string,
    body: object,
    resultOf: (answer: Answer) => string,
    entry: (result: string, span: Span) => Parameters<Journal["heard"]>[0],
  ): Promise<string> {
    const { journal, world, number } = this.#options;
    const key = `chaos ${number} ${(serial += 1)}`;
    const request = { path, body, apiKey: keyOf(world, by), idempotencyKey: key };
    const sent = journal.tick();
    journal.begin(key, { act, person: person.number, sent });
    const result = resultOf(await this.#untilAnswered(request));
    journal.heard(entry(result, { sent, heard: journal.tick() }), key);
    if (this.dice.chance(0.1)) {
      const again = resultOf(await this.#untilAnswered(request));
      journal.again({ key, ids: [result, again] });
    }
    return result;
  }

  async #untilAnswered(request: Request): Promise<Answer> {
    const { journal, targets } = this.#options;
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const heard = await call(journal, this.dice.pick(targets), request);
      if (heard.ok) return heard.body;
      if (!heard.mayRepeat) throw new GivenUp("an answer that is no reason to repeat");
      if (performance.now() > until) {
        journal.note({ gaveUp: request.idempotencyKey });
        throw new GivenUp("nobody answered");
      }
      await sleep(this.dice.between(50, 500));
    }
  }
}

type Caller = "bank" | "desk" | "admin";

const keyOf = (world: World, by: Caller): string => {
  const { key } = by === "admin" ? world.admin : world[by].api;
  if (key === undefined) throw new Error("a caller without a key");
  return key;
};

const idOf = (answer: Answer): string => String(answer["id"]);
const consentOf = (answer: Answer): string => String(answer["consent_id"]);
const dutiesOf = (answer: Answer): string =>
  (answer["duties"] as readonly { readonly id: string }[]).map(({ id }) => id).join(" ");
